import type { BackendName } from '../../../../src/engine/choose-backend.ts'
import type { BrowserKind } from '../../../support/launch.ts'

export const BACKENDS: readonly BackendName[] = ['webgpu', 'webgl2', 'canvas2d']

/** The browser in which a backend is judged. */
export function browserOf(backend: BackendName): BrowserKind {
  return backend === 'canvas2d' ? 'cpu' : 'gpu'
}
