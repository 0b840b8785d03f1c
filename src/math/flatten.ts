/** Curves -> polylines whose distance from the curve, measured in device px, stays under a tolerance. */

import { type PathCommands, VERB } from './path-data.ts'

/** `[a, b, c, d]`: x' = a x + c y, y' = b x + d y. */
export type Linear = readonly [number, number, number, number]

export interface Polyline {
  /** x, y pairs. A closed polyline does not repeat its first point. */
  readonly points: readonly number[]
  readonly closed: boolean
  /** Per point: true inside a curve, where a stroke turns smoothly whatever its join. Absent: all corners. */
  readonly smooth?: readonly boolean[]
}

/** Coverage is wrong by about the distance in px, so 1/128 px keeps flattening under 2/255; four times the segments of 1/8 px. */
export const FLATTEN_TOLERANCE = 1 / 128

/** More segments than this in one curve show nothing more at any size a canvas has. */
const MAX_STEPS = 2048

/** Polylines in device px, `linear` applied. */
export function flatten(path: PathCommands, linear: Linear, tolerance = FLATTEN_TOLERANCE): Polyline[] {
  return flattenLocal(path, linear, tolerance).map((polyline) => ({
    ...polyline,
    points: mapPoints(polyline.points, linear),
  }))
}

/**
 * Polylines in the path's own space, flat enough after `linear`. `strokeWidth` (own space) makes the steps small enough for
 * the outer edge of a stroke, which is longer than its centre line.
 */
export function flattenLocal(
  path: PathCommands,
  linear: Linear,
  tolerance = FLATTEN_TOLERANCE,
  strokeWidth = 0,
): Polyline[] {
  const flattener = new Flattener(linear, tolerance, strokeWidth / 2)
  const { verbs, coords } = path
  let i = 0
  for (const verb of verbs) {
    const at = (k: number) => coords[i + k] as number
    if (verb === VERB.MOVE) flattener.move(at(0), at(1))
    else if (verb === VERB.LINE) flattener.point(at(0), at(1), false)
    else if (verb === VERB.QUAD) flattener.quad(at(0), at(1), at(2), at(3))
    else if (verb === VERB.CUBIC) flattener.cubic(at(0), at(1), at(2), at(3), at(4), at(5))
    else flattener.end(true)
    i += verb === VERB.CUBIC ? 6 : verb === VERB.QUAD ? 4 : verb === VERB.CLOSE ? 0 : 2
  }
  flattener.end(false)
  return flattener.polylines
}

export function mapPoints(points: readonly number[], [a, b, c, d]: Linear): number[] {
  const mapped = new Array<number>(points.length)
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] as number
    const y = points[i + 1] as number
    mapped[i] = a * x + c * y
    mapped[i + 1] = b * x + d * y
  }
  return mapped
}

class Flattener {
  readonly polylines: Polyline[] = []
  readonly #linear: Linear
  readonly #tolerance: number
  /** Half the stroke's width in device px, at the map's largest scale. */
  readonly #halfWidth: number
  #points: number[] = []
  #smooth: boolean[] = []
  #x = 0
  #y = 0

  constructor(linear: Linear, tolerance: number, halfWidth: number) {
    this.#linear = linear
    this.#tolerance = tolerance
    const [a, b, c, d] = linear
    this.#halfWidth = halfWidth * Math.max(Math.hypot(a, b), Math.hypot(c, d))
  }

  move(x: number, y: number): void {
    this.end(false)
    this.point(x, y, false)
  }

  point(x: number, y: number, smooth: boolean): void {
    this.#points.push(x, y)
    this.#smooth.push(smooth)
    this.#x = x
    this.#y = y
  }

  quad(x1: number, y1: number, x2: number, y2: number): void {
    const x0 = this.#x
    const y0 = this.#y
    const bend = this.#deviceLength(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2)
    const steps = this.#steps(2 * bend, [x1 - x0, y1 - y0, x2 - x1, y2 - y1])
    for (let i = 1; i < steps; i++) {
      const t = i / steps
      const u = 1 - t
      this.point(u * u * x0 + 2 * u * t * x1 + t * t * x2, u * u * y0 + 2 * u * t * y1 + t * t * y2, true)
    }
    this.point(x2, y2, false)
  }

  cubic(x1: number, y1: number, x2: number, y2: number, x3: number, y3: number): void {
    const x0 = this.#x
    const y0 = this.#y
    const bend = Math.max(
      this.#deviceLength(x0 - 2 * x1 + x2, y0 - 2 * y1 + y2),
      this.#deviceLength(x1 - 2 * x2 + x3, y1 - 2 * y2 + y3),
    )
    const steps = this.#steps(6 * bend, [x1 - x0, y1 - y0, x2 - x1, y2 - y1, x3 - x2, y3 - y2])
    for (let i = 1; i < steps; i++) {
      const t = i / steps
      const u = 1 - t
      const w0 = u * u * u
      const w1 = 3 * u * u * t
      const w2 = 3 * u * t * t
      const w3 = t * t * t
      this.point(w0 * x0 + w1 * x1 + w2 * x2 + w3 * x3, w0 * y0 + w1 * y1 + w2 * y2 + w3 * y3, true)
    }
    this.point(x3, y3, false)
  }

  /** Ends the contour. A first point met again at the end of a closed one is dropped, and so is a move without a line. */
  end(closed: boolean): void {
    const points = this.#points
    const smooth = this.#smooth
    const startX = points[0]
    const startY = points[1]
    this.#points = []
    this.#smooth = []
    if (startX === undefined || startY === undefined || (!closed && points.length === 2)) return
    if (closed && points.length > 2 && points.at(-2) === startX && points.at(-1) === startY) {
      points.length -= 2
      smooth.length -= 1
    }
    this.polylines.push({ points, closed, smooth })
    this.#x = startX
    this.#y = startY
  }

  #deviceLength(x: number, y: number): number {
    const [a, b, c, d] = this.#linear
    return Math.hypot(a * x + c * y, b * x + d * y)
  }

  /**
   * A chord over 1/n of a curve whose second derivative is at most `secondDerivative` lies within
   * secondDerivative / (8 n^2) of it. A stroke's edge bows by halfWidth * turn^2 / 8 over a step that turns by `turn`;
   * the curve turns by no more than its control polygon (`legs`).
   */
  #steps(secondDerivative: number, legs: readonly number[]): number {
    const steps = Math.sqrt(secondDerivative / (8 * this.#tolerance))
    const turns = this.#halfWidth > 0 ? turning(legs) * Math.sqrt(this.#halfWidth / (8 * this.#tolerance)) : 0
    return Math.min(MAX_STEPS, Math.max(1, Math.ceil(steps), Math.ceil(turns)))
  }
}

/** Sum of the angles between the legs of a control polygon, radians; legs of no length are skipped. */
function turning(legs: readonly number[]): number {
  let total = 0
  let lastX = 0
  let lastY = 0
  for (let i = 0; i < legs.length; i += 2) {
    const x = legs[i] as number
    const y = legs[i + 1] as number
    if (x === 0 && y === 0) continue
    if (lastX !== 0 || lastY !== 0) total += Math.abs(Math.atan2(lastX * y - lastY * x, lastX * x + lastY * y))
    lastX = x
    lastY = y
  }
  return total
}
