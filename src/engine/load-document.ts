/** Everything that only documents need, as one chunk. */
export { readDocument } from '../document/load.ts'
export { bakeOutline } from '../encode/bake-outline.ts'
export { buildScene } from './build-scene.ts'
