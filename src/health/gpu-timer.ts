import { createWebGl2Timer } from './webgl2-timer.ts'
import { createWebGpuTimer } from './webgpu-timer.ts'

/** Times what is handed to the GPU between `start` and `end`, now and then: one measure at a time. */
export interface GpuTimer {
  start(): void
  end(): void
  destroy(): void
}

/** `device`: what a backend draws on. `tell` is called with ms. Null where the GPU tells no times. */
export function createGpuTimer(device: object | undefined, tell: (ms: number) => void): GpuTimer | null {
  if (!device) return null
  return 'gl' in device
    ? createWebGl2Timer(device.gl as WebGL2RenderingContext, tell)
    : createWebGpuTimer((device as { readonly device: GPUDevice }).device, tell)
}
