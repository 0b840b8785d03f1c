/** Draws IMAGE records, from the atlas or from images of their own (kept here, with a border that repeats the edge). */
import type { AtlasStore, Frame } from '../../frame/frame.ts'
import { FLAG } from '../../frame/layout.ts'
import type { RecordValues } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import type { Canvases, Surface } from './canvas2d-canvases.ts'
import type { Cells } from './canvas2d-cells.ts'
import { createShape, isOnPixels, placeShape, type Shape } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'
import { straightWithBorder } from './canvas2d-pixels.ts'
import type { PaintContent, Shapes } from './canvas2d-shapes.ts'

export class Images {
  readonly #canvases: Canvases
  readonly #cells: Cells
  readonly #images = new Map<number, Surface>()
  readonly #shapes: Shapes
  readonly #shape = createShape()
  // The record being drawn: the whole texels it may sample, the canvas that holds them with a border, and which texel
  // of the source lies at that canvas's (1, 1).
  readonly #texels = { x: 0, y: 0, width: 0, height: 0 }
  #surface: Surface | undefined
  #left = 0
  #top = 0

  constructor(canvases: Canvases, cells: Cells, shapes: Shapes) {
    this.#canvases = canvases
    this.#cells = cells
    this.#shapes = shapes
  }

  add(frame: Frame): void {
    for (const { id, width, height, bytes } of frame.imagesAdded) {
      this.#free(id)
      const pixels = straightWithBorder(bytes, width, { x: 0, y: 0, width, height })
      this.#images.set(id, this.#canvases.makeFrom(width + 2, height + 2, pixels))
    }
  }

  free(frame: Frame): void {
    for (const id of frame.imagesFreed) this.#free(id)
  }

  clear(): void {
    for (const id of [...this.#images.keys()]) this.#free(id)
  }

  /** `imageId` is the batch's source, for records that name no place in the atlas. */
  draw(pen: Pen, record: RecordValues, map: Affine, opacity: number, atlas: AtlasStore, imageId: number): void {
    const shape = this.#shape
    placeShape(record, map, pen.originX, pen.originY, shape)
    const [u0, v0, u1, v1] = record.uv
    if (shape.face.isEmpty || opacity <= 0 || u1 <= u0 || v1 <= v0) return
    const texels = this.#texels
    texels.x = Math.floor(u0)
    texels.y = Math.floor(v0)
    texels.width = Math.ceil(u1) - texels.x
    texels.height = Math.ceil(v1) - texels.y
    const isOwn = (record.head & FLAG.FROM_SOURCE) !== 0
    this.#surface = isOwn ? this.#images.get(imageId) : this.#cells.image(atlas, record.paint, texels)
    if (!this.#surface) return
    if (!isOwn) {
      this.#left = texels.x
      this.#top = texels.y
    } else this.#left = this.#top = 0
    const isWhole = texels.x === u0 && texels.y === v0 && texels.width === u1 - u0 && texels.height === v1 - v0
    if (!isWhole || !shape.isAxis || !isOnPixels(shape.face)) {
      this.#shapes.drawCut(pen, record, shape, map, opacity, this.#paintTexels)
      return
    }
    pen.alpha(opacity)
    pen.smoothing(true)
    mirror(pen, shape)
    const { x0, y0, x1, y1 } = shape.face
    const sx = texels.x - this.#left + 1
    const sy = texels.y - this.#top + 1
    pen.ctx.drawImage(this.#surface.canvas, sx, sy, texels.width, texels.height, x0, y0, x1 - x0, y1 - y0)
  }

  /** The texels of the record and one more all around, so that the face's edge lies within. */
  readonly #paintTexels: PaintContent = (scratch, record, shape, map) => {
    if (!this.#surface) return
    const { x, y, width, height } = this.#texels
    const [u0, v0, u1, v1] = record.uv
    const { x0, y0, x1, y1 } = shape.face
    const texelX = (x1 - x0) / (u1 - u0)
    const texelY = (y1 - y0) / (v1 - v0)
    scratch.alpha(1)
    scratch.smoothing(true)
    if (shape.isAxis) mirror(scratch, shape)
    else scratch.transform(map)
    scratch.ctx.drawImage(
      this.#surface.canvas,
      x - this.#left,
      y - this.#top,
      width + 2,
      height + 2,
      x0 + (x - 1 - u0) * texelX,
      y0 + (y - 1 - v0) * texelY,
      (width + 2) * texelX,
      (height + 2) * texelY,
    )
  }

  #free(id: number): void {
    const surface = this.#images.get(id)
    if (!surface) return
    this.#canvases.free(surface)
    this.#images.delete(id)
  }
}

/** Turns an aligned face around its own middle as the map mirrors it. */
function mirror(pen: Pen, { scaleX, scaleY, face }: Shape): void {
  if (scaleX > 0 && scaleY > 0) {
    pen.identity()
    return
  }
  const moveX = scaleX < 0 ? face.x0 + face.x1 : 0
  const moveY = scaleY < 0 ? face.y0 + face.y1 : 0
  pen.setTransform(Math.sign(scaleX), 0, 0, Math.sign(scaleY), moveX, moveY)
}
