/** Draws with WebGPU: four vertices for each entry of the draw list. */
import { SOURCE, VIEW_BYTES, VIEW_STRIDE } from '../../frame/upload.ts'
import { type Canvas, contextOf, fitCanvas } from '../gpu-backend.ts'
import type { GpuDriver } from '../gpu-driver.ts'
import { DEPTH_FORMAT, TARGET_FORMAT, type WebGpuPipelines } from './webgpu-pipelines.ts'

export interface WebGpuTexture {
  readonly texture: GPUTexture
  readonly width: number
  readonly height: number
  readonly view: GPUTextureView
  /** Of a source, to sample it. */
  readonly group: GPUBindGroup | null
  /** Of a target. */
  readonly depth: GPUTexture | null
}

/** By use. */
const FORMATS = ['rgba32uint', 'rgba32float', TARGET_FORMAT, TARGET_FORMAT] as const

export function createWebGpuDriver(
  device: GPUDevice,
  { frameLayout, sourceLayout, pipeline }: WebGpuPipelines,
  canvas: Canvas | null,
): GpuDriver<WebGpuTexture, GPUBuffer> {
  const { queue } = device
  const context = canvas && contextOf<GPUCanvasContext>(canvas, 'webgpu')
  context?.configure({
    device,
    format: TARGET_FORMAT,
    usage: GPUTextureUsage.COPY_DST | GPUTextureUsage.RENDER_ATTACHMENT,
    alphaMode: 'premultiplied',
  })
  /** Of the stores; null when one of them is another object than before. */
  let frameGroup: GPUBindGroup | null = null
  let drawList: GPUBuffer
  let encoder: GPUCommandEncoder
  let pass: GPURenderPassEncoder

  /** There is nothing to destroy of it. */
  function createGroup(layout: GPUBindGroupLayout, resources: readonly GPUBindingResource[]): GPUBindGroup {
    return device.createBindGroup({ layout, entries: resources.map((resource, binding) => ({ binding, resource })) })
  }

  return {
    // A device says so itself.
    isLost: () => false,

    createTexture(use, width, height, layers, isTarget) {
      const { COPY_SRC, COPY_DST, TEXTURE_BINDING, RENDER_ATTACHMENT } = GPUTextureUsage
      const dimension = layers > 0 ? '2d-array' : '2d'
      const texture = device.createTexture({
        format: FORMATS[use],
        size: [width, height, layers || 1],
        usage: TEXTURE_BINDING | COPY_DST | (isTarget ? RENDER_ATTACHMENT | COPY_SRC : 0),
        // Compatibility mode has to know beforehand.
        textureBindingViewDimension: dimension,
      })
      const view = texture.createView({ dimension })
      const group = use === SOURCE ? createGroup(sourceLayout, [view]) : null
      if (group === null) frameGroup = null
      const depth = isTarget
        ? device.createTexture({ format: DEPTH_FORMAT, size: [width, height], usage: RENDER_ATTACHMENT })
        : null
      return { texture, width, height, view, group, depth }
    },
    writeTexture({ texture }, data, offset, rowLength, x, y, layer, width, height) {
      const { BYTES_PER_ELEMENT: size } = data
      const layout = { offset: offset * size, bytesPerRow: rowLength * size * 4 }
      queue.writeTexture({ texture, origin: [x, y, layer] }, data as GPUAllowSharedBufferSource, layout, [
        width,
        height,
      ])
    },
    freeTexture({ texture, depth }) {
      texture.destroy()
      depth?.destroy()
    },
    createBuffer(_, size) {
      const { VERTEX, UNIFORM, COPY_SRC, COPY_DST } = GPUBufferUsage
      frameGroup = null
      return device.createBuffer({ size, usage: VERTEX | UNIFORM | COPY_SRC | COPY_DST })
    },
    writeBuffer(buffer, at, data, from, count) {
      queue.writeBuffer(buffer, at, data as GPUAllowSharedBufferSource, from, count)
    },
    copyBuffer(from, at, to, toAt, bytes) {
      const copying = device.createCommandEncoder()
      copying.copyBufferToBuffer(from, at, to, toAt, bytes)
      queue.submit([copying.finish()])
    },
    freeBuffer: (buffer) => buffer.destroy(),

    startFrame(textures, [list, views]) {
      drawList = list as GPUBuffer
      if (frameGroup === null) {
        const view = { buffer: views as GPUBuffer, size: VIEW_BYTES }
        frameGroup = createGroup(frameLayout, [view, ...textures.map(({ view }) => view)])
      }
      encoder = device.createCommandEncoder()
    },
    startPass({ view, depth }, width, height, clearValue, index) {
      pass = encoder.beginRenderPass({
        colorAttachments: [{ view, clearValue, loadOp: 'clear', storeOp: 'store' }],
        depthStencilAttachment: {
          view: depth?.createView() as GPUTextureView,
          depthClearValue: 1,
          depthLoadOp: 'clear',
          depthStoreOp: 'discard',
        },
      })
      pass.setVertexBuffer(0, drawList)
      pass.setViewport(0, 0, width, height, 0, 1)
      pass.setBindGroup(0, frameGroup, [index * VIEW_STRIDE])
    },
    draw(features, blend, { group }, start, count, [first, vertices]) {
      pass.setPipeline(pipeline(blend, features))
      pass.setBindGroup(1, group)
      pass.draw(vertices, count, first, start)
    },
    endPass: () => pass.end(),
    copy({ texture }, x, y, to, toX, toY, width, height) {
      const destination = { texture: to.texture, origin: [toX, toY] }
      encoder.copyTextureToTexture({ texture, origin: [x, y] }, destination, [width, height])
    },
    endFrame(screen) {
      if (canvas && context) {
        fitCanvas(canvas, screen)
        const texture = context.getCurrentTexture()
        encoder.copyTextureToTexture(screen, { texture }, [screen.width, screen.height])
      }
      queue.submit([encoder.finish()])
    },

    async submitted() {
      await queue.onSubmittedWorkDone()
    },
    async readPixels({ texture, width, height }) {
      const bytesPerRow = Math.ceil(width / 64) * 256
      const usage = GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ
      const buffer = device.createBuffer({ size: bytesPerRow * height, usage })
      const copying = device.createCommandEncoder()
      copying.copyTextureToBuffer({ texture }, { buffer, bytesPerRow }, [width, height])
      queue.submit([copying.finish()])
      await buffer.mapAsync(GPUMapMode.READ)
      const rows = buffer.getMappedRange()
      const pixels = new Uint8Array(width * height * 4)
      for (let y = 0; y < height; y++) pixels.set(new Uint8Array(rows, y * bytesPerRow, width * 4), y * width * 4)
      buffer.destroy()
      return pixels
    },
    release: () => context?.unconfigure(),
  }
}
