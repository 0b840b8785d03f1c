import { KIND } from '../frame/layout.ts'
import { dashPolylines } from '../math/dash.ts'
import type { Line } from '../scene/line.ts'
import type { Entry } from './entry.ts'
import { CLEAR, premultiply, type RecordTarget } from './target.ts'

/**
 * A straight piece is a box along the line: its coverage is exact at any width and angle, and a width under a pixel keeps its
 * energy. A dashed line is one box a dash.
 */
export function encodeLine(target: RecordTarget, node: Line): void {
  const { stroke, points } = node
  if (!stroke) return
  const { width = 1, cap = 'butt' } = stroke
  const color = premultiply(stroke.color)
  if (width <= 0 || color[3] === 0) return
  const [[x0, y0], [x1, y1]] = points as readonly [readonly [number, number], readonly [number, number]]
  const length = Math.hypot(x1 - x0, y1 - y0)
  const ux = length > 0 ? (x1 - x0) / length : 1
  const uy = length > 0 ? (y1 - y0) / length : 0
  const reach = cap === 'butt' ? 0 : width / 2
  const radius = cap === 'round' ? width / 2 : 0
  const { map } = (target.entry as Entry).inputs
  const [a, b, c, d, tx, ty] = map
  const piece = (from: number, to: number) => {
    if (to - from + 2 * reach <= 0) return
    target
      .record(KIND.BOX, 0, 0)
      .map(
        a * ux + c * uy,
        b * ux + d * uy,
        c * ux - a * uy,
        d * ux - b * uy,
        a * x0 + c * y0 + tx,
        b * x0 + d * y0 + ty,
      )
      .rect(from - reach, -width / 2, to + reach, width / 2)
      .radii([radius, radius, radius, radius])
      .fill(color)
      .stroke(0, 0, CLEAR)
    target.commit()
  }
  const solid = { points: [0, 0, length, 0], closed: false }
  const { polylines, dropped } = dashPolylines([solid], stroke.dash ?? [], stroke.dashOffset ?? 0)
  if (dropped) target.report('too-many-dashes', node.id)
  for (const { points: ends } of polylines) piece(ends[0] as number, ends[ends.length - 2] as number)
}
