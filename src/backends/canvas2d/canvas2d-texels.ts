/** Draws CELL and IMAGE records. */
import type { Frame } from '../../frame/frame.ts'
import { FLAG, snapToPixel } from '../../frame/layout.ts'
import type { Four, RecordValues } from '../../frame/records.ts'
import { type Affine, identity } from '../../math/affine.ts'
import type { Ledger } from '../ledger.ts'
import { IMAGE, NO_PAGE, OWN_COLOR, placeContent, TexelContent } from './canvas2d-content.ts'
import { createShape, placeShape, type Shape, setSides } from './canvas2d-outline.ts'
import { type Pen, straightRgb } from './canvas2d-pen.ts'
import type { Pictures } from './canvas2d-pictures.ts'

/** A linear part this near to the identity is drawn texel for pixel. */
const AT_REST = 1 / 1024
const CLEAR: Four = [0, 0, 0, 0]
const STILL = identity()

interface Source {
  readonly bytes: Uint8Array
  /** Texels a row. */
  readonly stride: number
}

export class Texels {
  readonly #pictures: Pictures
  readonly #ledger: Ledger
  /** Those that have no place in the atlas, by id. */
  readonly #images = new Map<number, Source>()
  readonly #shape = createShape()
  readonly #cell = createShape()
  readonly #content = new TexelContent()

  constructor(pictures: Pictures, ledger: Ledger) {
    this.#pictures = pictures
    this.#ledger = ledger
  }

  startFrame({ full, atlas, imagesAdded }: Frame): void {
    if (!full) {
      for (const { page, x, y, width, height } of atlas.dirty) this.#pictures.forget(page, x, y, x + width, y + height)
    }
    for (const { id, width, bytes } of imagesAdded) {
      this.#free(id)
      this.#images.set(id, { bytes: bytes.slice(), stride: width })
      this.#ledger.add(bytes.length)
    }
  }

  endFrame({ imagesFreed }: Frame): void {
    for (const id of imagesFreed) this.#free(id)
  }

  clear(): void {
    for (const id of this.#images.keys()) this.#free(id)
  }

  /** From the atlas, or from the image `imageId`. */
  drawImage(pen: Pen, record: RecordValues, frame: Frame, imageId: number, map: Affine, opacity: number): void {
    const shape = this.#shape
    const { outer, scale } = shape
    placeShape(record, map, pen.originX, pen.originY, shape)
    const isOwn = (record.head & FLAG.FROM_SOURCE) !== 0
    const [u0, v0, u1, v1] = record.uv
    if (outer.isEmpty || u1 <= u0 || v1 <= v0 || !this.#open(record, frame, isOwn ? imageId : 0)) return
    this.#content.tint = IMAGE
    const [x0, y0, x1, y1] = shape.isAxis ? outer.sides : record.rect
    // A mirrored axis starts at the far end.
    const isLeft = scale[0] < 0
    const isUp = scale[1] < 0
    const scaleX = ((x1 - x0) / (u1 - u0)) * (isLeft ? -1 : 1)
    const scaleY = ((y1 - y0) / (v1 - v0)) * (isUp ? -1 : 1)
    this.#place(pen, shape, map, isLeft ? x1 : x0, isUp ? y1 : y0, record.uv, scaleX, scaleY)
    this.#pictures.draw(pen, opacity)
  }

  drawCell(pen: Pen, record: RecordValues, frame: Frame, map: Affine, opacity: number): void {
    const alpha = record.fill[3] * opacity
    if (alpha <= 0 || !this.#open(record, frame, 0)) return
    const pictures = this.#pictures
    this.#content.tint = (record.head & FLAG.OWN_COLOR) !== 0 ? OWN_COLOR : straightRgb(record.fill)
    if (Math.max(Math.abs(map[0] - 1), Math.abs(map[1]), Math.abs(map[2]), Math.abs(map[3] - 1)) <= AT_REST) {
      const x = snapToPixel(map[4]) - pen.originX
      const y = snapToPixel(map[5]) - pen.originY
      this.#placeCell(pen, record, true, map, x, y, true)
      pictures.draw(pen, alpha)
      return
    }
    this.#placeCell(pen, record, false, map, 0, 0, true)
    if (pictures.spec.clips.length > 0) {
      pictures.draw(pen, alpha)
      return
    }
    // Not cut: the picture at rest, mapped by the canvas.
    this.#placeCell(pen, record, true, map, 0, 0, false)
    const picture = pictures.whole()
    if (!picture) return
    const { width, height } = picture.canvas
    pen.transform(map)
    pen.alpha(alpha)
    pen.smoothing(true)
    pen.ctx.drawImage(picture.canvas, record.rect[0] - 1, record.rect[1] - 1, width, height)
  }

  /** At rest: with its origin at (x, y) of the target. */
  #placeCell(
    pen: Pen,
    record: RecordValues,
    isAtRest: boolean,
    map: Affine,
    x: number,
    y: number,
    isClipped: boolean,
  ): void {
    const [x0, y0, x1, y1] = record.rect
    const shape = this.#cell
    shape.isAxis = isAtRest
    // A texel more all around, where bilinear sampling fades out.
    setSides(shape.outer, 0, x + x0 - 1, x + x1 + 1)
    setSides(shape.outer, 1, y + y0 - 1, y + y1 + 1)
    this.#place(pen, shape, map, x + x0, y + y0, record.uv, 1, 1, isClipped)
  }

  /** The texel at (u0, v0) begins at (x, y) of draw space. */
  #place(
    pen: Pen,
    shape: Shape,
    map: Affine,
    x: number,
    y: number,
    [u0, v0]: Four,
    scaleX: number,
    scaleY: number,
    isClipped = true,
  ): void {
    const { spec } = this.#pictures
    const { isAxis } = shape
    const originX = isAxis ? 0 : pen.originX
    const originY = isAxis ? 0 : pen.originY
    placeContent(this.#content, isAxis ? STILL : map, originX, originY, x, y, u0, v0, scaleX, scaleY)
    spec.hasShadow = false
    spec.fill = CLEAR
    this.#pictures.content = this.#content
    this.#pictures.place(pen, shape, map, isClipped)
  }

  /** Finds the texels; false when there are none. */
  #open({ paint, uv }: RecordValues, { atlas }: Frame, imageId: number): boolean {
    const content = this.#content
    const source = imageId ? this.#images.get(imageId) : { bytes: atlas.pages[paint], stride: atlas.size }
    if (!source?.bytes) return false
    content.bytes = source.bytes
    content.stride = source.stride
    content.page = imageId ? NO_PAGE - imageId : paint
    content.window = uv
    return true
  }

  #free(id: number): void {
    const image = this.#images.get(id)
    if (!image) return
    this.#images.delete(id)
    this.#ledger.remove(image.bytes.length)
    this.#pictures.forget(NO_PAGE - id, -Infinity, -Infinity, Infinity, Infinity)
  }
}
