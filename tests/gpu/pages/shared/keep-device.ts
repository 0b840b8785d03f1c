import { type BackendName, Engine } from '../../../../src/index.ts'

const keepers = new Map<BackendName, Engine>()

/** From now on this page keeps the shared device of a backend, and so its compiled shaders, from one engine to the next. */
export function keepDevice(backend: BackendName): void {
  if (!keepers.has(backend)) keepers.set(backend, new Engine({ width: 1, height: 1 }, { backend }))
}
