/**
 * Draws frames with WebGL2: one program, four vertices for each entry of the draw list. The picture is drawn into a
 * target of our own, so that it can be read and kept, and goes from the shared context to the engine's canvas.
 */
import { EngineError } from '../../base/errors.ts'
import type { BatchSource, BlendIndex, Frame, Pass } from '../../frame/frame.ts'
import { ANCHOR_TEXTURE_WIDTH, RECORD_TEXTURE_WIDTH, RECORDS_PER_ROW } from '../../frame/layout.ts'
import { type UploadPort, Uploads, VIEW_BYTES, VIEW_STRIDE } from '../../frame/upload.ts'
import { scene } from '../../generated/glsl.ts'
import type { Backend, BackendLimits, Counters, LiveObjects } from '../backend.ts'
import { WebGl2DrawList, WebGl2Views } from './webgl2-buffers.ts'
import { acquireDevice, releaseDevice, UNIT, VIEW_BINDING, type WebGl2Device } from './webgl2-device.ts'
import { WebGl2Objects, type WebGl2Texture } from './webgl2-objects.ts'
import { WebGl2Targets } from './webgl2-targets.ts'
import { bind, present, WebGl2Atlas, WebGl2DataTexture, WebGl2Images } from './webgl2-textures.ts'

export interface WebGl2Options {
  /** Ends the wait for a context; the promise then rejects with code `destroyed`. */
  readonly signal?: AbortSignal
}

/** Without a canvas it draws for `readPixels` only. A canvas is touched when the context is there, not before. */
export async function createWebGl2Backend(
  canvas: HTMLCanvasElement | OffscreenCanvas | null,
  options: WebGl2Options = {},
): Promise<Backend> {
  const device = await acquireDevice(options.signal)
  try {
    return new WebGl2Backend(device, canvas)
  } catch (error) {
    releaseDevice(device)
    throw error
  }
}

class WebGl2Backend implements Backend, UploadPort {
  readonly name = 'webgl2'
  readonly description: string
  readonly limits: BackendLimits
  readonly lost: Promise<string>

  readonly records: WebGl2DataTexture<Uint32Array>
  readonly anchors: WebGl2DataTexture<Float32Array>
  readonly atlas: WebGl2Atlas
  readonly images: WebGl2Images
  readonly drawList: WebGl2DrawList
  readonly views: WebGl2Views

  readonly #device: WebGl2Device
  readonly #canvas: HTMLCanvasElement | OffscreenCanvas | null
  readonly #context: ImageBitmapRenderingContext | null
  readonly #objects: WebGl2Objects
  readonly #targets: WebGl2Targets
  readonly #uploads: Uploads
  /** Bound when a batch has no source. */
  readonly #noSource: WebGl2Texture
  #width = 1
  #height = 1
  #state: 'alive' | 'lost' | 'destroyed' = 'alive'
  #reportLoss: (reason: string) => void = () => {}

  constructor(device: WebGl2Device, canvas: HTMLCanvasElement | OffscreenCanvas | null) {
    const { gl, description, maxSize, maxLayers } = device
    this.#device = device
    this.#canvas = canvas
    this.#context = canvas === null ? null : contextOf(canvas)
    this.description = description
    this.limits = { maxTextureSize: maxSize, maxAtlasPages: maxLayers, maxRecords: maxSize * RECORDS_PER_ROW }
    this.lost = new Promise((resolve) => {
      this.#reportLoss = resolve
    })
    void device.lost.then((reason) => this.#lose(reason))

    const objects = new WebGl2Objects(gl)
    this.#objects = objects
    this.records = new WebGl2DataTexture(objects, 'records', RECORD_TEXTURE_WIDTH)
    this.anchors = new WebGl2DataTexture(objects, 'anchors', ANCHOR_TEXTURE_WIDTH)
    this.atlas = new WebGl2Atlas(objects)
    this.images = new WebGl2Images(objects)
    this.drawList = new WebGl2DrawList(objects)
    this.views = new WebGl2Views(objects)
    this.#targets = new WebGl2Targets(objects, maxSize)
    this.#noSource = objects.createTexture('no source', gl.RGBA8, 1, 1, UNIT.source)
    this.#uploads = new Uploads(this)
  }

  resize(width: number, height: number): void {
    this.#width = width
    this.#height = height
  }

  /** After a loss it does nothing; whatever goes wrong is a loss, never a throw. */
  render(frame: Frame): Counters {
    const counters = { passes: 0, draws: 0, records: 0, uploadedBytes: 0, created: 0 }
    // A context can be gone before its event comes, or without one.
    if (this.#device.gl.isContextLost()) this.#lose('the WebGL2 context is lost')
    if (this.#state !== 'alive') return counters
    const created = this.#objects.ledger.created
    try {
      this.resize(frame.width, frame.height)
      this.#targets.startFrame(this.#width, this.#height)
      counters.uploadedBytes = this.#uploads.beforeDrawing(frame)
      this.#bindStores()
      for (let index = 0; index < frame.passes.length; index++) this.#drawPass(frame, index, counters)
      this.#present()
      this.#uploads.afterDrawing(frame)
      this.#targets.endFrame()
    } catch (error) {
      this.#lose(`drawing failed: ${error instanceof Error ? error.message : String(error)}`)
    }
    counters.created = this.#objects.ledger.created - created
    return counters
  }

  /** A fence can only be looked at, and not more than once in a task. */
  async submitted(): Promise<void> {
    const { gl } = this.#device
    const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    if (fence === null) return
    gl.flush()
    while (!gl.isContextLost() && gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED)
      await new Promise((resolve) => setTimeout(resolve))
    gl.deleteSync(fence)
  }

  async readPixels(): Promise<Uint8Array> {
    const { gl } = this.#device
    const screen = this.#targets.screen
    if (this.#state !== 'alive') throw gone()
    const pixels = new Uint8Array((screen?.width ?? this.#width) * (screen?.height ?? this.#height) * 4)
    if (screen === null) return pixels
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, screen.framebuffer)
    gl.readPixels(0, 0, screen.width, screen.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels)
    if (gl.isContextLost()) throw gone()
    return pixels
  }

  live(): LiveObjects {
    return this.#objects.ledger.live()
  }

  destroy(): void {
    if (this.#state === 'destroyed') return
    this.#state = 'destroyed'
    this.records.destroy()
    this.anchors.destroy()
    this.atlas.destroy()
    this.images.freeAll()
    this.drawList.destroy()
    this.views.destroy()
    this.#targets.destroy()
    this.#objects.freeTexture(this.#noSource)
    releaseDevice(this.#device)
  }

  #lose(reason: string): void {
    if (this.#state !== 'alive') return
    this.#state = 'lost'
    this.#reportLoss(reason)
  }

  /** The context serves other engines too, so nothing is left over from the render before. */
  #bindStores(): void {
    const { gl } = this.#device
    bind(gl, UNIT.records, present(this.records.texture))
    bind(gl, UNIT.anchors, present(this.anchors.texture))
    bind(gl, UNIT.atlas, present(this.atlas.texture))
    gl.bindBuffer(gl.ARRAY_BUFFER, present(this.drawList.buffer).buffer)
  }

  #drawPass({ passes, background }: Frame, index: number, counters: Counters): void {
    const { gl } = this.#device
    const { target, width, height, batches } = passes[index] as Pass
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#targets.open(target, width, height))
    gl.clearBufferfv(gl.COLOR, 0, target === 0 ? background : TRANSPARENT)
    // A pooled target may be larger than the pass.
    gl.viewport(0, 0, width, height)
    const views = present(this.views.buffer).buffer
    gl.bindBufferRange(gl.UNIFORM_BUFFER, VIEW_BINDING, views, index * VIEW_STRIDE, VIEW_BYTES)
    for (const { blend, source, start, count } of batches) {
      setBlend(gl, blend)
      bind(gl, UNIT.source, this.#sourceOf(source))
      gl.vertexAttribIPointer(scene.attributes.slot, 1, gl.UNSIGNED_INT, 4, start * 4)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, count)
      counters.draws++
      counters.records += count
    }
    counters.passes++
  }

  #sourceOf(source: BatchSource): WebGl2Texture {
    if (source.type === 'image') return this.images.get(source.id)
    return source.type === 'target' ? this.#targets.layer(source.target) : this.#noSource
  }

  #present(): void {
    const canvas = this.#canvas
    if (canvas === null || this.#context === null) return
    const [width, height] = [this.#width, this.#height]
    const bitmap = this.#device.takeBitmap(present(this.#targets.screen).framebuffer, width, height)
    if (canvas.width !== width) canvas.width = width
    if (canvas.height !== height) canvas.height = height
    this.#context.transferFromImageBitmap(bitmap)
  }
}

const TRANSPARENT = [0, 0, 0, 0] as const

function contextOf(canvas: HTMLCanvasElement | OffscreenCanvas): ImageBitmapRenderingContext {
  const context = canvas.getContext('bitmaprenderer') as ImageBitmapRenderingContext | null
  if (context !== null) return context
  const message = "The canvas gives no 'bitmaprenderer' context: it has one of another kind. Hand over a fresh canvas."
  throw new EngineError('backend-unavailable', message)
}

/** Premultiplied; the alpha of all but `add` is that of `normal`. */
function setBlend(gl: WebGL2RenderingContext, blend: BlendIndex): void {
  const over = gl.ONE_MINUS_SRC_ALPHA
  if (blend === 0) gl.blendFuncSeparate(gl.ONE, over, gl.ONE, over)
  else if (blend === 1) gl.blendFuncSeparate(gl.ONE, gl.ONE, gl.ONE, gl.ONE)
  else if (blend === 2) gl.blendFuncSeparate(gl.ONE, gl.ONE_MINUS_SRC_COLOR, gl.ONE, over)
  else gl.blendFuncSeparate(gl.DST_COLOR, over, gl.ONE, over)
}

function gone(): EngineError {
  return new EngineError('device-lost', 'There is no picture to read: the WebGL2 context is gone.')
}
