/** Draws BOX and ELLIPSE records: plain rectangles along the axes, which a canvas draws exactly, directly, all else as pictures. */
import { type RecordValues, readPaint, readShadows, type ShadowValues } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import type { ClipChain } from './canvas2d-clips.ts'
import { GradientContent, placeContent } from './canvas2d-content.ts'
import { AXES, createOutline, isEmpty, isSharp, isStill, placeShadow, placeShape } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'
import type { Pictures } from './canvas2d-pictures.ts'
import type { Shadow } from './canvas2d-shadow.ts'

export class Shapes {
  readonly #pictures: Pictures
  readonly #clips: ClipChain
  readonly #gradient = new GradientContent()
  readonly #values: ShadowValues[] = []
  readonly #pool: Shadow[] = []

  constructor(pictures: Pictures, clips: ClipChain) {
    this.#pictures = pictures
    this.#clips = clips
  }

  draw(pen: Pen, record: RecordValues, words: Uint32Array, slot: number, map: Affine, opacity: number): void {
    const pictures = this.#pictures
    const { shape, shadows } = pictures
    placeShape(record, map, shape)
    const [outer, , inner] = shape.outlines
    if (isEmpty(outer)) return
    shadows.length = 0
    const count = readShadows(words, slot, this.#values)
    for (let i = 0; i < count; i++) {
      const values = this.#values[i] as ShadowValues
      this.#pool[i] ??= { color: values.color, outline: createOutline(), sigmas: [0, 0], isInset: false }
      const shadow = this.#pool[i] as Shadow
      placeShadow(shape, values, shadow.outline)
      for (const axis of AXES) shadow.sigmas[axis] = values.shape[2] * shape.scale[axis]
      shadow.isInset = values.inset
      // An inset one of which nothing is left is all shadow.
      if (values.inset || !isEmpty(shadow.outline)) shadows.push(shadow)
    }
    pictures.fill = record.fill
    pictures.stroke = record.stroke
    pictures.content = null
    if (record.paint !== 0) {
      const gradient = this.#gradient
      const [x0, y0, x1, y1] = record.rect
      readPaint(words, record.paint - 1, gradient.paint)
      gradient.size[0] = x1 - x0
      gradient.size[1] = y1 - y0
      placeContent(gradient, map, 1, 1, x0, y0)
      pictures.content = gradient
    } else if (shadows.length === 0 && outer[2] === inner[2] && isStill(shape.map) && isSharp(outer)) {
      if (this.#clips.fillRect(pen, record.fill, opacity, shape)) return
    }
    pictures.place()
    pictures.draw(pen, opacity)
  }
}
