/**
 * Draws BOX and ELLIPSE records. What a canvas draws exactly by itself (rectangles that keep their axes) is drawn
 * directly; all else is a baked picture (`canvas2d-pictures.ts`). A fill that is not one colour is laid on a scratch
 * canvas, cut to the fill's share by a stencil, and joined there by the picture of stroke and shadow.
 */
import { FLAG } from '../../frame/layout.ts'
import { createPaintValues, type Four, type RecordValues, readPaint } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import type { Canvases } from './canvas2d-canvases.ts'
import { Gradients } from './canvas2d-gradient.ts'
import { Scratch } from './canvas2d-layers.ts'
import { createShape, type Outline, placeShape, type Shape } from './canvas2d-outline.ts'
import type { Composite, Pen } from './canvas2d-pen.ts'
import { Pictures } from './canvas2d-pictures.ts'

/** Rounds to 255 of 255. */
const OPAQUE = 254.5 / 255
const CLEAR: Four = [0, 0, 0, 0]

/** Fills at least the whole scratch with what the shape's fill shows there. */
export type PaintContent = (scratch: Pen, record: RecordValues, shape: Shape, map: Affine) => void

export class Shapes {
  readonly #pictures: Pictures
  readonly #gradients = new Gradients()
  readonly #scratch: Scratch
  readonly #shape = createShape()
  readonly #paint = createPaintValues()
  readonly #bounds: Four = [0, 0, 0, 0]

  constructor(canvases: Canvases) {
    this.#pictures = new Pictures(canvases)
    this.#scratch = new Scratch(canvases)
  }

  endFrame(): void {
    this.#pictures.endFrame()
    this.#gradients.endFrame()
  }

  clear(): void {
    this.#pictures.clear()
    this.#gradients.clear()
    this.#scratch.clear()
  }

  /** `composite` is the batch's, already set. */
  draw(
    pen: Pen,
    record: RecordValues,
    words: Uint32Array,
    map: Affine,
    opacity: number,
    composite: Composite,
    isSoftClip: boolean,
  ): void {
    const shape = this.#shape
    placeShape(record, map, pen.originX, pen.originY, shape)
    if (opacity <= 0 || shape.outer.isEmpty) return
    if (record.paint !== 0) {
      readPaint(words, record.paint - 1, this.#paint)
      if (!this.#drawPlainGradient(pen, record, map, opacity)) {
        this.drawCut(pen, record, shape, map, opacity, this.#paintGradient)
      }
      return
    }
    const isAlone = opacity >= OPAQUE && composite === 'source-over' && !isSoftClip
    if (!this.#drawRectangles(pen, record, opacity, isAlone)) {
      this.#pictures.draw(pen, record, shape, map, record.fill, opacity)
    }
  }

  /** Draws a record whose fill is `paintContent` and not one colour. */
  drawCut(
    pen: Pen,
    record: RecordValues,
    shape: Shape,
    map: Affine,
    opacity: number,
    paintContent: PaintContent,
  ): void {
    const bounds = this.#bounds
    this.#pictures.measure(pen, record, shape, map, bounds)
    const [x0, y0, x1, y1] = bounds
    const width = x1 - x0
    const height = y1 - y0
    if (width <= 0 || height <= 0) return
    const scratch = this.#scratch.acquire(width, height)
    scratch.originX = pen.originX + x0
    scratch.originY = pen.originY + y0
    placeShape(record, map, scratch.originX, scratch.originY, shape)
    scratch.composite('source-over')
    paintContent(scratch, record, shape, map)
    scratch.composite('destination-out')
    this.#pictures.drawStencil(scratch, record, shape, map, bounds)
    clearAround(scratch, bounds, width, height)
    if (shape.hasStroke || record.shadowColor[3] > 0) {
      scratch.composite('lighter')
      this.#pictures.draw(scratch, record, shape, map, CLEAR, 1)
    }
    pen.identity()
    pen.alpha(opacity)
    pen.smoothing(false)
    pen.ctx.drawImage(scratch.surface.canvas, 0, 0, width, height, x0, y0, width, height)
  }

  /** True when it was drawn: sides along the axes, sharp corners, no shadow, at most one part on any pixel's way. */
  #drawRectangles(pen: Pen, record: RecordValues, opacity: number, isAlone: boolean): boolean {
    const { isAxis, outer, face, inner, hasStroke } = this.#shape
    if (!isAxis || outer.isRound || record.shadowColor[3] > 0) return false
    const { fill, stroke } = record
    if (!hasStroke || stroke[3] === 0) {
      if (fill[3] > 0) fillRectangle(pen, fill, opacity, face)
      return true
    }
    // Stroke below, fill on top: right where both are opaque and no pixel is cut by both outlines.
    const isCrisp = (record.head & FLAG.CRISP) !== 0
    if (!isAlone || !isCrisp || fill[3] < OPAQUE || stroke[3] < OPAQUE) return false
    fillRectangle(pen, stroke, 1, outer)
    if (!inner.isEmpty) fillRectangle(pen, fill, 1, inner)
    return true
  }

  /** A gradient in a rectangle along the axes that has nothing else: true when drawn. */
  #drawPlainGradient(pen: Pen, record: RecordValues, map: Affine, opacity: number): boolean {
    const { isAxis, outer, face, hasStroke } = this.#shape
    if (!isAxis || outer.isRound || hasStroke || record.shadowColor[3] > 0) return false
    const { ctx } = pen
    pen.identity()
    pen.alpha(opacity)
    ctx.beginPath()
    ctx.rect(face.x0, face.y0, face.x1 - face.x0, face.y1 - face.y0)
    // A path keeps the space it was traced in, a style follows the transform at the time of filling.
    this.#gradients.apply(pen, this.#paint, record.rect, map)
    ctx.fill()
    return true
  }

  readonly #paintGradient: PaintContent = (scratch, record, _shape, map) => {
    const { ctx } = scratch
    const { width, height } = scratch.surface.canvas
    scratch.identity()
    scratch.alpha(1)
    ctx.beginPath()
    ctx.rect(0, 0, width, height)
    this.#gradients.apply(scratch, this.#paint, record.rect, map)
    ctx.fill()
  }
}

function clearAround(pen: Pen, [x0, y0, x1, y1]: Four, width: number, height: number): void {
  pen.identity()
  if (y0 > 0) pen.ctx.clearRect(0, 0, width, y0)
  if (y1 < height) pen.ctx.clearRect(0, y1, width, height - y1)
  if (x0 > 0) pen.ctx.clearRect(0, y0, x0, y1 - y0)
  if (x1 < width) pen.ctx.clearRect(x1, y0, width - x1, y1 - y0)
}

function fillRectangle(pen: Pen, color: Four, opacity: number, o: Outline): void {
  if (o.isEmpty) return
  pen.identity()
  pen.fillColor(color, opacity)
  pen.ctx.fillRect(o.x0, o.y0, o.x1 - o.x0, o.y1 - o.y0)
}
