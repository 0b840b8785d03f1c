/**
 * What the two GPU backends share: a frame's stores, targets and passes, and the life of a backend. The picture is drawn
 * into a target of our own, so that it can be read and kept, and shown from there.
 */
import { EngineError } from '../base/errors.ts'
import type { BatchSource, Frame, Pass } from '../frame/frame.ts'
import { ANCHOR_TEXTURE_WIDTH, RECORD_TEXTURE_WIDTH, RECORDS_PER_ROW } from '../frame/layout.ts'
import { type StorePort, Uploads, VIEW_STRIDE } from '../frame/upload.ts'
import type { Backend, BackendLimits, Counters, LiveObjects } from './backend.ts'
import {
  type BufferUse,
  DRAW_LIST,
  type GpuDriver,
  SLOT,
  type Slot,
  type Stores,
  type Texels,
  VIEWS,
} from './gpu-driver.ts'
import { type PooledSize, TargetPool } from './target-pool.ts'

export type Canvas = HTMLCanvasElement | OffscreenCanvas

/** What a backend has from its shared device. */
export interface GpuDevice {
  /** Adapter or renderer, for people. */
  readonly description: string
  /** Largest width and height of targets and textures. */
  readonly maxSize: number
  readonly maxLayers: number
  /** Resolves when the device is lost or reports an error of ours; not when the last engine leaves. */
  readonly lost: Promise<string>
}

export class GpuBackend<Texture extends PooledSize, Buffer> implements Backend {
  readonly name: 'webgpu' | 'webgl2'
  readonly description: string
  readonly limits: BackendLimits
  readonly lost: Promise<string>

  readonly #driver: GpuDriver<Texture, Buffer>
  readonly #stores: Stores<Texture, Buffer> = { textures: [], buffers: [] }
  readonly #images = new Map<number, Texture>()
  readonly #pool: TargetPool<Texture>
  /** Of this frame, by number; 0 is the screen. */
  readonly #targets: Texture[] = []
  readonly #uploads: Uploads
  /** Bound when a batch has no source. */
  readonly #noSource: Texture
  /** A store is new since the last frame. */
  #isChanged = true
  #width = 1
  #height = 1
  #isLost = false
  #isDestroyed = false
  #reportLoss: (reason: string) => void = () => {}

  constructor(name: 'webgpu' | 'webgl2', device: GpuDevice, driver: GpuDriver<Texture, Buffer>) {
    const { description, maxSize, maxLayers } = device
    this.name = name
    this.description = description
    this.limits = { maxTextureSize: maxSize, maxAtlasPages: maxLayers, maxRecords: maxSize * RECORDS_PER_ROW }
    this.lost = new Promise((resolve) => {
      this.#reportLoss = resolve
    })
    void device.lost.then((reason) => this.#lose(reason))

    this.#driver = driver
    this.#pool = new TargetPool(
      (width, height) => this.#createSource('layer', width, height, true),
      (target) => driver.freeTexture(target),
      maxSize,
    )
    this.#noSource = this.#createSource('no source', 1, 1, false)
    this.#uploads = new Uploads({
      records: this.#store<Uint32Array>('records', RECORD_TEXTURE_WIDTH),
      anchors: this.#store<Float32Array>('anchors', ANCHOR_TEXTURE_WIDTH),
      atlas: {
        allocate: (size, layers) => this.#allocate('atlas', size, size, layers),
        write: (page, layer, size, x, y, width, height) =>
          this.#write(SLOT.atlas, page, (y * size + x) * 4, size, x, y, layer, width, height),
      },
      drawList: {
        allocate: (entries) => this.#allocateBuffer(DRAW_LIST, entries * 4),
        write: (slots, from, end) => driver.writeBuffer(this.#buffer(DRAW_LIST), from * 4, slots, from, end - from),
      },
      views: {
        allocate: (count) => this.#allocateBuffer(VIEWS, count * VIEW_STRIDE),
        write: (index, values) =>
          driver.writeBuffer(this.#buffer(VIEWS), index * VIEW_STRIDE, values, 0, values.length),
      },
      images: {
        add: ({ id, width, height, bytes }) => {
          const texture = this.#createSource(`image ${id}`, width, height, false)
          this.#images.set(id, texture)
          driver.writeTexture(texture, bytes, 0, width, 0, 0, 0, width, height)
        },
        free: (id) => this.#freeImage(id),
        freeAll: () => this.#freeImages(),
      },
    })
  }

  resize(width: number, height: number): void {
    this.#width = width
    this.#height = height
  }

  /** After a loss it does nothing; whatever goes wrong is a loss, never a throw. */
  render(frame: Frame): Counters {
    const counters = { passes: 0, draws: 0, records: 0, uploadedBytes: 0, created: 0 }
    const driver = this.#driver
    // A device can be gone before its event comes, or without one.
    if (!this.#isAlive()) return counters
    const created = driver.ledger.created
    try {
      this.resize(frame.width, frame.height)
      const screen = this.#startTargets()
      counters.uploadedBytes = this.#uploads.beforeDrawing(frame)
      driver.startFrame(this.#stores, this.#isChanged)
      this.#isChanged = false
      for (let index = 0; index < frame.passes.length; index++) this.#drawPass(frame, index, counters)
      driver.endFrame(screen)
      this.#uploads.afterDrawing(frame)
      this.#pool.trim()
    } catch (error) {
      this.#lose(`drawing failed: ${error instanceof Error ? error.message : String(error)}`)
    }
    counters.created = driver.ledger.created - created
    return counters
  }

  submitted(): Promise<void> {
    return this.#driver.submitted()
  }

  async readPixels(): Promise<Uint8Array> {
    const screen = this.#targets[0]
    if (!this.#isAlive()) throw this.#gone()
    if (screen === undefined) return new Uint8Array(this.#width * this.#height * 4)
    try {
      return await this.#driver.readPixels(screen)
    } catch (cause) {
      throw this.#gone(cause)
    }
  }

  live(): LiveObjects {
    return this.#driver.ledger.live()
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.#freeImages()
    this.#pool.clear()
    const { textures, buffers } = this.#stores
    for (const texture of [...textures, ...this.#targets.slice(0, 1), this.#noSource]) this.#driver.freeTexture(texture)
    for (const buffer of buffers) this.#driver.freeBuffer(buffer)
    this.#driver.release()
  }

  #isAlive(): boolean {
    if (this.#driver.isLost()) this.#lose(`the ${this.name} device is gone`)
    return !this.#isLost && !this.#isDestroyed
  }

  #lose(reason: string): void {
    if (this.#isLost || this.#isDestroyed) return
    this.#isLost = true
    this.#reportLoss(reason)
  }

  #gone(cause?: unknown): EngineError {
    return new EngineError('device-lost', `There is no picture to read: the ${this.name} device is gone.`, { cause })
  }

  #createSource(label: string, width: number, height: number, isTarget: boolean): Texture {
    return this.#driver.createTexture(label, SLOT.source, width, height, 0, isTarget)
  }

  #store<Data extends Texels>(name: 'records' | 'anchors', width: number): StorePort<Data> {
    return {
      allocate: (rows) => this.#allocate(name, width, rows, 0),
      write: (data, offset, x, y, columns, rows) =>
        this.#write(SLOT[name], data, offset, columns, x, y, 0, columns, rows),
    }
  }

  #allocate(name: keyof typeof SLOT, width: number, height: number, layers: number): void {
    const slot = SLOT[name]
    const { textures } = this.#stores
    const before = textures[slot]
    if (before !== undefined) this.#driver.freeTexture(before)
    textures[slot] = this.#driver.createTexture(name, slot, width, height, layers, false)
    this.#isChanged = true
  }

  #write(slot: Slot, ...rectangle: Rectangle): void {
    this.#driver.writeTexture(this.#stores.textures[slot] as Texture, ...rectangle)
  }

  #allocateBuffer(use: BufferUse, bytes: number): void {
    const { buffers } = this.#stores
    const before = buffers[use]
    if (before !== undefined) this.#driver.freeBuffer(before)
    buffers[use] = this.#driver.createBuffer(use, bytes)
    this.#isChanged = true
  }

  /** `Uploads` allocates before it writes. */
  #buffer(use: BufferUse): Buffer {
    return this.#stores.buffers[use] as Buffer
  }

  #freeImage(id: number): void {
    const texture = this.#images.get(id)
    if (texture === undefined) return
    this.#driver.freeTexture(texture)
    this.#images.delete(id)
  }

  #freeImages(): void {
    for (const id of this.#images.keys()) this.#freeImage(id)
  }

  /** The screen keeps its picture until the next one. */
  #startTargets(): Texture {
    this.#pool.startFrame()
    const before = this.#targets[0]
    if (before?.width === this.#width && before.height === this.#height) return before
    if (before !== undefined) this.#driver.freeTexture(before)
    const screen = this.#createSource('screen', this.#width, this.#height, true)
    this.#targets[0] = screen
    return screen
  }

  #drawPass({ passes, background }: Frame, index: number, counters: Counters): void {
    const { target, width, height, batches } = passes[index] as Pass
    if (target !== 0) this.#targets[target] = this.#pool.take(width, height)
    const color = target === 0 ? background : TRANSPARENT
    this.#driver.startPass(this.#targets[target] as Texture, width, height, color, index)
    for (const { blend, source, start, count } of batches) {
      this.#driver.draw(blend, this.#sourceOf(source), start, count)
      counters.draws++
      counters.records += count
    }
    this.#driver.endPass()
    counters.passes++
  }

  /** Frames name living images, and targets of earlier passes. */
  #sourceOf(source: BatchSource): Texture {
    if (source.type === 'none') return this.#noSource
    return (source.type === 'image' ? this.#images.get(source.id) : this.#targets[source.target]) as Texture
  }
}

type Rectangle =
  Parameters<GpuDriver<PooledSize, unknown>['writeTexture']> extends [unknown, ...infer Rest] ? Rest : never

const TRANSPARENT = [0, 0, 0, 0] as const

/** A canvas has one kind of context for ever. */
export function contextOf<Context>(canvas: Canvas, kind: 'webgpu' | 'bitmaprenderer'): Context {
  const context = (canvas as HTMLCanvasElement).getContext(kind)
  if (context !== null) return context as Context
  const message = `The canvas gives no '${kind}' context: it has one of another kind. Hand over a fresh canvas.`
  throw new EngineError('backend-unavailable', message)
}

export function fitCanvas(canvas: Canvas, { width, height }: PooledSize): void {
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}

export function unavailable(name: string, why: string, cause?: unknown): EngineError {
  const message = `${name} is not to be had: ${why}. Use the backend 'auto' or 'canvas2d'.`
  return new EngineError('backend-unavailable', message, { cause })
}

/** For openings that nobody waits for any more. */
export function giveUpUnless(isWanted: boolean): void {
  if (!isWanted) throw new EngineError('destroyed', 'No engine waits for the graphics device any more.')
}
