import type { Backend } from '../backends/backend.ts'
import { EngineError } from '../base/errors.ts'
import { oneOf } from '../scene/check.ts'
import type { Canvas } from './host.ts'

export type BackendName = 'webgpu' | 'webgl2' | 'canvas2d'
export type BackendChoice = 'auto' | BackendName

/** The ladder of `auto`, from the top. */
const LADDER: readonly BackendName[] = ['webgpu', 'webgl2', 'canvas2d']

/** After so many losses on a rung the one below is taken. */
const MAX_LOSSES = 3

/** How often each rung that may be taken may still be taken. */
export type Chances = Map<BackendName, number>

export function chancesOf(choice: BackendChoice): Chances {
  oneOf('auto', ...LADDER)(choice, 'options.backend')
  return new Map((choice === 'auto' ? LADDER : [choice]).map((name) => [name, MAX_LOSSES]))
}

export interface Refusal {
  readonly backend: BackendName
  readonly reason: string
}

/** For people, each with its backend. */
export function reasonsOf(refusals: readonly Refusal[]): string[] {
  return refusals.map(({ backend, reason }) => `${backend}: ${reason}`)
}

export interface Chosen {
  readonly backend: Backend
  readonly canvas: Canvas | null
  /** Rungs above that could not be had. */
  readonly refusals: readonly Refusal[]
}

/** Adapters that are no GPU: drawing on them costs a hundred times what the browser's own 2D canvas does. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render|\bwarp\b/i

/**
 * Takes the first rung that can be had, each on a fresh canvas; a rung's code is a chunk of its own, and one that fails to load is a
 * rung that cannot be had, as is one on a software rasteriser while there is another below. `signal` ends the search; a backend may still come out of it, which the caller then destroys.
 */
export async function chooseBackend(
  chances: Chances,
  createCanvas: () => Canvas | null,
  signal: AbortSignal,
): Promise<Chosen> {
  const rungs = [...chances.keys()].filter((name) => chances.get(name))
  if (rungs.length === 0) {
    throw new EngineError('device-lost', `Every backend was lost ${MAX_LOSSES} times.`)
  }
  const refusals: Refusal[] = []
  for (const name of rungs) {
    const isLast = name === rungs[rungs.length - 1]
    const canvas = createCanvas()
    try {
      const backend = await createBackend(name, canvas, signal)
      if (isLast || !SOFTWARE.test(backend.description)) return { backend, canvas, refusals }
      refusals.push({
        backend: name,
        reason: `${backend.description} is a software rasteriser; name the backend to have it`,
      })
      backend.destroy()
    } catch (error) {
      if (signal.aborted) break
      refusals.push({ backend: name, reason: `${(error as Error | null)?.message ?? error}` })
    }
  }
  if (signal.aborted) throw new EngineError('destroyed', 'The engine was destroyed; make a new one.')
  throw new EngineError(
    'backend-unavailable',
    `No backend can be had: ${reasonsOf(refusals).join('; ')}. Use 'auto' or 'canvas2d'.`,
    { path: 'options.backend', value: rungs },
  )
}

async function createBackend(name: BackendName, canvas: Canvas | null, signal: AbortSignal): Promise<Backend> {
  if (name === 'webgpu') {
    const { createWebGpuBackend } = await import('../backends/webgpu/webgpu-backend.ts')
    return createWebGpuBackend(canvas, { signal })
  }
  if (name === 'webgl2') {
    const { createWebGl2Backend } = await import('../backends/webgl2/webgl2-backend.ts')
    return createWebGl2Backend(canvas, { signal })
  }
  const { createCanvas2dBackend } = await import('../backends/canvas2d/canvas2d-backend.ts')
  return createCanvas2dBackend(canvas ?? new OffscreenCanvas(1, 1), { willReadFrequently: canvas === null })
}
