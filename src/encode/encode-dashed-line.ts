import { compose, identity } from '../math/affine.ts'
import { dashPolylines } from '../math/dash.ts'
import type { Line } from '../scene/line.ts'
import type { Stroke } from '../scene/paint.ts'
import { isFixed } from '../scene/stroke.ts'
import { lineAlong } from './encode-line.ts'
import type { Entry } from './entry.ts'
import { scaleStroke } from './scale-stroke.ts'
import type { RecordTarget } from './target.ts'

/** One box a dash. */
export function encodeDashedLine(target: RecordTarget, node: Line): void {
  const line = lineAlong(target, node)
  if (!line) return
  const { dash, dashOffset } = scaleStroke(node.stroke as Stroke, unitAlong(target, node))
  const whole = { points: [0, 0, line.length, 0], closed: false }
  const { polylines, dropped } = dashPolylines([whole], dash, dashOffset)
  if (dropped) target.report('too-many-dashes')
  for (const { points } of polylines) line.draw(points[0] as number, points[points.length - 2] as number)
}

/** Node px along the line per unit of its dashes. */
function unitAlong({ entry, pixelRatio }: RecordTarget, { stroke, points }: Line): number {
  if (!isFixed(stroke)) return 1
  const [[x0, y0], [x1, y1]] = points as readonly [readonly [number, number], readonly [number, number]]
  const { map, device } = (entry as Entry).inputs
  const [a, b, c, d] = compose(identity(), [...device, 0, 0], map)
  const shown = Math.hypot(a * (x1 - x0) + c * (y1 - y0), b * (x1 - x0) + d * (y1 - y0))
  return shown > 0 ? (pixelRatio * Math.hypot(x1 - x0, y1 - y0)) / shown : 1
}
