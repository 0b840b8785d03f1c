/** One GPUDevice with its pipelines for all engines of the page. */
import { EngineError } from '../../base/errors.ts'
import { VIEW_BYTES } from '../../frame/upload.ts'
import { scene } from '../../generated/scene.ts'
import { sceneHeads } from '../../generated/wgsl.ts'
import { type GpuDevice, giveUpUnless, unavailable } from '../gpu-backend.ts'
import { SharedDevice } from '../shared-device.ts'
import { toWgsl } from './webgpu-shader.ts'

export interface WebGpuDevice extends GpuDevice {
  readonly device: GPUDevice
  /** Group 0: view, records, anchors, atlas. */
  readonly frameLayout: GPUBindGroupLayout
  /** Group 1: what the records of a batch sample beside the atlas. */
  readonly sourceLayout: GPUBindGroupLayout
  /** By `BlendIndex`. */
  readonly pipelines: readonly GPURenderPipeline[]
}

/** Of all targets, the canvas included: what the shader writes is what is kept, and both GPU backends round alike. */
export const TARGET_FORMAT = 'rgba8unorm'

const closing = new WeakSet<GPUDevice>()

const shared = new SharedDevice<WebGpuDevice>(open, ({ device }) => close(device))

export function acquireDevice(signal?: AbortSignal): Promise<WebGpuDevice> {
  return shared.acquire(signal)
}

export function releaseDevice(device: WebGpuDevice): void {
  shared.release(device)
}

async function open(isWanted: () => boolean): Promise<WebGpuDevice> {
  // An adapter is good for one device, so each opening asks for its own.
  const adapter = await requestAdapter()
  giveUpUnless(isWanted())
  const device = await adapter.requestDevice({ label: 'glissade' }).catch((cause: unknown) => {
    throw unavailable('WebGPU', 'the adapter gave no device', cause)
  })
  try {
    giveUpUnless(isWanted())
    const lost = watch(device)
    const pipelines = await createPipelines(device)
    giveUpUnless(isWanted())
    const { maxTextureDimension2D: maxSize, maxTextureArrayLayers: maxLayers } = device.limits
    return { device, description: describe(adapter.info), maxSize, maxLayers, lost, ...pipelines }
  } catch (error) {
    close(device)
    throw error
  }
}

async function requestAdapter(): Promise<GPUAdapter> {
  const gpu = globalThis.navigator?.gpu
  if (gpu === undefined) throw unavailable('WebGPU', 'this browser, or this page without https, has no navigator.gpu')
  try {
    const adapter = (await gpu.requestAdapter()) ?? (await gpu.requestAdapter({ featureLevel: 'compatibility' }))
    if (adapter !== null) return adapter
  } catch (cause) {
    throw unavailable('WebGPU', 'requestAdapter failed', cause)
  }
  throw unavailable('WebGPU', 'the browser has no adapter to give')
}

function close(device: GPUDevice): void {
  closing.add(device)
  device.destroy()
}

/** An error of ours counts as a loss: what the device draws from then on cannot be trusted. */
function watch(device: GPUDevice): Promise<string> {
  return new Promise((resolve) => {
    device.addEventListener('uncapturederror', ({ error }) => resolve(`WebGPU reported an error: ${error.message}`))
    void device.lost.then(({ message }) => {
      if (!closing.has(device)) resolve(`the WebGPU device was lost: ${message || 'no reason given'}`)
    })
  })
}

async function createPipelines(
  device: GPUDevice,
): Promise<Pick<WebGpuDevice, 'frameLayout' | 'sourceLayout' | 'pipelines'>> {
  const layoutOf = (label: string, bindings: readonly Partial<GPUBindGroupLayoutEntry>[]) => {
    const visibility = GPUShaderStage.VERTEX | GPUShaderStage.FRAGMENT
    const entries = bindings.map((entry, binding) => ({ binding, visibility, ...entry }))
    return device.createBindGroupLayout({ label, entries })
  }
  const frameLayout = layoutOf('frame', [
    { buffer: { hasDynamicOffset: true, minBindingSize: VIEW_BYTES } },
    { texture: { sampleType: 'uint' } },
    { texture: { sampleType: 'unfilterable-float' } },
    { texture: { viewDimension: '2d-array' } },
  ])
  const sourceLayout = layoutOf('source', [{ texture: {} }])
  const layout = device.createPipelineLayout({ label: 'scene', bindGroupLayouts: [frameLayout, sourceLayout] })
  const module = device.createShaderModule({ label: 'scene', code: toWgsl(scene, sceneHeads) })
  const pipelines = BLENDS.map((blend, index) =>
    device.createRenderPipelineAsync({
      label: `scene, blend ${index}`,
      layout,
      vertex: {
        module,
        buffers: [
          { arrayStride: 4, stepMode: 'instance', attributes: [{ shaderLocation: 0, offset: 0, format: 'uint32' }] },
        ],
      },
      primitive: { topology: 'triangle-strip' },
      fragment: { module, targets: [{ format: TARGET_FORMAT, blend }] },
    }),
  )
  try {
    return { frameLayout, sourceLayout, pipelines: await Promise.all(pipelines) }
  } catch (cause) {
    const { messages } = await module.getCompilationInfo()
    const log = messages.map(({ lineNum, message }) => `${lineNum}: ${message}`).join('\n')
    throw new EngineError('shader-failed', `WebGPU refused the scene shader: ${log || String(cause)}`, { cause })
  }
}

/** Premultiplied; by `BlendIndex`. */
const OVER: GPUBlendComponent = { srcFactor: 'one', dstFactor: 'one-minus-src-alpha' }
const PLUS: GPUBlendComponent = { srcFactor: 'one', dstFactor: 'one' }
const SCREEN: GPUBlendComponent = { srcFactor: 'one', dstFactor: 'one-minus-src' }
const MULTIPLY: GPUBlendComponent = { srcFactor: 'dst', dstFactor: 'one-minus-src-alpha' }
const BLENDS: readonly GPUBlendState[] = [
  { color: OVER, alpha: OVER },
  { color: PLUS, alpha: PLUS },
  { color: SCREEN, alpha: OVER },
  { color: MULTIPLY, alpha: OVER },
]

function describe({ vendor, architecture, description, device }: GPUAdapterInfo): string {
  return [vendor, architecture, device, description].filter(Boolean).join(' ') || 'WebGPU adapter'
}
