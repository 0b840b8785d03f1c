/** Draws BOX and ELLIPSE records: what a canvas draws exactly by itself (rectangles that keep their axes) directly, all else as pictures. */
import { FLAG } from '../../frame/layout.ts'
import { type Four, type RecordValues, readPaint } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import type { ClipChain } from './canvas2d-clips.ts'
import { GradientContent, placeContent } from './canvas2d-content.ts'
import { AXES, createShape, type Outline, placeShadow, placeShape } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'
import type { Pictures } from './canvas2d-pictures.ts'

/** Rounds to 255 of 255. */
const OPAQUE = 254.5 / 255

export class Shapes {
  readonly #pictures: Pictures
  readonly #clips: ClipChain
  readonly #shape = createShape()
  readonly #gradient = new GradientContent()

  constructor(pictures: Pictures, clips: ClipChain) {
    this.#pictures = pictures
    this.#clips = clips
  }

  /** `isOver`: the batch's blend is `normal`. */
  draw(pen: Pen, record: RecordValues, words: Uint32Array, map: Affine, opacity: number, isOver: boolean): void {
    const shape = this.#shape
    const gradient = this.#gradient
    const pictures = this.#pictures
    const { spec, shadow } = pictures
    placeShape(record, map, pen.originX, pen.originY, shape)
    if (shape.outer.isEmpty || this.#drawRectangles(pen, record, opacity, isOver)) return
    spec.fill = record.fill
    spec.stroke = record.stroke
    spec.shadowColor = record.shadowColor
    spec.hasShadow = record.shadowColor[3] > 0
    if (spec.hasShadow) {
      placeShadow(shape, record.shadow, shadow)
      spec.hasShadow = !shadow.isEmpty
      for (const axis of AXES) spec.sigmas[axis] = record.shadow[2] * Math.abs(shape.scale[axis])
    }
    pictures.content = null
    if (record.paint !== 0) {
      const [x0, y0, x1, y1] = record.rect
      readPaint(words, record.paint - 1, gradient.paint)
      gradient.size[0] = x1 - x0
      gradient.size[1] = y1 - y0
      placeContent(gradient, map, pen.originX, pen.originY, x0, y0, 0, 0, 1, 1)
      pictures.content = gradient
    }
    pictures.place(pen, shape, map)
    pictures.draw(pen, opacity)
  }

  /** True when it was drawn: sides along the axes, sharp corners, one colour, no shadow, at most one part on any pixel's way. */
  #drawRectangles(pen: Pen, record: RecordValues, opacity: number, isOver: boolean): boolean {
    const { isAxis, outer, face, inner, hasStroke } = this.#shape
    const { fill, stroke, shadowColor, paint } = record
    if (!isAxis || outer.isRound || shadowColor[3] > 0 || paint !== 0) return false
    if (this.#clips.cutting(...outer.sides).length > 0) return false
    if (!hasStroke || stroke[3] === 0) {
      fillRectangle(pen, fill, opacity, hasStroke ? face : outer)
      return true
    }
    // Stroke below, fill on top: right where both are opaque and no pixel is cut by both outlines.
    const isCrisp = (record.head & FLAG.CRISP) !== 0
    if (!isOver || !isCrisp || Math.min(fill[3], stroke[3], opacity) < OPAQUE) return false
    fillRectangle(pen, stroke, 1, outer)
    fillRectangle(pen, fill, 1, inner)
    return true
  }
}

function fillRectangle(pen: Pen, color: Four, opacity: number, { isEmpty, sides: [x0, y0, x1, y1] }: Outline): void {
  if (isEmpty || color[3] <= 0) return
  pen.identity()
  pen.fillColor(color, opacity)
  pen.ctx.fillRect(x0, y0, x1 - x0, y1 - y0)
}
