import type { Engine } from '../../src/index.ts'
import { pan, zoomAt } from './camera-moves.ts'

/** A place of a pointer, CSS px of the stage. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Moves the board with one pointer. */
export class Pan {
  constructor(
    private readonly engine: Engine,
    private last: Point,
  ) {}

  move(point: Point): void {
    pan(this.engine, point.x - this.last.x, point.y - this.last.y)
    this.last = point
  }
}

/** Moves and scales the board with two: what lies under their middle stays under it. */
export class Pinch {
  constructor(
    private readonly engine: Engine,
    private last: readonly [Point, Point],
  ) {}

  move(points: readonly [Point, Point]): void {
    const before = middle(this.last)
    const now = middle(points)
    pan(this.engine, now.x - before.x, now.y - before.y)
    zoomAt(this.engine, now.x, now.y, Math.max(1, distance(points)) / Math.max(1, distance(this.last)))
    this.last = points
  }
}

/** CSS px of a wheel step given in lines or pages. */
const WHEEL_UNITS = [1, 16, 400] as const

/** A wheel step is at most this factor. */
const MAX_STEP = 1.4

/** Wheel and two-finger scroll pan; with ctrl or cmd, which is also what a pinch on a touchpad sends, they zoom. */
export function wheel(engine: Engine, event: WheelEvent, at: Point): void {
  const unit = WHEEL_UNITS[event.deltaMode] ?? 1
  if (event.ctrlKey || event.metaKey) {
    const factor = Math.exp(-event.deltaY * unit * 0.006)
    zoomAt(engine, at.x, at.y, Math.min(MAX_STEP, Math.max(1 / MAX_STEP, factor)))
  } else if (event.shiftKey && event.deltaX === 0) {
    pan(engine, -event.deltaY * unit, 0)
  } else {
    pan(engine, -event.deltaX * unit, -event.deltaY * unit)
  }
}

function middle([a, b]: readonly [Point, Point]): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

function distance([a, b]: readonly [Point, Point]): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
