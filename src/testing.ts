/** `glissade/testing`: graphics devices that fail on purpose, for tests of apps and of the engine. */
export { createFaults, type FaultBackend, type Faults } from './testing/faults.ts'
