/** One pipeline for each blend mode and set of features. */
import { type BlendIndex, FEATURE } from '../../frame/frame.ts'
import { VIEW_BYTES } from '../../frame/upload.ts'
import { overrides } from '../../generated/scene.ts'
import { sceneHeads } from '../../generated/wgsl.ts'
import { shaderFailed } from '../gpu-backend.ts'
import { sceneText } from '../scene-text.ts'
import { toWgsl } from './webgpu-shader.ts'

/** Of all targets, the canvas included: what the shader writes is what is kept, and both GPU backends round alike. */
export const TARGET_FORMAT = 'rgba8unorm'

export const DEPTH_FORMAT = 'depth32float'

export interface WebGpuPipelines {
  /** Group 0: view, records, anchors, atlas. */
  readonly frameLayout: GPUBindGroupLayout
  /** Group 1: what the records of a batch sample beside the atlas. */
  readonly sourceLayout: GPUBindGroupLayout
  /** Made on the spot when it is not there yet: the frame waits, and is not blank. */
  pipeline(blend: BlendIndex, features: number): GPURenderPipeline
}

/** Resolves when the pipelines without features are there; rejects with code `shader-failed`. */
export async function createPipelines(device: GPUDevice): Promise<WebGpuPipelines> {
  const layoutOf = (bindings: readonly Partial<GPUBindGroupLayoutEntry>[]) => {
    const visibility = GPUShaderStage.VERTEX | GPUShaderStage.FRAGMENT
    const entries = bindings.map((entry, binding) => ({ binding, visibility, ...entry }))
    return device.createBindGroupLayout({ entries })
  }
  const frameLayout = layoutOf([
    { buffer: { hasDynamicOffset: true, minBindingSize: VIEW_BYTES } },
    { texture: { sampleType: 'uint' } },
    { texture: { sampleType: 'unfilterable-float' } },
    { texture: { viewDimension: '2d-array' } },
  ])
  const sourceLayout = layoutOf([{ texture: {} }])
  const layout = device.createPipelineLayout({ bindGroupLayouts: [frameLayout, sourceLayout] })
  const modules: GPUShaderModule[] = []
  const describe = (blend: number, features: number): GPURenderPipelineDescriptor => {
    const at = features & FEATURE.TRAIL
    const isSolid = (features & FEATURE.SOLID) > 0
    const module = modules[at] ?? device.createShaderModule({ code: toWgsl(sceneText(features), sceneHeads) })
    modules[at] = module
    const constants: Record<string, number> = {}
    for (const [name, bit] of Object.entries(overrides)) constants[name] = features & bit
    const slots: GPUVertexAttribute = { shaderLocation: 0, offset: 0, format: 'uint32' }
    return {
      layout,
      vertex: { module, constants, buffers: [{ arrayStride: 4, stepMode: 'instance', attributes: [slots] }] },
      primitive: { topology: 'triangle-strip' },
      depthStencil: {
        format: DEPTH_FORMAT,
        depthWriteEnabled: isSolid,
        depthCompare: isSolid ? 'always' : 'less',
      },
      fragment: { module, constants, targets: [{ format: TARGET_FORMAT, blend: BLENDS[blend] as GPUBlendState }] },
    }
  }
  try {
    const plain = BLENDS.map((_, blend) => device.createRenderPipelineAsync(describe(blend, 0)))
    const pipelines = await Promise.all(plain)
    const pipeline = (blend: BlendIndex, features: number): GPURenderPipeline => {
      const at = features * BLENDS.length + blend
      const made = pipelines[at] ?? device.createRenderPipeline(describe(blend, features))
      pipelines[at] = made
      return made
    }
    return { frameLayout, sourceLayout, pipeline }
  } catch (cause) {
    throw shaderFailed('WebGPU', cause)
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
