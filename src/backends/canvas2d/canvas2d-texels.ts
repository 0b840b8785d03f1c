/** Draws CELL and IMAGE records. */
import type { Frame } from '../../frame/frame.ts'
import { FLAG } from '../../frame/layout.ts'
import type { Four, RecordValues } from '../../frame/records.ts'
import { snapToPixel } from '../../frame/snap.ts'
import { type Affine, identity } from '../../math/affine.ts'
import type { Ledger } from '../ledger.ts'
import { NO_PAGE, placeContent, TexelContent } from './canvas2d-content.ts'
import { isEmpty, placeShape, setSides } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'
import type { Pictures } from './canvas2d-pictures.ts'

/** A linear part this near to the identity is drawn texel for pixel. */
const AT_REST = 1 / 1024
const WHITE: Four = [1, 1, 1, 1]
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
      this.#ledger.count('images', 1, bytes.length)
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
    const pictures = this.#pictures
    const {
      outlines: [outer],
      map: toTarget,
    } = pictures.shape
    const [u0, v0, u1, v1] = record.uv
    placeShape(record, map, pictures.shape)
    const isOwn = (record.head & FLAG.FROM_SOURCE) !== 0
    if (isEmpty(outer) || u1 <= u0 || v1 <= v0 || !this.#open(record, frame, isOwn ? imageId : 0, true)) return
    const scaleX = (outer[2] as number) / (u1 - u0)
    const scaleY = (outer[3] as number) / (v1 - v0)
    placeContent(this.#content, toTarget, scaleX, scaleY, -(u0 % 1) * scaleX, -(v0 % 1) * scaleY)
    pictures.place()
    pictures.draw(pen, opacity)
  }

  drawCell(pen: Pen, record: RecordValues, frame: Frame, map: Affine, opacity: number): void {
    if (!this.#open(record, frame, 0, false)) return
    const isMoving = (record.head & FLAG.MOVES) !== 0
    const off = Math.max(Math.abs(map[0] - 1), Math.abs(map[1]), Math.abs(map[2]), Math.abs(map[3] - 1))
    if (!isMoving && off <= AT_REST) {
      map[0] = map[3] = 1
      map[1] = map[2] = 0
      map[4] = snapToPixel(map[4])
      map[5] = snapToPixel(map[5])
    }
    // How a browser samples depends on the place on its canvas: only what is drawn in each frame anyway is left to it.
    if (!this.#placeCell(record, map) || !isMoving) {
      this.#pictures.draw(pen, opacity)
      return
    }
    // Not cut: the picture at rest, mapped by the canvas.
    this.#placeCell(record, STILL)
    const picture = this.#pictures.whole()
    if (!picture) return
    const { ctx } = pen
    ctx.globalAlpha = opacity
    ctx.imageSmoothingEnabled = true
    ctx.setTransform(...map)
    ctx.drawImage(picture.canvas, record.rect[0] - 1, record.rect[1] - 1)
    ctx.resetTransform()
    ctx.imageSmoothingEnabled = false
  }

  /** False when a clip cuts it. */
  #placeCell({ rect: [x0, y0, x1, y1] }: RecordValues, map: Affine): boolean {
    const { shape } = this.#pictures
    for (let i = 0; i < 6; i++) shape.map[i] = map[i] as number
    // A texel more all around, where bilinear sampling fades out.
    for (const outline of shape.outlines) {
      outline.fill(0)
      setSides(outline, 0, x0 - 1, x1 + 1)
      setSides(outline, 1, y0 - 1, y1 + 1)
    }
    placeContent(this.#content, map, 1, 1, x0, y0)
    return this.#pictures.place()
  }

  /** Finds the texels; false when there are none. */
  #open({ paint, uv, fill }: RecordValues, { atlas }: Frame, imageId: number, isImage: boolean): boolean {
    const content = this.#content
    const pictures = this.#pictures
    const source = imageId ? this.#images.get(imageId) : { bytes: atlas.pages[paint], stride: atlas.size }
    if (!source?.bytes) return false
    content.bytes = source.bytes
    content.stride = source.stride
    content.page = imageId ? NO_PAGE - imageId : paint
    content.window = uv
    content.isImage = isImage
    pictures.content = content
    pictures.fill = isImage ? WHITE : fill
    pictures.stroke = WHITE
    pictures.shadows.length = 0
    return true
  }

  #free(id: number): void {
    const image = this.#images.get(id)
    if (!image) return
    this.#images.delete(id)
    this.#ledger.count('images', -1, -image.bytes.length)
    this.#pictures.forget(NO_PAGE - id, -Infinity, -Infinity, Infinity, Infinity)
  }
}
