import { FLAG, KIND } from '../frame/layout.ts'
import type { Line } from '../scene/line.ts'
import { isFixed } from '../scene/stroke.ts'
import { isDashed } from './encode-box.ts'
import type { Entry } from './entry.ts'
import { premultiply, type RecordTarget } from './target.ts'

export function encodeLine(target: RecordTarget, node: Line): void {
  if (isDashed(node.stroke)) target.onDemand(node)
  else {
    const line = lineAlong(target, node)
    line?.draw(0, line.length)
  }
}

/** Of a corner that is not sharp. */
const LEAST_RADIUS = 1e-9

interface LineAlong {
  readonly length: number
  /** Draws what lies `from` to `to` along the line, with its caps. */
  draw(from: number, to: number): void
}

/**
 * A line as its own axis, null when it shows nothing. A straight piece is a box along it: coverage is exact at any width
 * and angle, and a width under a pixel keeps its energy.
 */
export function lineAlong(target: RecordTarget, { stroke, points }: Line): LineAlong | null {
  if (!stroke) return null
  const { width = 1, cap = 'butt' } = stroke
  const color = premultiply(stroke.color)
  if (width <= 0 || color[3] === 0) return null
  const [[x0, y0], [x1, y1]] = points as readonly [readonly [number, number], readonly [number, number]]
  const length = Math.hypot(x1 - x0, y1 - y0)
  const ux = length > 0 ? (x1 - x0) / length : 1
  const uy = length > 0 ? (y1 - y0) / length : 0
  const fixed = isFixed(stroke)
  const half = (fixed ? width * target.pixelRatio : width) / 2
  const reach = cap === 'butt' ? 0 : half
  // The caps of a fixed line are a stroke around its middle, by which radii grow.
  const outset = fixed ? reach : 0
  const radius = cap === 'round' ? half - outset + LEAST_RADIUS : 0
  const [a, b, c, d, tx, ty] = (target.entry as Entry).inputs.map
  return {
    length,
    draw(from, to) {
      if (to - from + 2 * reach <= 0) return
      target
        .record(KIND.BOX, fixed ? FLAG.FIXED | FLAG.LINE : 0, 0)
        .map(
          a * ux + c * uy,
          b * ux + d * uy,
          c * ux - a * uy,
          d * ux - b * uy,
          a * x0 + c * y0 + tx,
          b * x0 + d * y0 + ty,
        )
        .rect(from - reach + outset, outset - half, to + reach - outset, half - outset)
        .radii([radius, radius, radius, radius])
        .fill(color)
        .stroke(outset, outset, color)
      target.commit()
    },
  }
}
