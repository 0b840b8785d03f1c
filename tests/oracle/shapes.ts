/** The three outlines of a record (outer, its own, inner), in record space, snapped to device pixels when crisp. */
import { FLAG, KIND } from '../../src/frame/layout.ts'
import { snapToPixel } from '../../src/frame/snap.ts'
import { type Affine, applyX, applyY, invert } from './affine.ts'
import { ellipseShape, grow, roundedShape, type Shape, type Shift, shiftSides } from './outline.ts'
import type { Placed, Quad } from './read.ts'

export interface Shapes {
  /** The record's total map; its b and c are exactly 0 where the shapes were snapped. */
  readonly map: Affine
  /** O, F and I of shading.md; null is empty. */
  readonly outer: Shape | null
  readonly own: Shape | null
  readonly inner: Shape | null
}

export function shapesOf(record: Placed): Shapes {
  const { map, rect, radii } = record
  // Images and clips have no stroke, nor has a box whose stroke has no width.
  const hasStroke = record.strokeWidth > 0 && (record.kind === KIND.BOX || record.kind === KIND.ELLIPSE)
  const shift = (record.flags & FLAG.FIXED) !== 0 ? pixelShift(map) : UNIT_SHIFT
  const strokeWidth = hasStroke ? record.strokeWidth : 0
  const strokeOutset = hasStroke ? record.strokeOutset : 0
  const [x0, y0, x1, y1] = rect
  // The ends of a line are round by radii that have no room in its rectangle.
  const middle = record.kind === KIND.ELLIPSE ? ellipseShape(...rect) : { x0, y0, x1, y1, radii, tall: radii }
  const own = grow(middle, 0)
  const outer = shiftSides(middle, shift, strokeOutset)
  const inner = shiftSides(middle, shift, strokeOutset - strokeWidth)
  const isCrisp = (record.flags & FLAG.CRISP) !== 0 && record.kind !== KIND.ELLIPSE && isAxisAligned(map)
  if (!isCrisp || !outer) return { map, outer, own, inner }
  const share = hasStroke ? strokeOutset / strokeWidth : 0
  const x = snapAxis(outer.x0, outer.x1, map.a, map.tx, strokeWidth * shift.right[0], share)
  const y = snapAxis(outer.y0, outer.y1, map.d, map.ty, strokeWidth * shift.bottom[1], share)
  const grown = (axis: 0 | 1, by: number) => {
    const unit = axis === 0 ? shift.right[0] : shift.bottom[1]
    return radii.map((r) => (r > 0 ? Math.max(0, r + by * unit) : 0)) as unknown as Quad
  }
  return {
    map: { ...map, b: 0, c: 0 },
    outer: between(x.outer, y.outer, grown(0, strokeOutset), grown(1, strokeOutset)),
    own: between(x.own, y.own, radii, radii),
    inner: between(x.inner, y.inner, grown(0, strokeOutset - strokeWidth), grown(1, strokeOutset - strokeWidth)),
  }
}

const UNIT_SHIFT: Shift = { right: [1, 0], bottom: [0, 1] }

/** A device px at right angles to the right side and to the bottom side, in record space. */
function pixelShift(map: Affine): Shift {
  const back = invert({ ...map, tx: 0, ty: 0 })
  const across = (x: number, y: number): [number, number] => {
    const length = Math.hypot(x, y)
    const out: [number, number] = [applyX(back, -y / length, x / length), applyY(back, -y / length, x / length)]
    return out
  }
  const [rx, ry] = across(map.c, map.d)
  const [bx, by] = across(map.a, map.b)
  return { right: [Math.abs(rx), rx < 0 ? -ry : ry], bottom: [by < 0 ? -bx : bx, Math.abs(by)] }
}

function isAxisAligned({ a, b, c, d }: Affine): boolean {
  const limit = 1e-6 * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d))
  return Math.abs(b) <= limit && Math.abs(c) <= limit
}

type Span = readonly [start: number, end: number]

function between(x: Span, y: Span, radii: Quad, tall: Quad): Shape | null {
  return x[1] > x[0] && y[1] > y[0] ? roundedShape(x[0], y[0], x[1], y[1], radii, tall) : null
}

/** `start` and `end` are the outer outline's edges in record space; so are the results. */
function snapAxis(start: number, end: number, scale: number, offset: number, strokeWidth: number, share: number) {
  const deviceStart = scale * start + offset
  const deviceEnd = scale * end + offset
  const isFlipped = deviceEnd < deviceStart
  const low = Math.min(deviceStart, deviceEnd)
  const high = Math.max(deviceStart, deviceEnd)
  const snappedLow = snapToPixel(low)
  const snappedHigh = snapToPixel(high)
  const outerLow = snappedLow
  const outerHigh = snappedLow === snappedHigh && high - low >= 0.5 ? snappedLow + 1 : snappedHigh
  const width = strokeWidth * Math.abs(scale)
  const snappedWidth = width >= 1 ? snapToPixel(width) : width
  const inset = (by: number): Span => {
    const from = (outerLow + by - offset) / scale
    const to = (outerHigh - by - offset) / scale
    return isFlipped ? [to, from] : [from, to]
  }
  return { outer: inset(0), own: inset(snappedWidth * share), inner: inset(snappedWidth) }
}
