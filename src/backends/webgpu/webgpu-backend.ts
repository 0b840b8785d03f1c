import type { Backend } from '../backend.ts'
import { type Canvas, createGpuBackend, type GpuOptions } from '../gpu-backend.ts'
import { acquireDevice } from './webgpu-device.ts'
import { createWebGpuDriver } from './webgpu-driver.ts'

/** Without a canvas it draws for `readPixels` only. A canvas is touched when the device is there, not before. */
export function createWebGpuBackend(canvas: Canvas | null, options: GpuOptions): Promise<Backend> {
  return createGpuBackend('webgpu', acquireDevice, options, ({ device }, pipelines) =>
    createWebGpuDriver(device, pipelines, canvas),
  )
}
