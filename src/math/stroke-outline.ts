/**
 * The area of a stroke as polygons to be filled non-zero, in the polylines' own space.
 *
 * Every polygon is a sum of pieces (a quadrilateral a segment, a wedge a join, a cap) that all turn the same way, so the
 * winding number is positive on the union of the pieces and zero elsewhere, however often the stroke crosses itself.
 * Neighbouring pieces share an edge where the inner sides of two segments meet, and are then one strip: that keeps
 * the number of edges low. Where a segment is too short for its sides to meet, the strip ends and a new one starts.
 *
 *     minus side  a---------b   outer: the join's points
 *                 |  d -->   \
 *     plus side   m-----------m'  inner: one shared point
 */

import type { Polyline } from './flatten.ts'

export type StrokeCap = 'butt' | 'round' | 'square'
export type StrokeJoin = 'miter' | 'round' | 'bevel'
/** x, y pairs of one closed contour. */
export type Polygon = readonly number[]

/** SVG's default. */
export const MITER_LIMIT = 4

/** Below this turn (cosine of about 10 degrees) all joins look alike (0.4 % of half the width): the cheapest, a miter, is taken. */
const STRAIGHT = 0.985

/** `tolerance`: how far the polygons of round joins and caps may lie inside the true circle, own space. */
export function strokeOutline(
  polylines: readonly Polyline[],
  width: number,
  cap: StrokeCap,
  join: StrokeJoin,
  miterLimit = MITER_LIMIT,
  tolerance = 1 / 128,
): Polygon[] {
  const half = width / 2
  if (!(half > 0)) return []
  const stepRad = 2 * Math.acos(Math.max(0, 1 - tolerance / half))
  const stroker = new Stroker(half, cap, join, miterLimit, Math.max(stepRad, 0.01))
  for (const polyline of polylines) stroker.stroke(polyline)
  return stroker.polygons
}

/** A segment: start, direction of length 1, length. */
interface Segment {
  readonly x: number
  readonly y: number
  readonly dx: number
  readonly dy: number
  readonly length: number
  /** Its end lies inside a curve. */
  readonly smoothEnd: boolean
}

class Stroker {
  readonly polygons: Polygon[] = []
  readonly #half: number
  readonly #cap: StrokeCap
  readonly #join: StrokeJoin
  readonly #miterLimit: number
  readonly #stepRad: number
  /** The open strip: its minus side in order, its plus side in order (turned round when the strip ends). */
  #minus: number[] = []
  #plus: number[] = []
  /** What the corner at the start of the strip's last segment took of its inner side, and which side (0: none). */
  #taken = 0
  #takenSide = 0

  constructor(half: number, cap: StrokeCap, join: StrokeJoin, miterLimit: number, stepRad: number) {
    this.#half = half
    this.#cap = cap
    this.#join = join
    this.#miterLimit = miterLimit
    this.#stepRad = stepRad
  }

  stroke(polyline: Polyline): void {
    const segments = segmentsOf(polyline)
    const first = segments[0]
    const last = segments.at(-1)
    if (!first || !last) {
      this.#dot(polyline.points[0], polyline.points[1])
      return
    }
    this.#start(first)
    for (let i = 1; i < segments.length; i++) this.#turn(segments[i - 1] as Segment, segments[i] as Segment)
    if (polyline.closed) {
      // The last corner gets its join like any other; the strip starts and ends at the plain edge of the first segment.
      this.#breakStrip(last, first)
      this.#wedge(last, first, last.smoothEnd)
      return
    }
    this.#capPoints(last.x + last.dx * last.length, last.y + last.dy * last.length, last.dx, last.dy, this.#minus)
    this.#finish()
    if (this.#cap === 'butt') return
    const points: number[] = []
    this.#capPoints(first.x, first.y, -first.dx, -first.dy, points)
    this.polygons.push(points)
  }

  /** Both ends of the plain edge across the start of a segment. */
  #start({ x, y, dx, dy }: Segment): void {
    const h = this.#half
    this.#minus = [x + dy * h, y - dx * h]
    this.#plus = [x - dy * h, y + dx * h]
    this.#takenSide = 0
  }

  #finish(): void {
    const polygon = this.#minus
    for (let i = this.#plus.length - 2; i >= 0; i -= 2) {
      polygon.push(this.#plus[i] as number, this.#plus[i + 1] as number)
    }
    this.polygons.push(polygon)
  }

  #turn(before: Segment, after: Segment): void {
    const h = this.#half
    const cross = before.dx * after.dy - before.dy * after.dx
    const dot = before.dx * after.dx + before.dy * after.dy
    const side = cross >= 0 ? 1 : -1
    // The inner sides meet at half * tan(turn / 2) from the corner; the corner of either segment's end lies
    // half * sin(turn) along the other one. Both must be on the segments, or the pieces do not make up the union.
    const tangent = dot > -0.999 ? Math.abs(cross) / (1 + dot) : Number.POSITIVE_INFINITY
    const reach = h * Math.max(tangent, Math.abs(cross))
    const room = before.length - (this.#takenSide === side ? this.#taken : 0)
    if (reach > Math.min(room, after.length)) {
      this.#breakStrip(before, after)
      this.#start(after)
      this.#wedge(before, after, before.smoothEnd)
      return
    }
    const inner = side > 0 ? this.#plus : this.#minus
    const outer = side > 0 ? this.#minus : this.#plus
    inner.push(
      after.x + h * (after.dx * tangent - side * after.dy),
      after.y + h * (after.dy * tangent + side * after.dx),
    )
    this.#joinPoints(before, after, side, before.smoothEnd, outer)
    this.#taken = reach
    this.#takenSide = side
  }

  #breakStrip(before: Segment, { x, y }: Segment): void {
    const h = this.#half
    this.#minus.push(x + before.dy * h, y - before.dx * h)
    this.#plus.push(x - before.dy * h, y + before.dx * h)
    this.#finish()
  }

  /** A join as a polygon of its own, around the corner. */
  #wedge(before: Segment, after: Segment, smooth: boolean): void {
    const side = before.dx * after.dy - before.dy * after.dx >= 0 ? 1 : -1
    const h = this.#half * side
    const { x, y } = after
    const points = [x, y, x + before.dy * h, y - before.dx * h]
    this.#joinPoints(before, after, side, smooth, points)
    points.push(x + after.dy * h, y - after.dx * h)
    this.polygons.push(side > 0 ? points : reversed(points))
  }

  /** Points of the outer edge at a corner, from the end of `before` to the start of `after`. `side`: 1 turns to plus. */
  #joinPoints(before: Segment, after: Segment, side: number, smooth: boolean, out: number[]): void {
    const h = this.#half * side
    const { x, y } = after
    const dot = before.dx * after.dx + before.dy * after.dy
    // 1 / cos(turn / 2) is the length of the miter over the width.
    const ratio = Math.sqrt(2 / Math.max(1e-12, 1 + dot))
    const isMiter = dot > STRAIGHT || (this.#join === 'miter' && !smooth && ratio <= this.#miterLimit)
    if (isMiter) {
      const k = h / (1 + dot)
      out.push(x + (before.dy + after.dy) * k, y - (before.dx + after.dx) * k)
      return
    }
    out.push(x + before.dy * h, y - before.dx * h)
    if (this.#join === 'round' || smooth) {
      arc(x, y, before.dy * h, -before.dx * h, side * Math.acos(Math.max(-1, dot)), this.#stepRad, out)
    }
    out.push(x + after.dy * h, y - after.dx * h)
  }

  /** The end of a stroke that arrives in direction (dx, dy), from the minus to the plus side. */
  #capPoints(x: number, y: number, dx: number, dy: number, out: number[]): void {
    const h = this.#half
    const ex = this.#cap === 'square' ? dx * h : 0
    const ey = this.#cap === 'square' ? dy * h : 0
    if (this.#cap === 'square') out.push(x + dy * h, y - dx * h)
    out.push(x + ex + dy * h, y + ey - dx * h)
    if (this.#cap === 'round') arc(x, y, dy * h, -dx * h, Math.PI, this.#stepRad, out)
    out.push(x + ex - dy * h, y + ey + dx * h)
    if (this.#cap === 'square') out.push(x - dy * h, y + dx * h)
  }

  /** A contour without length: a dot with round and square caps, as in SVG. */
  #dot(x: number | undefined, y: number | undefined): void {
    if (x === undefined || y === undefined || this.#cap === 'butt') return
    const points: number[] = []
    this.#capPoints(x, y, 1, 0, points)
    this.#capPoints(x, y, -1, 0, points)
    this.polygons.push(points)
  }
}

/** Segments with a length; the last one of a closed polyline leads back to the start. */
function segmentsOf({ points, closed, smooth }: Polyline): Segment[] {
  const segments: Segment[] = []
  const count = points.length / 2
  let x = points[0] as number
  let y = points[1] as number
  for (let i = 1; i < (closed ? count + 1 : count); i++) {
    const end = i % count
    const toX = points[end * 2] as number
    const toY = points[end * 2 + 1] as number
    const length = Math.hypot(toX - x, toY - y)
    if (!(length > 0)) continue
    segments.push({ x, y, dx: (toX - x) / length, dy: (toY - y) / length, length, smoothEnd: smooth?.[end] ?? false })
    x = toX
    y = toY
  }
  return segments
}

/** Inner points of an arc about (x, y) that starts at offset (ox, oy) and turns by `turnRad`, without its ends. */
function arc(x: number, y: number, ox: number, oy: number, turnRad: number, stepRad: number, out: number[]): void {
  const steps = Math.ceil(Math.abs(turnRad) / stepRad)
  for (let i = 1; i < steps; i++) {
    const angle = (turnRad * i) / steps
    const cos = Math.cos(angle)
    const sin = Math.sin(angle)
    out.push(x + ox * cos - oy * sin, y + ox * sin + oy * cos)
  }
}

function reversed(points: readonly number[]): number[] {
  const turned: number[] = []
  for (let i = points.length - 2; i >= 0; i -= 2) turned.push(points[i] as number, points[i + 1] as number)
  return turned
}
