import type { Backend } from '../backends/backend.ts'
import type { GpuOptions } from '../backends/gpu-backend.ts'
import { EngineError } from '../base/errors.ts'
import { type Check, list, oneOf, string } from '../scene/check.ts'
import { destroyed } from './destroyed.ts'
import type { Canvas } from './host.ts'

export type BackendName = 'webgpu' | 'webgl2' | 'canvas2d'
export type BackendChoice = 'auto' | BackendName

const RUNGS: readonly BackendName[] = ['webgpu', 'webgl2', 'canvas2d']

/** The rungs of a choice, best first. */
export function rungsOf(choice: BackendChoice | readonly BackendName[]): readonly BackendName[] {
  if (choice === 'auto') return RUNGS
  if (typeof choice !== 'object' || !choice.length) {
    oneOf('auto', ...RUNGS)(choice, 'options.backend')
    return [choice as BackendName]
  }
  for (const [i, name] of choice.entries()) oneOf(...RUNGS)(name, `options.backend[${i}]`)
  return [...new Set(choice)]
}

export interface Refusal {
  readonly backend: BackendName
  readonly reason: string
}

/** `thrown` need not be an Error. */
export function refusalOf(backend: BackendName, thrown: unknown): Refusal {
  return { backend, reason: `${(thrown as Error | null)?.message ?? thrown}` }
}

/** For people, each with its backend. */
export function reasonsOf(refusals: readonly Refusal[]): string[] {
  return refusals.map(({ backend, reason }) => `${backend}: ${reason}`)
}

/** A backend on a canvas of its own, not shown yet; null where pictures are only read back. */
export interface Opened {
  readonly backend: Backend
  readonly canvas: Canvas | null
}

export interface Chosen extends Opened {
  /** Rungs that could not be had. */
  readonly refusals: readonly Refusal[]
}

/** `limit`: ms that it may take. */
export type Open = (name: BackendName, limit?: number) => Promise<Opened>

/** The first of these rungs that can be had. */
export async function chooseBackend(rungs: readonly BackendName[], open: Open, signal: AbortSignal): Promise<Chosen> {
  const refusals: Refusal[] = []
  for (const name of rungs) {
    try {
      return { ...(await open(name)), refusals }
    } catch (error) {
      if (signal.aborted) throw destroyed()
      refusals.push(refusalOf(name, error))
    }
  }
  throw new EngineError(
    'backend-unavailable',
    `No backend can be had: ${reasonsOf(refusals).join('; ')}. Use 'auto' or 'canvas2d'.`,
    { path: 'options.backend', value: rungs },
  )
}

/** Parts of names of GPUs, in any case. */
export const checkDenylist: Check<readonly string[]> = list(string, 0, 1000)

/** One whose description is on the denylist is given back, and cannot be had. */
export async function createBackend(
  name: BackendName,
  canvas: Canvas | null,
  options: GpuOptions,
  denylist: readonly string[],
): Promise<Backend> {
  const backend = await loadBackend(name, canvas, options)
  const { description } = backend
  if (name === 'canvas2d' || !denylist.some((part) => description.toLowerCase().includes(part.toLowerCase())))
    return backend
  backend.destroy()
  throw new EngineError('backend-unavailable', `${description} is on the denylist`)
}

/** Its code is a chunk of its own; one that fails to load is a rung that cannot be had. */
async function loadBackend(name: BackendName, canvas: Canvas | null, options: GpuOptions): Promise<Backend> {
  if (name === 'webgpu') {
    const { createWebGpuBackend } = await import('../backends/webgpu/webgpu-backend.ts')
    return createWebGpuBackend(canvas, options)
  }
  if (name === 'webgl2') {
    const { createWebGl2Backend } = await import('../backends/webgl2/webgl2-backend.ts')
    return createWebGl2Backend(canvas, options)
  }
  const { createCanvas2dBackend } = await import('../backends/canvas2d/canvas2d-backend.ts')
  return createCanvas2dBackend(canvas ?? new OffscreenCanvas(1, 1), { ...options, willReadFrequently: !canvas })
}
