import { isNearSegment } from '../math/path-hit.ts'
import type { Rect } from '../math/rect.ts'
import { setEmpty, unite } from '../math/rect.ts'
import * as CHANGE from './change.ts'
import { points, stroke } from './check.ts'
import { defineFields, field } from './field.ts'
import { Node, type NodeProps } from './node.ts'
import type { Stroke } from './paint.ts'

export type Points = readonly (readonly [number, number])[]

export interface LineProps extends NodeProps {
  /** [[x, y], [x, y]] in the node's own space. */
  points: Points
  stroke: Stroke | undefined
}

export interface Line extends LineProps {}

/** A straight line. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Line extends Node<LineProps> {
  readonly type = 'line'

  inkBounds(out: Rect): Rect {
    return pointsInk(out, this.points, this.stroke)
  }

  contains(x: number, y: number): boolean {
    return isNearPolyline(this.points, (this.stroke?.width ?? 1) / 2, x, y)
  }
}

/** The limit of SVG's default: a sharper join becomes a bevel. */
export const MITER_LIMIT = 4

/** Ink of a stroked polyline, in its own space; generous at joins and caps. */
export function pointsInk(out: Rect, line: Points, style: Stroke | undefined): Rect {
  setEmpty(out)
  if (!style) return out
  const half = (style.width ?? 1) / 2
  const isMiter = (style.join ?? 'miter') === 'miter' && line.length > 2
  const reach = isMiter ? half * MITER_LIMIT : half * Math.SQRT2
  for (const [x, y] of line) unite(out, x - reach, y - reach, x + reach, y + reach)
  return out
}

/** Is (x, y) within `half` of the polyline? */
export function isNearPolyline(line: Points, half: number, x: number, y: number): boolean {
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1] as readonly [number, number]
    const [bx, by] = line[i] as readonly [number, number]
    if (isNearSegment(ax, ay, bx, by, half, x, y)) return true
  }
  return false
}

defineFields(Line, {
  points: field<Points>(
    [
      [0, 0],
      [0, 0],
    ],
    CHANGE.BOUNDS,
    points(2, 2),
  ),
  stroke: field(undefined, CHANGE.BOUNDS, stroke),
})
