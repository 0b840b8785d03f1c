/** Draws with WebGPU: one pipeline for each blend mode, four vertices for each entry of the draw list. */
import type { BlendIndex } from '../../frame/frame.ts'
import { VIEW_BYTES, VIEW_STRIDE } from '../../frame/upload.ts'
import { type Canvas, contextOf, fitCanvas } from '../gpu-backend.ts'
import {
  type BufferUse,
  DRAW_LIST,
  type GpuDriver,
  SLOT,
  type Slot,
  type Stores,
  type Texels,
  VIEWS,
} from '../gpu-driver.ts'
import { Ledger } from '../ledger.ts'
import { releaseDevice, TARGET_FORMAT, type WebGpuDevice } from './webgpu-device.ts'

export interface WebGpuTexture {
  readonly texture: GPUTexture
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly view: GPUTextureView
  /** Of a source, to sample it. */
  readonly group: GPUBindGroup | null
}

/** By slot. */
const FORMATS = ['rgba32uint', 'rgba32float', TARGET_FORMAT, TARGET_FORMAT] as const

export class WebGpuDriver implements GpuDriver<WebGpuTexture, GPUBuffer> {
  readonly ledger = new Ledger()
  readonly #gpu: WebGpuDevice
  readonly #device: GPUDevice
  readonly #canvas: Canvas | null
  readonly #context: GPUCanvasContext | null
  #frameGroup: GPUBindGroup | null = null
  #drawList: GPUBuffer | null = null
  #encoder: GPUCommandEncoder | null = null
  #pass: GPURenderPassEncoder | null = null

  constructor(gpu: WebGpuDevice, canvas: Canvas | null) {
    this.#gpu = gpu
    this.#device = gpu.device
    this.#canvas = canvas
    this.#context = canvas && contextOf<GPUCanvasContext>(canvas, 'webgpu')
    const usage = GPUTextureUsage.COPY_DST | GPUTextureUsage.RENDER_ATTACHMENT
    this.#context?.configure({ device: gpu.device, format: TARGET_FORMAT, usage, alphaMode: 'premultiplied' })
  }

  /** A device says so itself. */
  isLost(): boolean {
    return false
  }

  createTexture(
    label: string,
    slot: Slot,
    width: number,
    height: number,
    layers: number,
    isTarget: boolean,
  ): WebGpuTexture {
    const { COPY_SRC, COPY_DST, TEXTURE_BINDING, RENDER_ATTACHMENT } = GPUTextureUsage
    const dimension = layers > 0 ? '2d-array' : '2d'
    const texture = this.#device.createTexture({
      label,
      format: FORMATS[slot],
      size: [width, height, layers || 1],
      usage: TEXTURE_BINDING | (isTarget ? RENDER_ATTACHMENT | COPY_SRC : COPY_DST),
      // Compatibility mode has to know beforehand.
      textureBindingViewDimension: dimension,
    })
    const bytes = width * height * (layers || 1) * texelBytes(slot)
    this.ledger.add(bytes)
    const view = texture.createView({ dimension })
    const group = slot === SLOT.source ? this.#createGroup(label, this.#gpu.sourceLayout, [view]) : null
    return { texture, width, height, bytes, view, group }
  }

  writeTexture(
    { texture }: WebGpuTexture,
    data: Texels,
    offset: number,
    rowLength: number,
    x: number,
    y: number,
    layer: number,
    width: number,
    height: number,
  ): void {
    const bytesPerRow = rowLength * (data.BYTES_PER_ELEMENT * 4)
    const layout = { offset: offset * data.BYTES_PER_ELEMENT, bytesPerRow }
    const destination = { texture, origin: [x, y, layer] }
    this.#device.queue.writeTexture(destination, data as GPUAllowSharedBufferSource, layout, [width, height])
  }

  freeTexture({ texture, bytes, group }: WebGpuTexture): void {
    if (group !== null) this.ledger.remove(0)
    this.ledger.remove(bytes)
    texture.destroy()
  }

  createBuffer(use: BufferUse, size: number): GPUBuffer {
    const { VERTEX, UNIFORM, COPY_DST } = GPUBufferUsage
    const label = use === DRAW_LIST ? 'draw list' : 'views'
    return this.#createBuffer(label, size, COPY_DST | (use === DRAW_LIST ? VERTEX : UNIFORM))
  }

  writeBuffer(buffer: GPUBuffer, at: number, data: Uint32Array | Float32Array, from: number, count: number): void {
    this.#device.queue.writeBuffer(buffer, at, data as GPUAllowSharedBufferSource, from, count)
  }

  freeBuffer(buffer: GPUBuffer): void {
    this.ledger.remove(buffer.size)
    buffer.destroy()
  }

  startFrame({ textures, buffers }: Stores<WebGpuTexture, GPUBuffer>, isChanged: boolean): void {
    this.#drawList = buffers[DRAW_LIST] as GPUBuffer
    if (isChanged) {
      if (this.#frameGroup !== null) this.ledger.remove(0)
      const views = { buffer: buffers[VIEWS] as GPUBuffer, size: VIEW_BYTES }
      const resources = [views, ...textures.map(({ view }) => view)]
      this.#frameGroup = this.#createGroup('frame', this.#gpu.frameLayout, resources)
    }
    this.#encoder = this.#device.createCommandEncoder({ label: 'frame' })
  }

  startPass({ view }: WebGpuTexture, width: number, height: number, color: readonly number[], index: number): void {
    const pass = (this.#encoder as GPUCommandEncoder).beginRenderPass({
      label: `pass ${index}`,
      colorAttachments: [{ view, clearValue: color, loadOp: 'clear', storeOp: 'store' }],
    })
    pass.setViewport(0, 0, width, height, 0, 1)
    pass.setBindGroup(0, this.#frameGroup, [index * VIEW_STRIDE])
    this.#pass = pass
  }

  draw(blend: BlendIndex, { group }: WebGpuTexture, start: number, count: number): void {
    const pass = this.#pass as GPURenderPassEncoder
    pass.setPipeline(this.#gpu.pipelines[blend] as GPURenderPipeline)
    pass.setBindGroup(1, group)
    pass.setVertexBuffer(0, this.#drawList, start * 4)
    pass.draw(4, count)
  }

  endPass(): void {
    this.#pass?.end()
  }

  endFrame(screen: WebGpuTexture): void {
    const encoder = this.#encoder as GPUCommandEncoder
    if (this.#canvas !== null && this.#context !== null) {
      fitCanvas(this.#canvas, screen)
      const texture = this.#context.getCurrentTexture()
      encoder.copyTextureToTexture(screen, { texture }, [screen.width, screen.height])
    }
    this.#device.queue.submit([encoder.finish()])
  }

  async submitted(): Promise<void> {
    await this.#device.queue.onSubmittedWorkDone()
  }

  async readPixels({ texture, width, height }: WebGpuTexture): Promise<Uint8Array> {
    const bytesPerRow = Math.ceil(width / 64) * 256
    const { COPY_DST, MAP_READ } = GPUBufferUsage
    const buffer = this.#createBuffer('pixels', bytesPerRow * height, COPY_DST | MAP_READ)
    try {
      const encoder = this.#device.createCommandEncoder({ label: 'read pixels' })
      encoder.copyTextureToBuffer({ texture }, { buffer, bytesPerRow }, [width, height])
      this.#device.queue.submit([encoder.finish()])
      await buffer.mapAsync(GPUMapMode.READ)
      const pixels = new Uint8Array(width * height * 4)
      for (let y = 0; y < height; y++)
        pixels.set(new Uint8Array(buffer.getMappedRange(y * bytesPerRow, width * 4)), y * width * 4)
      return pixels
    } finally {
      this.freeBuffer(buffer)
    }
  }

  release(): void {
    this.#context?.unconfigure()
    if (this.#frameGroup !== null) this.ledger.remove(0)
    releaseDevice(this.#gpu)
  }

  #createBuffer(label: string, size: number, usage: number): GPUBuffer {
    this.ledger.add(size)
    return this.#device.createBuffer({ label, size, usage })
  }

  /** There is nothing to destroy of it. */
  #createGroup(label: string, layout: GPUBindGroupLayout, resources: readonly GPUBindingResource[]): GPUBindGroup {
    this.ledger.add(0)
    const entries = resources.map((resource, binding) => ({ binding, resource }))
    return this.#device.createBindGroup({ label, layout, entries })
  }
}

function texelBytes(slot: Slot): number {
  return slot < SLOT.atlas ? 16 : 4
}
