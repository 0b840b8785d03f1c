/**
 * The outlines of a box, an ellipse, an image or a clip (outer, face, inner: O, F and I of `shading.md`), placed
 * for drawing. While the total map keeps axes they are in device px with edges snapped as `CRISP` asks, else in
 * record space, to be drawn through the map.
 */
import { FLAG, KIND, snapToPixel } from '../../frame/layout.ts'
import { type Four, keepsAxes, kindOf, type RecordValues } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'
import type { Pen } from './canvas2d-pen.ts'

/** Corners: top left, top right, bottom right, bottom left; a radius per axis. */
export interface Outline {
  x0: number
  y0: number
  x1: number
  y1: number
  readonly rx: Four
  readonly ry: Four
  isEmpty: boolean
  isRound: boolean
}

export interface Shape {
  /** Outlines are in device px of the target; else in record space. */
  isAxis: boolean
  isEllipse: boolean
  hasStroke: boolean
  /** Signed record -> draw space scales; 1 unless `isAxis`. */
  scaleX: number
  scaleY: number
  readonly outer: Outline
  readonly face: Outline
  readonly inner: Outline
}

export function createOutline(): Outline {
  return {
    x0: 0,
    y0: 0,
    x1: 0,
    y1: 0,
    rx: [0, 0, 0, 0],
    ry: [0, 0, 0, 0],
    isEmpty: false,
    isRound: false,
  }
}

export function createShape(): Shape {
  return {
    isAxis: false,
    isEllipse: false,
    hasStroke: false,
    scaleX: 1,
    scaleY: 1,
    outer: createOutline(),
    face: createOutline(),
    inner: createOutline(),
  }
}

/** A radius when the outline grows by `by` (negative: shrinks). Sharp corners stay sharp. */
function growRadius(radius: number, by: number): number {
  return radius > 0 ? Math.max(0, radius + by) : 0
}

/** A shadow's radius when it spreads by s > 0: small radii grow less, as in CSS. */
export function spreadRadius(radius: number, spread: number): number {
  if (spread <= 0 || radius >= spread) return growRadius(radius, spread)
  return radius + spread * (1 + (radius / spread - 1) ** 3)
}

/** Sets sides and emptiness; swapped sides mean a negative scale and are put in order. */
function setSides(outline: Outline, x0: number, y0: number, x1: number, y1: number): void {
  outline.x0 = x0
  outline.y0 = y0
  outline.x1 = x1
  outline.y1 = y1
  outline.isEmpty = !(x1 > x0 && y1 > y0)
}

/** Radii in draw space. A mirrored axis swaps corners: 0 <-> 1 and 3 <-> 2 in x, 0 <-> 3 and 1 <-> 2 in y. */
function setRadii(outline: Outline, shape: Shape, radii: Four, growBy: number): void {
  const swap = (shape.scaleX < 0 ? 1 : 0) ^ (shape.scaleY < 0 ? 3 : 0)
  outline.isRound = shape.isEllipse
  for (let i = 0; i < 4; i++) {
    if (shape.isEllipse) {
      outline.rx[i] = (outline.x1 - outline.x0) / 2
      outline.ry[i] = (outline.y1 - outline.y0) / 2
      continue
    }
    const radius = growRadius(radii[i ^ swap] as number, growBy)
    outline.rx[i] = radius * Math.abs(shape.scaleX)
    outline.ry[i] = radius * Math.abs(shape.scaleY)
    if (radius > 0) outline.isRound = true
  }
}

const outerEdges: Four = [0, 0, 0, 0]

/** Device edges of one axis of the outermost outline, in order, into `outerEdges` at 0 and 2 (x) or 1 and 3 (y). */
function placeEdges(low: number, high: number, scale: number, offset: number, isCrisp: boolean, at: 0 | 1): void {
  const p = scale * low + offset
  const q = scale * high + offset
  let from = Math.min(p, q)
  let to = Math.max(p, q)
  if (isCrisp) {
    const side = to - from
    from = snapToPixel(from)
    to = snapToPixel(to)
    if (from === to && side >= 0.5) to = from + 1
  }
  outerEdges[at] = from
  outerEdges[at === 0 ? 2 : 3] = to
}

/** Fills `out` from a BOX, ELLIPSE, IMAGE or CLIP record; origin: the device pixel at the target's top left. */
export function placeShape(record: RecordValues, map: Affine, originX: number, originY: number, out: Shape): void {
  const [rx0, ry0, rx1, ry1] = record.rect
  const { strokeWidth: width, strokeOutset: outset, radii } = record
  const kind = kindOf(record)
  out.isEllipse = kind === KIND.ELLIPSE
  out.hasStroke = width > 0 && (kind === KIND.BOX || kind === KIND.ELLIPSE)
  out.isAxis = keepsAxes(map)
  out.scaleX = out.isAxis ? map[0] : 1
  out.scaleY = out.isAxis ? map[3] : 1
  const grow = out.hasStroke ? outset : 0
  const isCrisp = out.isAxis && !out.isEllipse && (record.head & FLAG.CRISP) !== 0
  placeEdges(rx0 - grow, rx1 + grow, out.scaleX, out.isAxis ? map[4] : 0, isCrisp, 0)
  placeEdges(ry0 - grow, ry1 + grow, out.scaleY, out.isAxis ? map[5] : 0, isCrisp, 1)
  if (out.isAxis) {
    outerEdges[0] -= originX
    outerEdges[2] -= originX
    outerEdges[1] -= originY
    outerEdges[3] -= originY
  }
  const [x0, y0, x1, y1] = outerEdges
  setSides(out.outer, x0, y0, x1, y1)
  setRadii(out.outer, out, radii, grow)
  const widthX = snapWidth(width * Math.abs(out.scaleX), isCrisp)
  const widthY = snapWidth(width * Math.abs(out.scaleY), isCrisp)
  const share = out.hasStroke ? outset / width : 0
  setSides(out.face, x0 + widthX * share, y0 + widthY * share, x1 - widthX * share, y1 - widthY * share)
  setRadii(out.face, out, radii, 0)
  if (!out.hasStroke) return
  setSides(out.inner, x0 + widthX, y0 + widthY, x1 - widthX, y1 - widthY)
  setRadii(out.inner, out, radii, outset - width)
}

function snapWidth(width: number, isCrisp: boolean): number {
  return isCrisp && width >= 1 ? snapToPixel(width) : width
}

/** Grows or shrinks an outline by `spread` and moves it, both in record units of `shape`. */
export function placeShadowOutline(shape: Shape, x: number, y: number, spread: number, out: Outline): void {
  const { outer } = shape
  const sx = Math.abs(shape.scaleX)
  const sy = Math.abs(shape.scaleY)
  const dx = x * shape.scaleX
  const dy = y * shape.scaleY
  setSides(
    out,
    outer.x0 + dx - spread * sx,
    outer.y0 + dy - spread * sy,
    outer.x1 + dx + spread * sx,
    outer.y1 + dy + spread * sy,
  )
  out.isRound = outer.isRound
  for (let i = 0; i < 4; i++) {
    out.rx[i] = shape.isEllipse ? (out.x1 - out.x0) / 2 : spreadRadius((outer.rx[i] as number) / sx, spread) * sx
    out.ry[i] = shape.isEllipse ? (out.y1 - out.y0) / 2 : spreadRadius((outer.ry[i] as number) / sy, spread) * sy
  }
}

const fitSide = (length: number, p: number, q: number): number => (p + q > length ? length / (p + q) : 1)

/** How much all radii shrink so that none overlap, as in CSS; snapping can make a side shorter than its radii. */
export function radiiFit(o: Outline): number {
  const w = o.x1 - o.x0
  const h = o.y1 - o.y0
  const { rx, ry } = o
  return Math.min(
    fitSide(w, rx[0], rx[1]),
    fitSide(w, rx[3], rx[2]),
    fitSide(h, ry[0], ry[3]),
    fitSide(h, ry[1], ry[2]),
  )
}

/** Adds the outline to the current path. */
export function traceOutline(pen: Pen, o: Outline, isEllipse: boolean): void {
  const { ctx } = pen
  if (o.isEmpty) return
  const w = o.x1 - o.x0
  const h = o.y1 - o.y0
  if (isEllipse) {
    ctx.moveTo(o.x1, o.y0 + h / 2)
    ctx.ellipse(o.x0 + w / 2, o.y0 + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI)
    ctx.closePath()
    return
  }
  if (!o.isRound) {
    ctx.rect(o.x0, o.y0, w, h)
    return
  }
  const fit = radiiFit(o)
  if (hasOneRadius(o)) {
    ctx.roundRect(o.x0, o.y0, w, h, o.rx[0] * fit)
    return
  }
  ctx.moveTo(o.x0, o.y0 + o.ry[0] * fit)
  traceCorner(pen, o, fit, 0, o.x0, o.y0, 1, 1)
  traceCorner(pen, o, fit, 1, o.x1, o.y0, -1, 1)
  traceCorner(pen, o, fit, 2, o.x1, o.y1, -1, -1)
  traceCorner(pen, o, fit, 3, o.x0, o.y1, 1, -1)
  ctx.closePath()
}

/** Clockwise; `inX`, `inY` point from the corner to the inside. */
function traceCorner(
  pen: Pen,
  o: Outline,
  fit: number,
  i: number,
  x: number,
  y: number,
  inX: number,
  inY: number,
): void {
  const a = (o.rx[i] as number) * fit
  const b = (o.ry[i] as number) * fit
  const start = (i + 2) * (Math.PI / 2)
  if (a > 0 && b > 0) pen.ctx.ellipse(x + inX * a, y + inY * b, a, b, 0, start, start + Math.PI / 2)
  else pen.ctx.lineTo(x, y)
}

function hasOneRadius(o: Outline): boolean {
  const r = o.rx[0]
  for (let i = 0; i < 4; i++) if (o.rx[i] !== r || o.ry[i] !== r) return false
  return true
}

/** Sharp corners and edges on whole px: no pixel is covered in part. */
export function isOnPixels(o: Outline): boolean {
  return (
    !o.isRound && Number.isInteger(o.x0) && Number.isInteger(o.y0) && Number.isInteger(o.x1) && Number.isInteger(o.y1)
  )
}
