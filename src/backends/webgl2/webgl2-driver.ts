/** Draws with WebGL2: one program, four vertices for each entry of the draw list. WebGL2 has no labels to give. */
import { EngineError } from '../../base/errors.ts'
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
import { releaseDevice, type WebGl2Device } from './webgl2-device.ts'

/** Row 0 of a target's texels is the top of the picture: the translated shader turns clip space over. */
export interface WebGl2Texture {
  readonly texture: WebGLTexture
  readonly slot: Slot
  readonly target: number
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly framebuffer: WebGLFramebuffer | null
}

export interface WebGl2Buffer {
  readonly buffer: WebGLBuffer
  readonly target: number
  readonly bytes: number
}

export class WebGl2Driver implements GpuDriver<WebGl2Texture, WebGl2Buffer> {
  readonly ledger = new Ledger()
  readonly #device: WebGl2Device
  readonly #gl: WebGL2RenderingContext
  readonly #canvas: Canvas | null
  readonly #context: ImageBitmapRenderingContext | null
  #views: WebGLBuffer | null = null

  constructor(device: WebGl2Device, canvas: Canvas | null) {
    this.#device = device
    this.#gl = device.gl
    this.#canvas = canvas
    this.#context = canvas && contextOf<ImageBitmapRenderingContext>(canvas, 'bitmaprenderer')
  }

  isLost(): boolean {
    return this.#gl.isContextLost()
  }

  createTexture(
    label: string,
    slot: Slot,
    width: number,
    height: number,
    layers: number,
    isTarget: boolean,
  ): WebGl2Texture {
    const gl = this.#gl
    const texture = gl.createTexture()
    const target = layers > 0 ? gl.TEXTURE_2D_ARRAY : gl.TEXTURE_2D
    this.#bind({ texture, target, slot })
    // Shaders only fetch texels, but formats that cannot be filtered are incomplete with the default filters.
    gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
    gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
    const [format] = this.#formatOf(slot)
    if (layers > 0) gl.texStorage3D(target, 1, format, width, height, layers)
    else gl.texStorage2D(target, 1, format, width, height)
    const bytes = width * height * (layers || 1) * (slot < SLOT.atlas ? 16 : 4)
    this.#count(label, bytes)
    let framebuffer: WebGLFramebuffer | null = null
    if (isTarget) {
      framebuffer = gl.createFramebuffer()
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, target, texture, 0)
      this.ledger.add(0)
    }
    return { texture, slot, target, width, height, bytes, framebuffer }
  }

  writeTexture(
    texture: WebGl2Texture,
    data: Texels,
    offset: number,
    rowLength: number,
    x: number,
    y: number,
    layer: number,
    width: number,
    height: number,
  ): void {
    const gl = this.#gl
    const { target, slot } = texture
    this.#bind(texture)
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, rowLength)
    const [, format, type] = this.#formatOf(slot)
    if (slot === SLOT.atlas) gl.texSubImage3D(target, 0, x, y, layer, width, height, 1, format, type, data, offset)
    else gl.texSubImage2D(target, 0, x, y, width, height, format, type, data, offset)
  }

  freeTexture({ texture, bytes, framebuffer }: WebGl2Texture): void {
    if (framebuffer !== null) {
      this.ledger.remove(0)
      this.#gl.deleteFramebuffer(framebuffer)
    }
    this.ledger.remove(bytes)
    this.#gl.deleteTexture(texture)
  }

  createBuffer(use: BufferUse, bytes: number): WebGl2Buffer {
    const gl = this.#gl
    const buffer = gl.createBuffer()
    const target = use === DRAW_LIST ? gl.ARRAY_BUFFER : gl.UNIFORM_BUFFER
    gl.bindBuffer(target, buffer)
    gl.bufferData(target, bytes, gl.DYNAMIC_DRAW)
    this.#count('buffer', bytes)
    return { buffer, target, bytes }
  }

  writeBuffer(
    { buffer, target }: WebGl2Buffer,
    at: number,
    data: Uint32Array | Float32Array,
    from: number,
    count: number,
  ): void {
    this.#gl.bindBuffer(target, buffer)
    this.#gl.bufferSubData(target, at, data, from, count)
  }

  freeBuffer({ buffer, bytes }: WebGl2Buffer): void {
    this.ledger.remove(bytes)
    this.#gl.deleteBuffer(buffer)
  }

  /** The context serves other engines too, so nothing is left over from the render before. */
  startFrame({ textures, buffers }: Stores<WebGl2Texture, WebGl2Buffer>): void {
    for (const texture of textures) this.#bind(texture)
    this.#gl.bindBuffer(this.#gl.ARRAY_BUFFER, buffers[DRAW_LIST]?.buffer ?? null)
    this.#views = buffers[VIEWS]?.buffer ?? null
  }

  startPass(
    { framebuffer }: WebGl2Texture,
    width: number,
    height: number,
    color: readonly number[],
    index: number,
  ): void {
    const gl = this.#gl
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    gl.clearBufferfv(gl.COLOR, 0, color)
    gl.viewport(0, 0, width, height)
    gl.bindBufferRange(gl.UNIFORM_BUFFER, 0, this.#views, index * VIEW_STRIDE, VIEW_BYTES)
  }

  draw(blend: BlendIndex, source: WebGl2Texture, start: number, count: number): void {
    const gl = this.#gl
    setBlend(gl, blend)
    this.#bind(source)
    gl.vertexAttribIPointer(0, 1, gl.UNSIGNED_INT, 4, start * 4)
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count)
  }

  endPass(): void {}

  endFrame(screen: WebGl2Texture): void {
    if (this.#canvas === null || this.#context === null) return
    const bitmap = this.#device.takeBitmap(screen)
    fitCanvas(this.#canvas, screen)
    this.#context.transferFromImageBitmap(bitmap)
  }

  /** A fence can only be looked at, and not more than once in a task. */
  async submitted(): Promise<void> {
    const gl = this.#gl
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    if (fence === null) return
    gl.flush()
    while (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED)
      await new Promise((resolve) => setTimeout(resolve))
    gl.deleteSync(fence)
  }

  async readPixels({ framebuffer, width, height }: WebGl2Texture): Promise<Uint8Array> {
    const gl = this.#gl
    const pixels = new Uint8Array(width * height * 4)
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer)
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
    if (gl.isContextLost()) throw new Error('the context was lost')
    return pixels
  }

  release(): void {
    releaseDevice(this.#device)
  }

  #bind({ target, texture, slot }: Pick<WebGl2Texture, 'target' | 'texture' | 'slot'>): void {
    this.#gl.activeTexture(this.#gl.TEXTURE0 + slot)
    this.#gl.bindTexture(target, texture)
  }

  /** Internal format, format, type. */
  #formatOf(slot: Slot): readonly [number, number, number] {
    const gl = this.#gl
    if (slot === SLOT.records) return [gl.RGBA32UI, gl.RGBA_INTEGER, gl.UNSIGNED_INT]
    return slot === SLOT.anchors ? [gl.RGBA32F, gl.RGBA, gl.FLOAT] : [gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE]
  }

  /** Asking for errors waits for the GPU process, which is why only creation asks; nothing else of ours can fail. */
  #count(label: string, bytes: number): void {
    const code = this.#gl.getError()
    if (code !== 0)
      throw new EngineError('device-lost', `WebGL2 could not make '${label}' of ${bytes} bytes: error ${code}.`)
    this.ledger.add(bytes)
  }
}

/** Premultiplied; the alpha of all but `add` is that of `normal`. */
function setBlend(gl: WebGL2RenderingContext, blend: BlendIndex): void {
  const over = gl.ONE_MINUS_SRC_ALPHA
  if (blend === 0) gl.blendFuncSeparate(gl.ONE, over, gl.ONE, over)
  else if (blend === 1) gl.blendFuncSeparate(gl.ONE, gl.ONE, gl.ONE, gl.ONE)
  else if (blend === 2) gl.blendFuncSeparate(gl.ONE, gl.ONE_MINUS_SRC_COLOR, gl.ONE, over)
  else gl.blendFuncSeparate(gl.DST_COLOR, over, gl.ONE, over)
}
