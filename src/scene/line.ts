import { type Affine, identity } from '../math/affine.ts'
import { isNearSegment } from '../math/path-hit.ts'
import type { Rect } from '../math/rect.ts'
import { setEmpty, unite } from '../math/rect.ts'
import * as CHANGE from './change.ts'
import { list, point, stroke } from './check.ts'
import { defineFields, field } from './field.ts'
import { Node, type NodeProps } from './node.ts'
import type { Stroke } from './paint.ts'
import { isFixed, MITER_LIMIT } from './stroke.ts'

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

  contains(x: number, y: number, toScreen: Affine): boolean {
    return isNearPolyline(this, x, y, toScreen)
  }
}

/** The width that the node's own space knows: none of a fixed one. */
export function ownWidth(line: Stroke): number {
  return isFixed(line) ? 0 : (line.width ?? 1)
}

/** Ink of a stroked polyline, in its own space, of a fixed stroke that of its middle; generous at joins and caps. */
export function pointsInk(out: Rect, line: Points, style: Stroke | undefined): Rect {
  setEmpty(out)
  if (!style) return out
  const half = ownWidth(style) / 2
  const isMiter = (style.join ?? 'miter') === 'miter' && line.length > 2
  const reach = isMiter ? half * MITER_LIMIT : half * Math.SQRT2
  for (const [x, y] of line) unite(out, x - reach, y - reach, x + reach, y + reach)
  return out
}

/** From the node's own space, from which `toScreen` leads to CSS px of the screen, to where the stroke is as wide as it says. */
export function toStrokeSpace(line: Stroke | undefined, toScreen: Affine): Affine {
  return isFixed(line) ? toScreen : identity()
}

/** Is (x, y) on the stroke? */
export function isNearPolyline(
  { points: line, stroke: style }: Pick<LineProps, 'points' | 'stroke'>,
  x: number,
  y: number,
  toScreen: Affine,
): boolean {
  if (!style) return false
  const half = (style.width ?? 1) / 2
  const linear = toStrokeSpace(style, toScreen)
  for (let i = 1; i < line.length; i++) {
    const [ax, ay] = line[i - 1] as readonly [number, number]
    const [bx, by] = line[i] as readonly [number, number]
    if (isNearSegment(ax, ay, bx, by, half, x, y, linear)) return true
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
    list(point, 2, 2),
  ),
  stroke: field(undefined, CHANGE.BOUNDS, stroke),
})
