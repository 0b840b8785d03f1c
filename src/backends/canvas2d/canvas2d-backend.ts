/**
 * Draws frames with the 2D context: the backend that is always there. It follows `src/frame/shading.md` record by
 * record. What it leaves to the browser is a little off: bilinear sampling of cells that are not at rest (Skia steps by
 * 1/16 texel), and `multiply` on a clear backdrop (the canvas's own).
 */
import { OnDemand } from '../../base/on-demand.ts'
import type { Batch, Frame, Pass } from '../../frame/frame.ts'
import { KIND, SLOT_BITS } from '../../frame/layout.ts'
import { createRecordValues, kindOf, readRecord } from '../../frame/records.ts'
import { identity } from '../../math/affine.ts'
import { premultiplyPixels } from '../../math/premultiply.ts'
import type { Backend, BackendLimits, Counters } from '../backend.ts'
import type { Ledger } from '../ledger.ts'
import { type AnyCanvas, Canvases, surfaceBytes } from './canvas2d-canvases.ts'
import { ClipChain } from './canvas2d-clips.ts'
import { Targets } from './canvas2d-layers.ts'
import { Pen } from './canvas2d-pen.ts'
import { Pictures } from './canvas2d-pictures.ts'
import { Shapes } from './canvas2d-shapes.ts'
import { Texels } from './canvas2d-texels.ts'

export interface Canvas2dOptions {
  /** Keeps the pixels on the CPU: right where the adapter is software, where pictures then are the same in every browser mode. */
  readonly willReadFrequently: boolean
  /** Where its canvases and images are counted. */
  readonly ledger: Ledger
}

const LIMITS: BackendLimits = {
  // The largest square canvas that all desktop browsers make (Chromium's and Safari's limit of area is 16384^2).
  maxTextureSize: 16384,
  // Pages stay in the encoder's memory; only what is drawn becomes a canvas.
}

/** By BlendIndex. */
const COMPOSITES: readonly GlobalCompositeOperation[] = ['source-over', 'lighter', 'screen', 'multiply']

/** Throws `backend-unavailable` when the canvas has a context of another type. */
export function createCanvas2dBackend(canvas: AnyCanvas, options: Canvas2dOptions): Backend {
  return new Canvas2dBackend(canvas, options)
}

class Canvas2dBackend implements Backend {
  readonly name = 'canvas2d'
  readonly description: string
  readonly limits = LIMITS
  readonly lost: Promise<string>
  readonly #canvases: Canvases
  readonly #screen: Pen
  /** By way of which the screen's picture moves, once it did. */
  #spare: Pen | null = null
  readonly #pictures: Pictures
  readonly #shapes: Shapes
  readonly #texels: Texels
  readonly trails = new OnDemand('trails', async () => {
    const { Trails } = await import('./canvas2d-trail.ts')
    return new Trails(this.#canvases, this.#clips)
  })
  readonly #targets: Targets
  readonly #clips = new ClipChain()
  readonly #record = createRecordValues()
  readonly #map = identity()
  #isDestroyed = false
  #onLost = (): void => {}
  #width: number
  #height: number

  constructor(canvas: AnyCanvas, options: Canvas2dOptions) {
    this.description = options.willReadFrequently ? 'Canvas2D (software)' : 'Canvas2D'
    this.#canvases = new Canvases(options.willReadFrequently, options.ledger)
    this.#screen = new Pen({ canvas, ctx: this.#canvases.context(canvas) })
    options.ledger.count('screen', 1, surfaceBytes(this.#screen))
    this.#pictures = new Pictures(this.#canvases, this.#clips)
    this.#shapes = new Shapes(this.#pictures, this.#clips)
    this.#texels = new Texels(this.#pictures, options.ledger)
    this.#targets = new Targets(this.#canvases, LIMITS.maxTextureSize)
    this.#width = canvas.width
    this.#height = canvas.height
    this.lost = new Promise((resolve) => {
      this.#onLost = () => resolve('the 2D context is gone (contextlost)')
    })
    canvas.addEventListener('contextlost', this.#onLost)
  }

  resize(width: number, height: number): void {
    this.#width = width
    this.#height = height
  }

  render(frame: Frame): Counters {
    const { ledger } = this.#canvases
    const createdBefore = ledger.created
    const uploadedBefore = this.#canvases.uploadedBytes
    if (frame.full) this.#clear()
    this.#texels.startFrame(frame)
    this.#targets.startFrame()
    if (frame.shiftX || frame.shiftY) this.#shift(frame)
    let records = 0
    let pixels = 0
    for (const pass of frame.passes) {
      records += this.#drawPass(frame, pass)
      pixels += pass.width * pass.height
    }
    this.#texels.endFrame(frame)
    this.#pictures.endFrame()
    this.#targets.endFrame()
    return {
      passes: frame.passes.length,
      draws: records,
      records,
      pixels,
      uploadedBytes: this.#canvases.uploadedBytes - uploadedBefore,
      created: ledger.created - createdBefore,
    }
  }

  submitted(): Promise<void> {
    return Promise.resolve()
  }

  async readPixels(): Promise<Uint8Array> {
    const { ctx, canvas } = this.#screen
    const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height)
    return premultiplyPixels(new Uint8Array(data.buffer))
  }

  destroy(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    const { canvas } = this.#screen
    canvas.removeEventListener('contextlost', this.#onLost)
    this.#clear()
    this.#targets.clear()
    this.#freeSpare()
    this.#canvases.free('screen', this.#screen)
  }

  #freeSpare(): void {
    if (this.#spare) this.#canvases.free('screen', this.#spare)
    this.#spare = null
  }

  #clear(): void {
    this.#pictures.clear()
    this.#texels.clear()
    this.trails.code?.clear()
  }

  /** A canvas drawn onto itself is copied whole before, which takes four times as long as this. */
  #shift({ width, height, shiftX, shiftY }: Frame): void {
    const screen = this.#screen
    this.#spare ??= new Pen(this.#canvases.make('screen', width, height))
    const spare = this.#spare
    spare.clear()
    spare.ctx.drawImage(screen.canvas, shiftX, shiftY)
    screen.clear()
    screen.ctx.drawImage(spare.canvas, 0, 0)
  }

  #drawPass(frame: Frame, { target, x, y, width, height, batches }: Pass): number {
    const pen = target === 0 ? this.#screen : this.#targets.acquire(target, width, height)
    pen.originX = target === 0 ? frame.x : x
    pen.originY = target === 0 ? frame.y : y
    const left = x - pen.originX
    const top = y - pen.originY
    if (target === 0) this.#startScreen(frame.background, left, top, width, height)
    this.#clips.start([left, top, left + width, top + height])
    let records = 0
    for (const batch of batches) {
      this.#drawBatch(frame, batch, pen)
      records += batch.count
    }
    if (target === 0) pen.ctx.restore()
    return records
  }

  /** Only this rectangle is drawn, until `restore`. */
  #startScreen(background: Frame['background'], x: number, y: number, width: number, height: number): void {
    const pen = this.#screen
    const { canvas, ctx } = pen
    if (canvas.width !== this.#width || canvas.height !== this.#height) {
      this.#freeSpare()
      const bytes = surfaceBytes(pen)
      canvas.width = this.#width
      canvas.height = this.#height
      this.#canvases.ledger.count('screen', 0, surfaceBytes(pen) - bytes)
    }
    ctx.save()
    ctx.beginPath()
    ctx.rect(x, y, width, height)
    ctx.clip()
    ctx.globalCompositeOperation = 'source-over'
    if (background[3] < 1) ctx.clearRect(x, y, width, height)
    if (background[3] > 0) pen.fillRect(background, 1, x, y, width, height)
  }

  #drawBatch(frame: Frame, batch: Batch, pen: Pen): void {
    const { words } = frame.records
    const record = this.#record
    const map = this.#map
    // They may have been lost with the size.
    pen.ctx.globalCompositeOperation = COMPOSITES[batch.blend] as GlobalCompositeOperation
    pen.ctx.imageSmoothingEnabled = false
    for (let i = batch.start; i < batch.start + batch.count; i++) {
      const slot = frame.drawList[i] as number
      // A trail is drawn whole with its first chunk.
      if (slot >>> SLOT_BITS) continue
      readRecord(words, slot, record)
      const kind = kindOf(record)
      const opacity = pen.map(record, frame, map)
      this.#clips.set(pen, frame, kind === KIND.LAYER ? 0 : record.clip)
      if (kind === KIND.LAYER) {
        this.#drawLayer(batch, pen, opacity)
        continue
      }
      if (opacity <= 0) continue
      if (kind === KIND.CELL) this.#texels.drawCell(pen, record, frame, map, opacity)
      else if (kind === KIND.TRAIL) this.trails.code?.draw(pen, frame, record, map, opacity)
      else if (kind === KIND.IMAGE) {
        const imageId = batch.source.type === 'image' ? batch.source.id : 0
        this.#texels.drawImage(pen, record, frame, imageId, map, opacity)
      } else this.#shapes.draw(pen, record, words, slot, map, opacity)
    }
  }

  #drawLayer(batch: Batch, pen: Pen, opacity: number): void {
    const surface = batch.source.type === 'target' ? this.#targets.get(batch.source.target) : undefined
    if (!surface) return
    const { rect } = this.#record
    const width = rect[2] - rect[0]
    const height = rect[3] - rect[1]
    pen.ctx.globalAlpha = opacity
    pen.ctx.drawImage(surface.canvas, 0, 0, width, height, rect[0] - pen.originX, rect[1] - pen.originY, width, height)
  }
}
