import type { Backend } from '../backend.ts'
import { type Canvas, createGpuBackend, type GpuOptions } from '../gpu-backend.ts'
import { acquireDevice } from './webgl2-device.ts'
import { createWebGl2Driver } from './webgl2-driver.ts'

/** Without a canvas it draws for `readPixels` only. A canvas is touched when the context is there, not before. */
export function createWebGl2Backend(canvas: Canvas | null, options: GpuOptions): Promise<Backend> {
  return createGpuBackend('webgl2', acquireDevice, options, (device, useProgram) =>
    createWebGl2Driver(device, useProgram, canvas),
  )
}
