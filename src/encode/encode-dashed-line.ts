import { dashPolylines } from '../math/dash.ts'
import type { Line } from '../scene/line.ts'
import { lineAlong } from './encode-line.ts'
import type { RecordTarget } from './target.ts'

/** One box a dash. */
export function encodeDashedLine(target: RecordTarget, node: Line): void {
  const line = lineAlong(target, node)
  if (!line) return
  const { dash = [], dashOffset = 0 } = node.stroke ?? {}
  const whole = { points: [0, 0, line.length, 0], closed: false }
  const { polylines, dropped } = dashPolylines([whole], dash, dashOffset)
  if (dropped) target.report('too-many-dashes')
  for (const { points } of polylines) line.draw(points[0] as number, points[points.length - 2] as number)
}
