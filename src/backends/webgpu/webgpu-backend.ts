/**
 * Draws frames with WebGPU: one pipeline for each blend mode, four vertices for each entry of the draw list. The picture
 * is drawn into a target of our own, so that it can be read and kept, and copied into the canvas.
 */
import { EngineError } from '../../base/errors.ts'
import type { BatchSource, Frame, Pass } from '../../frame/frame.ts'
import { ANCHOR_TEXTURE_WIDTH, RECORD_TEXTURE_WIDTH, RECORDS_PER_ROW } from '../../frame/layout.ts'
import { type UploadPort, Uploads, VIEW_BYTES, VIEW_STRIDE } from '../../frame/upload.ts'
import type { Backend, BackendLimits, Counters, LiveObjects } from '../backend.ts'
import { WebGpuDrawList, WebGpuViews } from './webgpu-buffers.ts'
import { acquireDevice, releaseDevice, TARGET_FORMAT, type WebGpuDevice } from './webgpu-device.ts'
import { WebGpuObjects } from './webgpu-objects.ts'
import { WebGpuTargets } from './webgpu-targets.ts'
import {
  createSource,
  freeSource,
  present,
  WebGpuAtlas,
  WebGpuDataTexture,
  WebGpuImages,
  type WebGpuSource,
} from './webgpu-textures.ts'

export interface WebGpuOptions {
  /** Ends the wait for a device; the promise then rejects with code `destroyed`. */
  readonly signal?: AbortSignal
}

/** Without a canvas it draws for `readPixels` only. A canvas is touched when the device is there, not before. */
export async function createWebGpuBackend(
  canvas: HTMLCanvasElement | OffscreenCanvas | null,
  options: WebGpuOptions = {},
): Promise<Backend> {
  const gpu = await acquireDevice(options.signal)
  try {
    return new WebGpuBackend(gpu, canvas)
  } catch (error) {
    releaseDevice(gpu)
    throw error
  }
}

class WebGpuBackend implements Backend, UploadPort {
  readonly name = 'webgpu'
  readonly description: string
  readonly limits: BackendLimits
  readonly lost: Promise<string>

  readonly records: WebGpuDataTexture<Uint32Array>
  readonly anchors: WebGpuDataTexture<Float32Array>
  readonly atlas: WebGpuAtlas
  readonly images: WebGpuImages
  readonly drawList: WebGpuDrawList
  readonly views: WebGpuViews

  readonly #gpu: WebGpuDevice
  readonly #canvas: HTMLCanvasElement | OffscreenCanvas | null
  readonly #context: GPUCanvasContext | null
  readonly #objects: WebGpuObjects
  readonly #targets: WebGpuTargets
  readonly #uploads: Uploads
  /** Bound when a batch has no source. */
  readonly #noSource: WebGpuSource
  #frameGroup: FrameGroup | null = null
  #width = 1
  #height = 1
  #state: 'alive' | 'lost' | 'destroyed' = 'alive'
  #reportLoss: (reason: string) => void = () => {}

  constructor(gpu: WebGpuDevice, canvas: HTMLCanvasElement | OffscreenCanvas | null) {
    const { device, description, sourceLayout } = gpu
    this.#gpu = gpu
    this.#canvas = canvas
    this.#context = canvas === null ? null : configure(canvas, device)
    this.description = description
    const { maxTextureDimension2D, maxTextureArrayLayers } = device.limits
    this.limits = {
      maxTextureSize: maxTextureDimension2D,
      maxAtlasPages: maxTextureArrayLayers,
      maxRecords: maxTextureDimension2D * RECORDS_PER_ROW,
    }
    this.lost = new Promise((resolve) => {
      this.#reportLoss = resolve
    })
    void gpu.lost.then((reason) => this.#lose(reason))

    const objects = new WebGpuObjects(device)
    this.#objects = objects
    this.records = new WebGpuDataTexture(objects, 'records', 'rgba32uint', RECORD_TEXTURE_WIDTH)
    this.anchors = new WebGpuDataTexture(objects, 'anchors', 'rgba32float', ANCHOR_TEXTURE_WIDTH)
    this.atlas = new WebGpuAtlas(objects)
    this.images = new WebGpuImages(objects, sourceLayout)
    this.drawList = new WebGpuDrawList(objects)
    this.views = new WebGpuViews(objects)
    this.#targets = new WebGpuTargets(objects, sourceLayout, maxTextureDimension2D)
    this.#noSource = createSource(objects, sourceLayout, 'no source', 1, 1, GPUTextureUsage.TEXTURE_BINDING)
    this.#uploads = new Uploads(this)
  }

  resize(width: number, height: number): void {
    this.#width = width
    this.#height = height
  }

  /** After a loss it does nothing; whatever goes wrong is a loss, never a throw. */
  render(frame: Frame): Counters {
    const counters = { passes: 0, draws: 0, records: 0, uploadedBytes: 0, created: 0 }
    if (this.#state !== 'alive') return counters
    const created = this.#objects.ledger.created
    try {
      this.resize(frame.width, frame.height)
      this.#targets.startFrame(this.#width, this.#height)
      counters.uploadedBytes = this.#uploads.beforeDrawing(frame)
      const encoder = this.#gpu.device.createCommandEncoder({ label: 'frame' })
      for (let index = 0; index < frame.passes.length; index++) this.#drawPass(encoder, frame, index, counters)
      this.#present(encoder)
      this.#gpu.device.queue.submit([encoder.finish()])
      this.#uploads.afterDrawing(frame)
      this.#targets.endFrame()
    } catch (error) {
      this.#lose(`drawing failed: ${error instanceof Error ? error.message : String(error)}`)
    }
    counters.created = this.#objects.ledger.created - created
    return counters
  }

  async submitted(): Promise<void> {
    await this.#gpu.device.queue.onSubmittedWorkDone()
  }

  async readPixels(): Promise<Uint8Array> {
    const screen = this.#targets.screen
    const { device } = this.#gpu
    if (this.#state !== 'alive')
      throw new EngineError('device-lost', 'There is no picture to read: the WebGPU device is gone.')
    if (screen === null) return new Uint8Array(this.#width * this.#height * 4)
    const { width, height } = screen
    const bytesPerRow = Math.ceil((width * 4) / 256) * 256
    const buffer = this.#objects.createBuffer(
      'pixels',
      bytesPerRow * height,
      GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ,
    )
    try {
      const encoder = device.createCommandEncoder({ label: 'read pixels' })
      encoder.copyTextureToBuffer({ texture: screen }, { buffer, bytesPerRow }, { width, height })
      device.queue.submit([encoder.finish()])
      await buffer.mapAsync(GPUMapMode.READ)
      const padded = new Uint8Array(buffer.getMappedRange())
      const pixels = new Uint8Array(width * height * 4)
      for (let y = 0; y < height; y++)
        pixels.set(padded.subarray(y * bytesPerRow, y * bytesPerRow + width * 4), y * width * 4)
      return pixels
    } catch (cause) {
      throw new EngineError('device-lost', 'The picture could not be read: the WebGPU device went away meanwhile.', {
        cause,
      })
    } finally {
      this.#objects.freeBuffer(buffer)
    }
  }

  live(): LiveObjects {
    return this.#objects.ledger.live()
  }

  destroy(): void {
    if (this.#state === 'destroyed') return
    this.#state = 'destroyed'
    this.#context?.unconfigure()
    this.records.destroy()
    this.anchors.destroy()
    this.atlas.destroy()
    this.images.freeAll()
    this.drawList.destroy()
    this.views.destroy()
    this.#targets.destroy()
    freeSource(this.#objects, this.#noSource)
    this.#objects.freeBindGroup(this.#frameGroup?.group ?? null)
    releaseDevice(this.#gpu)
  }

  #lose(reason: string): void {
    if (this.#state !== 'alive') return
    this.#state = 'lost'
    this.#reportLoss(reason)
  }

  /** The one there is, unless a store has grown into a new texture or buffer. */
  #currentFrameGroup(): GPUBindGroup {
    const views = present(this.views.buffer)
    const records = present(this.records.texture)
    const anchors = present(this.anchors.texture)
    const atlas = present(this.atlas.texture)
    const now = this.#frameGroup
    if (now?.views === views && now.records === records && now.anchors === anchors && now.atlas === atlas)
      return now.group
    this.#objects.freeBindGroup(now?.group ?? null)
    const group = this.#objects.createBindGroup('frame', this.#gpu.frameLayout, [
      { buffer: views, size: VIEW_BYTES },
      records.createView(),
      anchors.createView(),
      atlas.createView({ dimension: '2d-array' }),
    ])
    this.#frameGroup = { group, views, records, anchors, atlas }
    return group
  }

  #drawPass(encoder: GPUCommandEncoder, { passes, background }: Frame, index: number, counters: Counters): void {
    const { target, width, height, batches } = passes[index] as Pass
    const view = this.#targets.open(target, width, height)
    const clearValue = target === 0 ? background : TRANSPARENT
    const drawing = encoder.beginRenderPass({
      label: target === 0 ? 'screen' : 'layer',
      colorAttachments: [{ view, clearValue, loadOp: 'clear', storeOp: 'store' }],
    })
    // A pooled target may be larger than the pass.
    drawing.setViewport(0, 0, width, height, 0, 1)
    drawing.setBindGroup(0, this.#currentFrameGroup(), [index * VIEW_STRIDE])
    for (const { blend, source, start, count } of batches) {
      drawing.setPipeline(this.#gpu.pipelines[blend] as GPURenderPipeline)
      drawing.setBindGroup(1, this.#sourceOf(source).group)
      drawing.setVertexBuffer(0, this.drawList.buffer, start * 4)
      drawing.draw(4, count)
      counters.draws++
      counters.records += count
    }
    drawing.end()
    counters.passes++
  }

  #sourceOf(source: BatchSource): WebGpuSource {
    if (source.type === 'image') return this.images.get(source.id)
    return source.type === 'target' ? this.#targets.layer(source.target) : this.#noSource
  }

  #present(encoder: GPUCommandEncoder): void {
    const canvas = this.#canvas
    if (canvas === null || this.#context === null) return
    const [width, height] = [this.#width, this.#height]
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    const texture = this.#context.getCurrentTexture()
    encoder.copyTextureToTexture({ texture: present(this.#targets.screen) }, { texture }, { width, height })
  }
}

/** A bind group with what it was made of. */
interface FrameGroup {
  readonly group: GPUBindGroup
  readonly views: GPUBuffer
  readonly records: GPUTexture
  readonly anchors: GPUTexture
  readonly atlas: GPUTexture
}

const TRANSPARENT = [0, 0, 0, 0] as const

function configure(canvas: HTMLCanvasElement | OffscreenCanvas, device: GPUDevice): GPUCanvasContext {
  const context = canvas.getContext('webgpu') as GPUCanvasContext | null
  if (context === null) {
    const message = "The canvas gives no 'webgpu' context: it has one of another kind. Hand over a fresh canvas."
    throw new EngineError('backend-unavailable', message)
  }
  const usage = GPUTextureUsage.COPY_DST | GPUTextureUsage.RENDER_ATTACHMENT
  context.configure({ device, format: TARGET_FORMAT, usage, alphaMode: 'premultiplied' })
  return context
}
