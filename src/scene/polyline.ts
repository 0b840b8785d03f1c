import type { Rect } from '../math/rect.ts'
import { CHANGE } from './change.ts'
import { optional, points, stroke } from './check.ts'
import { defineFields, field } from './field.ts'
import { isNearPolyline, type LineProps, type Points, pointsInk } from './line.ts'
import { Node, type PropsOf } from './node.ts'

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export interface Polyline extends LineProps {}

/** Straight segments from point to point; one stroke, so that alpha never doubles where it crosses itself. */
export class Polyline extends Node {
  readonly type = 'polyline'

  constructor(props: PropsOf<LineProps> = {}) {
    super(props)
  }

  override set(props: Partial<LineProps>): this {
    return super.set(props)
  }

  inkBounds(out: Rect): Rect {
    return pointsInk(out, this.points, this.stroke)
  }

  contains(x: number, y: number): boolean {
    return isNearPolyline(this.points, (this.stroke?.width ?? 1) / 2, x, y)
  }
}

defineFields(Polyline.prototype, Node.prototype.fields, {
  points: field<Points>(
    [
      [0, 0],
      [0, 0],
    ],
    CHANGE.BOUNDS,
    points(2, 100_000),
  ),
  stroke: field(undefined, CHANGE.BOUNDS, optional(stroke)),
})
