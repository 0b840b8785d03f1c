/** One GPUDevice with its pipelines for all engines of the page. */
import { type GpuDevice, unavailable } from '../gpu-backend.ts'
import { shareDevice } from '../shared-device.ts'
import { createPipelines, type WebGpuPipelines } from './webgpu-pipelines.ts'

export interface WebGpuDevice extends GpuDevice, WebGpuPipelines {
  readonly device: GPUDevice
}

export const acquireDevice = shareDevice<WebGpuDevice>(open, ({ device }) => device.destroy())

async function open(): Promise<WebGpuDevice> {
  const [device, description] = await requestDevice()
  try {
    const { maxTextureDimension2D: maxSize, maxTextureArrayLayers: maxLayers } = device.limits
    const lost = watch(device)
    return { device, description, maxSize, maxLayers, lost, ...(await createPipelines(device)) }
  } catch (error) {
    device.destroy()
    throw error
  }
}

async function requestDevice(): Promise<[device: GPUDevice, description: string]> {
  const gpu = globalThis.navigator?.gpu
  if (gpu === undefined) throw unavailable('WebGPU', 'this browser, or this page without https, has no navigator.gpu')
  try {
    // An adapter is good for one device, so each opening asks for its own.
    const adapter = (await gpu.requestAdapter()) ?? (await gpu.requestAdapter({ featureLevel: 'compatibility' }))
    if (adapter !== null) return [await adapter.requestDevice(), describe(adapter.info)]
  } catch (cause) {
    throw unavailable('WebGPU', 'the adapter gave no device', cause)
  }
  throw unavailable('WebGPU', 'the browser has no adapter to give')
}

/** An error of ours counts as a loss: what the device draws from then on cannot be trusted. */
function watch(device: GPUDevice): Promise<string> {
  return new Promise((resolve) => {
    device.addEventListener('uncapturederror', ({ error }) => resolve(`WebGPU reported an error: ${error.message}`))
    void device.lost.then(({ message }) => resolve(`the WebGPU device was lost: ${message}`))
  })
}

function describe({ vendor, architecture, description, device }: GPUAdapterInfo): string {
  return [vendor, architecture, device, description].filter(Boolean).join(' ') || 'WebGPU adapter'
}
