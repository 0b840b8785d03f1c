/**
 * Shapes as pictures: baked by the exact formula (`canvas2d-bake.ts`) at device pixels, kept by geometry and colours,
 * drawn one to one. A record is then one image, so opacity, blend and soft clips come out right, and a card with
 * shadow and border costs one `drawImage` (13 us, against 45 us for its shadow in nine slices and two rounded paths).
 *
 * Large axis-aligned ones are kept as nine slices. Positions in the key are rounded to 1/64 px, and the rounded ones
 * are baked: a picture does not depend on what was cached before it.
 */
import type { Four, RecordValues } from '../../frame/records.ts'
import { type Affine, mapX, mapY } from '../../math/affine.ts'
import { type BakeSpec, bakePicture } from './canvas2d-bake.ts'
import { NumberKeyCache } from './canvas2d-cache.ts'
import { type Canvases, type Surface, surfaceCost } from './canvas2d-canvases.ts'
import { createOutline, type Outline, placeShadowOutline, type Shape } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'
import { SHADOW_REACH } from './canvas2d-shadow-kernel.ts'
import { createSliceAxis, placeSlices, type SliceAxis, sliceStart, unfoldSlices } from './canvas2d-slices.ts'

const MAX_BYTES = 64 * 1024 * 1024
/** Larger pictures are kept as nine slices, or cut to what the target shows. */
const MAX_WHOLE_PX = 256 * 256
const CLEAR: Four = [0, 0, 0, 0]

type Corner = 0 | 1 | 2 | 3
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const round64 = (v: number): number => Math.round(v * 64) / 64

export class Pictures {
  readonly #canvases: Canvases
  readonly #pictures: NumberKeyCache<Surface>
  readonly #x = createSliceAxis()
  readonly #y = createSliceAxis()
  readonly #shadow = createOutline()
  readonly #spec: Mutable<BakeSpec> = {
    width: 0,
    height: 0,
    toPicture: [1, 0, 0, 1, 0, 0],
    isEllipse: false,
    hasStroke: false,
    outer: createOutline(),
    face: createOutline(),
    inner: createOutline(),
    shadowOutline: null,
    sigmaX: 0,
    sigmaY: 0,
    fill: CLEAR,
    stroke: CLEAR,
    shadow: CLEAR,
    isStencil: false,
  }

  constructor(canvases: Canvases) {
    this.#canvases = canvases
    this.#pictures = new NumberKeyCache(MAX_BYTES, (surface) => canvases.free(surface))
  }

  endFrame(): void {
    this.#pictures.endFrame()
  }

  clear(): void {
    this.#pictures.clear()
  }

  /** Draws fill, stroke and shadow with the pen's alpha times `opacity`; `fill` replaces the record's. */
  draw(pen: Pen, record: RecordValues, shape: Shape, map: Affine, fill: Four, opacity: number): void {
    this.#setColors(record, fill, record.shadowColor[3] > 0, false)
    this.#draw(pen, record, shape, map, opacity)
  }

  /** Draws black where the fill does not show. `bounds` becomes the px of the target that it reached; beyond, nothing shows. */
  drawStencil(pen: Pen, record: RecordValues, shape: Shape, map: Affine, bounds: Four): void {
    this.#setColors(record, CLEAR, false, true)
    this.#draw(pen, record, shape, map, 1)
    bounds[0] = this.#x.start
    bounds[1] = this.#y.start
    bounds[2] = this.#x.start + this.#x.total
    bounds[3] = this.#y.start + this.#y.total
  }

  /** Whole px of the target around all that `draw` paints, without what lies off the target. */
  measure(pen: Pen, record: RecordValues, shape: Shape, map: Affine, out: Four): void {
    this.#setColors(record, CLEAR, record.shadowColor[3] > 0, false)
    this.#place(pen, record, shape, map)
    out[0] = Math.max(0, this.#x.start)
    out[1] = Math.max(0, this.#y.start)
    out[2] = Math.min(pen.surface.canvas.width, this.#x.start + this.#x.total)
    out[3] = Math.min(pen.surface.canvas.height, this.#y.start + this.#y.total)
  }

  #setColors(record: RecordValues, fill: Four, hasShadow: boolean, isStencil: boolean): void {
    const spec = this.#spec
    spec.fill = fill
    spec.stroke = record.stroke
    spec.shadow = record.shadowColor
    spec.shadowOutline = hasShadow ? this.#shadow : null
    spec.isStencil = isStencil
  }

  #draw(pen: Pen, record: RecordValues, shape: Shape, map: Affine, opacity: number): void {
    this.#place(pen, record, shape, map)
    const x = this.#x
    const y = this.#y
    const { canvas } = pen.surface
    if (x.start >= canvas.width || y.start >= canvas.height || x.start + x.total <= 0 || y.start + y.total <= 0) return
    const isWhole = x.total * y.total <= MAX_WHOLE_PX || (x.total === x.size && y.total === y.size)
    const picture = this.#picture(isWhole)
    pen.identity()
    pen.alpha(opacity)
    pen.smoothing(false)
    if (isWhole) pen.ctx.drawImage(picture.canvas, x.start, y.start)
    else this.#drawSlices(pen, picture, opacity)
  }

  #place(pen: Pen, record: RecordValues, shape: Shape, map: Affine): void {
    const spec = this.#spec
    const [shadowX, shadowY, sigma, spread] = record.shadow
    spec.isEllipse = shape.isEllipse
    spec.hasStroke = shape.hasStroke
    if (spec.shadowOutline) {
      placeShadowOutline(shape, shadowX, shadowY, spread, this.#shadow)
      if (this.#shadow.isEmpty) spec.shadowOutline = null
    }
    spec.sigmaX = sigma * Math.abs(shape.scaleX)
    spec.sigmaY = sigma * Math.abs(shape.scaleY)
    if (shape.isAxis) this.#placeAligned(shape)
    else this.#placeMapped(pen, shape, map)
    spec.width = this.#x.size
    spec.height = this.#y.size
  }

  /** On whole px, with the middles squeezed out. */
  #placeAligned(shape: Shape): void {
    const spec = this.#spec
    const { outer, face, inner } = shape
    const shadow = spec.shadowOutline
    const reachX = SHADOW_REACH * spec.sigmaX + 1
    const reachY = SHADOW_REACH * spec.sigmaY + 1
    let x0 = outer.x0
    let y0 = outer.y0
    let x1 = outer.x1
    let y1 = outer.y1
    let left = lowCornersEnd(shape, 'x0', 'rx', 0, 3)
    let right = highCornersEnd(shape, 'x1', 'rx', 1, 2)
    let top = lowCornersEnd(shape, 'y0', 'ry', 0, 1)
    let bottom = highCornersEnd(shape, 'y1', 'ry', 3, 2)
    if (shadow) {
      x0 = Math.min(x0, shadow.x0 - reachX)
      y0 = Math.min(y0, shadow.y0 - reachY)
      x1 = Math.max(x1, shadow.x1 + reachX)
      y1 = Math.max(y1, shadow.y1 + reachY)
      left = Math.max(left, shadow.x0 + Math.max(shadow.rx[0], shadow.rx[3]) + reachX)
      right = Math.min(right, shadow.x1 - Math.max(shadow.rx[1], shadow.rx[2]) - reachX)
      top = Math.max(top, shadow.y0 + Math.max(shadow.ry[0], shadow.ry[1]) + reachY)
      bottom = Math.min(bottom, shadow.y1 - Math.max(shadow.ry[3], shadow.ry[2]) - reachY)
    }
    placeSlices(this.#x, round64(x0), left + 1, right - 1, round64(x1))
    placeSlices(this.#y, round64(y0), top + 1, bottom - 1, round64(y1))
    setMap(spec.toPicture, 1, 0, 0, 1, 0, 0)
    this.#squeeze(outer, spec.outer)
    if (shape.hasStroke) {
      this.#squeeze(face, spec.face)
      this.#squeeze(inner, spec.inner)
    }
    if (shadow) this.#squeeze(shadow, shadow)
  }

  #squeeze(from: Outline, to: Outline): void {
    const { start: x, total: width, size: columns } = this.#x
    const { start: y, total: height, size: rows } = this.#y
    to.x0 = round64(from.x0 - x)
    to.y0 = round64(from.y0 - y)
    to.x1 = round64(from.x1 - x - (width - columns))
    to.y1 = round64(from.y1 - y - (height - rows))
    to.isEmpty = from.isEmpty
    for (let i = 0; i < 4; i++) {
      to.rx[i] = round64(from.rx[i] as number)
      to.ry[i] = round64(from.ry[i] as number)
    }
  }

  /** Under rotation or skew: the bounding box, or the part of a large one that the target shows. */
  #placeMapped(pen: Pen, shape: Shape, map: Affine): void {
    const spec = this.#spec
    const { outer } = shape
    const shadow = spec.shadowOutline
    const reach = SHADOW_REACH * spec.sigmaX
    const [a, b, c, d] = map
    const originX = round64(mapX(map, outer.x0, outer.y0)) - pen.originX
    const originY = round64(mapY(map, outer.x0, outer.y0)) - pen.originY
    const x0 = (shadow ? Math.min(outer.x0, shadow.x0 - reach) : outer.x0) - outer.x0
    const y0 = (shadow ? Math.min(outer.y0, shadow.y0 - reach) : outer.y0) - outer.y0
    const x1 = (shadow ? Math.max(outer.x1, shadow.x1 + reach) : outer.x1) - outer.x0
    const y1 = (shadow ? Math.max(outer.y1, shadow.y1 + reach) : outer.y1) - outer.y0
    const margin = shadow ? 1 : 0
    placeExtent(this.#x, originX, a * x0, a * x1, c * y0, c * y1, margin)
    placeExtent(this.#y, originY, b * x0, b * x1, d * y0, d * y1, margin)
    if (this.#x.total * this.#y.total > MAX_WHOLE_PX) {
      cutExtent(this.#x, pen.surface.canvas.width)
      cutExtent(this.#y, pen.surface.canvas.height)
    }
    setMap(spec.toPicture, a, b, c, d, originX - this.#x.start, originY - this.#y.start)
    moveOutline(outer, outer, spec.outer)
    if (shape.hasStroke) {
      moveOutline(shape.face, outer, spec.face)
      moveOutline(shape.inner, outer, spec.inner)
    }
    if (shadow) moveOutline(shadow, outer, shadow)
  }

  #picture(isWhole: boolean): Surface {
    const cache = this.#pictures
    this.#writeKey(isWhole)
    const known = cache.find()
    if (known) return known
    const pixels = bakePicture(this.#spec)
    const surface = isWhole
      ? this.#canvases.makeFrom(this.#x.total, this.#y.total, unfoldSlices(pixels, this.#x, this.#y))
      : this.#canvases.makeFrom(this.#x.size, this.#y.size, pixels)
    cache.add(surface, surfaceCost(surface))
    return surface
  }

  #writeKey(isWhole: boolean): void {
    const spec = this.#spec
    const { toPicture, shadowOutline, hasStroke } = spec
    const key = this.#pictures.keyOf(25 + (hasStroke ? 28 : 0) + (shadowOutline ? 18 : 0))
    const flags = (isWhole ? 1 : 0) + (spec.isEllipse ? 2 : 0) + (spec.isStencil ? 4 : 0)
    key[0] = flags + (hasStroke ? 8 : 0) + (shadowOutline ? 16 : 0)
    key[1] = isWhole ? this.#x.total : this.#x.size
    key[2] = isWhole ? this.#y.total : this.#y.size
    for (let i = 0; i < 6; i++) key[3 + i] = toPicture[i] as number
    let at = writeFour(key, 9, spec.fill)
    at = writeOutline(key, at, spec.outer)
    if (hasStroke) {
      at = writeFour(key, at, spec.stroke)
      at = writeOutline(key, at, spec.face)
      at = writeOutline(key, at, spec.inner)
    }
    if (!shadowOutline) return
    at = writeFour(key, at, spec.shadow)
    at = writeOutline(key, at, shadowOutline)
    key[at] = spec.sigmaX
    key[at + 1] = spec.sigmaY
  }

  /** The middle of all is the fill alone, and of a stencil nothing. */
  #drawSlices(pen: Pen, picture: Surface, opacity: number): void {
    const x = this.#x
    const y = this.#y
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 3; column++) {
        const left = sliceStart(x, column, false)
        const top = sliceStart(y, row, false)
        const w = sliceStart(x, column + 1, false) - left
        const h = sliceStart(y, row + 1, false) - top
        if (w <= 0 || h <= 0) continue
        if (column === 1 && row === 1) {
          const { fill, isStencil } = this.#spec
          if (isStencil || fill[3] === 0) continue
          pen.fillColor(fill, opacity)
          pen.ctx.fillRect(x.start + left, y.start + top, w, h)
          pen.alpha(opacity)
          continue
        }
        const sx = sliceStart(x, column, true)
        const sy = sliceStart(y, row, true)
        const sw = sliceStart(x, column + 1, true) - sx
        const sh = sliceStart(y, row + 1, true) - sy
        pen.ctx.drawImage(picture.canvas, sx, sy, sw, sh, x.start + left, y.start + top, w, h)
      }
    }
  }
}

/** How far in, along an axis, the corners of all outlines reach. */
function lowCornersEnd(shape: Shape, edge: 'x0' | 'y0', radius: 'rx' | 'ry', i: Corner, j: Corner): number {
  const { outer, face, inner } = shape
  const end = outer[edge] + Math.max(outer[radius][i], outer[radius][j])
  if (!shape.hasStroke) return end
  const faceEnd = face[edge] + Math.max(face[radius][i], face[radius][j])
  return Math.max(end, faceEnd, inner[edge] + Math.max(inner[radius][i], inner[radius][j]))
}

function highCornersEnd(shape: Shape, edge: 'x1' | 'y1', radius: 'rx' | 'ry', i: Corner, j: Corner): number {
  const { outer, face, inner } = shape
  const end = outer[edge] - Math.max(outer[radius][i], outer[radius][j])
  if (!shape.hasStroke) return end
  const faceEnd = face[edge] - Math.max(face[radius][i], face[radius][j])
  return Math.min(end, faceEnd, inner[edge] - Math.max(inner[radius][i], inner[radius][j]))
}

function writeOutline(key: Float64Array, at: number, o: Outline): number {
  key[at] = o.x0
  key[at + 1] = o.y0
  key[at + 2] = o.x1
  key[at + 3] = o.y1
  return writeFour(key, writeFour(key, at + 4, o.rx), o.ry)
}

function writeFour(key: Float64Array, at: number, four: Four): number {
  for (let i = 0; i < 4; i++) key[at + i] = four[i] as number
  return at + 4
}

function moveOutline(from: Outline, origin: Outline, to: Outline): void {
  const { x0, y0 } = origin
  to.x0 = from.x0 - x0
  to.y0 = from.y0 - y0
  to.x1 = from.x1 - x0
  to.y1 = from.y1 - y0
  to.isEmpty = from.isEmpty
  for (let i = 0; i < 4; i++) {
    to.rx[i] = from.rx[i] as number
    to.ry[i] = from.ry[i] as number
  }
}

/** The extent of a mapped rectangle along an axis: its origin and what either side of either direction adds. */
function placeExtent(
  out: SliceAxis,
  origin: number,
  along0: number,
  along1: number,
  across0: number,
  across1: number,
  margin: number,
): void {
  out.start = Math.floor(origin + Math.min(along0, along1) + Math.min(across0, across1)) - margin
  out.total = Math.ceil(origin + Math.max(along0, along1) + Math.max(across0, across1)) + margin - out.start
  out.size = out.total
}

/** To what the target shows; a pixel at least. */
function cutExtent(axis: SliceAxis, length: number): void {
  const end = Math.min(length, axis.start + axis.total)
  axis.start = Math.min(Math.max(0, axis.start), Math.max(0, end - 1))
  axis.total = Math.max(1, end - axis.start)
  axis.size = axis.total
}

function setMap(out: Affine, a: number, b: number, c: number, d: number, tx: number, ty: number): void {
  out[0] = a
  out[1] = b
  out[2] = c
  out[3] = d
  out[4] = tx
  out[5] = ty
}
