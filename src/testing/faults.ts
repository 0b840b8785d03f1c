import { createCanvas2dFaults } from './canvas2d-faults.ts'
import { Patches } from './patches.ts'
import { createWebGl2Faults } from './webgl2-faults.ts'
import { createWebGpuFaults } from './webgpu-faults.ts'

export type FaultBackend = 'webgpu' | 'webgl2' | 'canvas2d'

/** What can go wrong with one kind of device. Canvas2D can only be lost. */
export interface DeviceFaults {
  /** Every device or context there is now is lost, as when its process ends. */
  lose(): void
  /** Every device or context there is now throws at each call, and no event comes. */
  fail(): void
  /** WebGPU: an error that nobody asked about. WebGL2: the context is lost, and no event comes. */
  error(kind: 'validation' | 'out-of-memory'): void
  /** From now on none can be had: the browser says no, or (WebGPU) never answers. */
  refuse(how?: 'refuse' | 'hang'): void
  /** From now on no shader compiles. */
  rejectPipelines(): void
  /** What can be had from now on is whole again. */
  heal(): void
}

export interface Faults extends Readonly<Record<FaultBackend, DeviceFaults>> {
  /** The browser's own methods are back in their places. */
  restore(): void
}

/**
 * Makes this page's graphics devices fail on purpose. It replaces methods of the browser, so call it before the first engine is
 * made; it knows the devices and contexts that were opened since.
 */
export function createFaults(): Faults {
  const patches = new Patches()
  return {
    webgpu: createWebGpuFaults(patches),
    webgl2: createWebGl2Faults(patches),
    canvas2d: createCanvas2dFaults(patches),
    restore: () => patches.undo(),
  }
}
