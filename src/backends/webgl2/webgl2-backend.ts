import type { Backend } from '../backend.ts'
import { type Canvas, GpuBackend } from '../gpu-backend.ts'
import { acquireDevice, releaseDevice } from './webgl2-device.ts'
import { WebGl2Driver } from './webgl2-driver.ts'

export interface WebGl2Options {
  /** Ends the wait for a context; the promise then rejects with code `destroyed`. */
  readonly signal?: AbortSignal
}

/** Without a canvas it draws for `readPixels` only. A canvas is touched when the context is there, not before. */
export async function createWebGl2Backend(canvas: Canvas | null, options: WebGl2Options = {}): Promise<Backend> {
  const device = await acquireDevice(options.signal)
  try {
    return new GpuBackend('webgl2', device, new WebGl2Driver(device, canvas))
  } catch (error) {
    releaseDevice(device)
    throw error
  }
}
