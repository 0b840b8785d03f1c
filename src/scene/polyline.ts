import type { Affine } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import * as CHANGE from './change.ts'
import { list, point, stroke } from './check.ts'
import { defineFields, field } from './field.ts'
import { isNearPolyline, type LineProps, type Points, pointsInk } from './line.ts'
import { Node } from './node.ts'

export interface Polyline extends LineProps {}

/** Straight segments from point to point; one stroke, so that alpha never doubles where it crosses itself. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Polyline extends Node<LineProps> {
  readonly type = 'polyline'

  inkBounds(out: Rect): Rect {
    return pointsInk(out, this.points, this.stroke)
  }

  contains(x: number, y: number, toScreen: Affine): boolean {
    return isNearPolyline(this, x, y, toScreen)
  }
}

defineFields(Polyline, {
  points: field<Points>(
    [
      [0, 0],
      [0, 0],
    ],
    CHANGE.BOUNDS,
    list(point, 2, 100_000),
  ),
  stroke: field(undefined, CHANGE.BOUNDS, stroke),
})
