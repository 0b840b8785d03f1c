/** The three outlines of a record (outer, its own, inner), in record space, snapped to device pixels when crisp. */
import { FLAG, KIND, snapToPixel } from '../../src/frame/layout.ts'
import type { Affine } from './affine.ts'
import { ellipseShape, grow, roundedShape, type Shape } from './outline.ts'
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
  const strokeWidth = hasStroke ? record.strokeWidth : 0
  const strokeOutset = hasStroke ? record.strokeOutset : 0
  const own = record.kind === KIND.ELLIPSE ? ellipseShape(...rect) : roundedShape(...rect, radii)
  const outer = grow(own, strokeOutset)
  const inner = grow(own, strokeOutset - strokeWidth)
  const isCrisp = (record.flags & FLAG.CRISP) !== 0 && record.kind !== KIND.ELLIPSE && isAxisAligned(map)
  if (!isCrisp || !outer) return { map, outer, own, inner }
  const share = hasStroke ? strokeOutset / strokeWidth : 0
  const x = snapAxis(outer.x0, outer.x1, map.a, map.tx, strokeWidth, share)
  const y = snapAxis(outer.y0, outer.y1, map.d, map.ty, strokeWidth, share)
  const innerRadii = radii.map((r) => Math.max(0, r + strokeOutset - strokeWidth)) as [number, number, number, number]
  const outerRadii = radii.map((r) => (r > 0 ? r + strokeOutset : 0)) as [number, number, number, number]
  return {
    map: { ...map, b: 0, c: 0 },
    outer: between(x.outer, y.outer, outerRadii),
    own: between(x.own, y.own, radii),
    inner: between(x.inner, y.inner, innerRadii),
  }
}

function isAxisAligned({ a, b, c, d }: Affine): boolean {
  const limit = 1e-6 * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d))
  return Math.abs(b) <= limit && Math.abs(c) <= limit
}

type Span = readonly [start: number, end: number]

function between(x: Span, y: Span, radii: Quad): Shape | null {
  return x[1] > x[0] && y[1] > y[0] ? roundedShape(x[0], y[0], x[1], y[1], radii) : null
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
