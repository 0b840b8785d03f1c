import type { Backend } from '../backend.ts'
import { type Canvas, GpuBackend } from '../gpu-backend.ts'
import { acquireDevice, releaseDevice } from './webgpu-device.ts'
import { WebGpuDriver } from './webgpu-driver.ts'

export interface WebGpuOptions {
  /** Ends the wait for a device; the promise then rejects with code `destroyed`. */
  readonly signal?: AbortSignal
}

/** Without a canvas it draws for `readPixels` only. A canvas is touched when the device is there, not before. */
export async function createWebGpuBackend(canvas: Canvas | null, options: WebGpuOptions = {}): Promise<Backend> {
  const gpu = await acquireDevice(options.signal)
  try {
    return new GpuBackend('webgpu', gpu, new WebGpuDriver(gpu, canvas))
  } catch (error) {
    releaseDevice(gpu)
    throw error
  }
}
