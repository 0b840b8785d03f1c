/** One GPUDevice with its pipelines for all engines of the page. */
import { type GpuDevice, unavailable } from '../gpu-backend.ts'
import { shareDevice } from '../shared-device.ts'
import { createPipelines, type WebGpuPipelines } from './webgpu-pipelines.ts'

export interface WebGpuDevice extends GpuDevice<WebGpuPipelines> {
  readonly device: GPUDevice
}

export const acquireDevice = shareDevice<WebGpuDevice>(open, ({ device }) => device.destroy())

async function open(): Promise<WebGpuDevice> {
  const gpu = globalThis.navigator?.gpu
  // An adapter is good for one device, so each opening asks for its own.
  const adapter = (await gpu?.requestAdapter()) ?? (await gpu?.requestAdapter({ featureLevel: 'compatibility' }))
  if (!adapter) throw unavailable(gpu ? 'the browser gives no adapter' : 'there is no navigator.gpu')
  // So that frames can be timed on the GPU, when somebody asks.
  const requiredFeatures = (['timestamp-query'] as const).filter((feature) => adapter.features.has(feature))
  const device = await adapter.requestDevice({ requiredFeatures })
  const { maxTextureDimension2D: maxSize } = device.limits
  const lost = watch(device)
  const pipelines = createPipelines(device)
  // Takers who left no longer look at it.
  pipelines.catch(() => {})
  return { device, description: describe(adapter.info), maxSize, lost, pipelines }
}

/** An error of ours counts as a loss: what the device draws from then on cannot be trusted. */
function watch(device: GPUDevice): Promise<string> {
  return new Promise((resolve) => {
    device.addEventListener('uncapturederror', ({ error }) => resolve(`WebGPU error: ${error.message}`))
    void device.lost.then(({ message }) => resolve(`WebGPU lost: ${message}`))
  })
}

function describe({ vendor, architecture, description, device }: GPUAdapterInfo): string {
  return [vendor, architecture, device, description].filter(Boolean).join(' ') || 'WebGPU adapter'
}
