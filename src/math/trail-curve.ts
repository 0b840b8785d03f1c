/**
 * The curve of a trail: centripetal Catmull-Rom (Yuksel, Schaefer, Keyser, "Parameterization and applications of
 * Catmull-Rom curves", 2011) through its samples, one cubic a span, as Bezier points. shaders/lib/trail.wgsl has the same formulas.
 */

/** A span from a to d: Bezier points a, b, c, d as x, y pairs. Reused, not kept. */
export type Cubic = Float64Array

export const createCubic = (): Cubic => new Float64Array(8)

/**
 * Fills `out` with the span from (x1, y1) to (x2, y2). A neighbour that is not there (`hasBefore`, `hasAfter`) is the span's other
 * end mirrored in this one.
 */
export function spanCubic(
  out: Cubic,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
  hasBefore: boolean,
  hasAfter: boolean,
): void {
  const beforeX = hasBefore ? x1 - x0 : x2 - x1
  const beforeY = hasBefore ? y1 - y0 : y2 - y1
  const alongX = x2 - x1
  const alongY = y2 - y1
  const afterX = hasAfter ? x3 - x2 : alongX
  const afterY = hasAfter ? y3 - y2 : alongY
  const before = knot(beforeX, beforeY)
  const along = knot(alongX, alongY)
  const after = knot(afterX, afterY)
  out[0] = x1
  out[1] = y1
  out[2] = x1 + tangent(beforeX, alongX, before, along, along)
  out[3] = y1 + tangent(beforeY, alongY, before, along, along)
  out[4] = x2 - tangent(alongX, afterX, along, after, along)
  out[5] = y2 - tangent(alongY, afterY, along, after, along)
  out[6] = x2
  out[7] = y2
}

/** Samples in one place must not divide by nothing. */
const LEAST_KNOT = 1e-3

/** Between two samples the parameter grows by the root of their distance. */
function knot(dx: number, dy: number): number {
  return Math.max(LEAST_KNOT, Math.sqrt(Math.sqrt(dx * dx + dy * dy)))
}

/** A third of the derivative at the sample between two steps, over a span of length `span`. */
function tangent(stepIn: number, stepOut: number, knotIn: number, knotOut: number, span: number): number {
  return ((stepIn / knotIn) * knotOut + (stepOut / knotOut) * knotIn) * (span / (3 * (knotIn + knotOut)))
}

/** The share of the span's length that lies before parameter u: the integral of the quadratic through the speeds at its ends and middle. */
export function lengthShare(cubic: Cubic, u: number): number {
  const [ax, ay, bx, by, cx, cy, dx, dy] = cubic as unknown as Eight
  const start = Math.hypot(bx - ax, by - ay)
  const end = Math.hypot(dx - cx, dy - cy)
  const middle = Math.hypot(dx + cx - bx - ax, dy + cy - by - ay) / 4
  const total = start + 4 * middle + end
  if (!(total > 0)) return u
  const square = -9 * start + 12 * middle - 3 * end
  const cube = 4 * start - 8 * middle + 4 * end
  return (u * (6 * start + u * (square + u * cube))) / total
}

/**
 * Chords that the span needs so that none is farther than `tolerance` from it (Wang's bound on second differences), at most
 * MAX_CHORDS.
 */
export function chordCount(cubic: Cubic, tolerance: number): number {
  const [ax, ay, bx, by, cx, cy, dx, dy] = cubic as unknown as Eight
  const first = Math.hypot(ax - 2 * bx + cx, ay - 2 * by + cy)
  const second = Math.hypot(bx - 2 * cx + dx, by - 2 * cy + dy)
  return Math.min(MAX_CHORDS, Math.max(1, Math.ceil(Math.sqrt((0.75 * Math.max(first, second)) / tolerance))))
}

/** A bound on the work of one pixel; a span of 800 px that turns right round needs half of it. */
export const MAX_CHORDS = 64

export function cubicAt(a: number, b: number, c: number, d: number, u: number): number {
  const v = 1 - u
  return v * v * (v * a + 3 * u * b) + u * u * (3 * v * c + u * d)
}

type Eight = [number, number, number, number, number, number, number, number]
