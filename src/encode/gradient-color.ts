import type { Rect } from '../math/rect.ts'
import type { Gradient } from '../scene/paint.ts'
import type { Linear } from './bake.ts'
import { gradientGeometry } from './encode-gradient.ts'
import type { Premultiplied } from './record-writer.ts'
import { premultiply } from './target.ts'

/** Multiplies the coverage in premultiplied RGBA8 `bytes` of the tile at device (x, y) by colours. */
export type Colorize = (bytes: Uint8Array, x: number, y: number, width: number, height: number) => void

/**
 * A gradient over `bounds` (node space) for pixels baked through `linear` (node space -> device px): the colour at each pixel's
 * centre, interpolated premultiplied.
 */
export function gradientColors(gradient: Gradient, bounds: Rect, [a, b, c, d]: Linear): Colorize {
  const w = bounds.x1 - bounds.x0
  const h = bounds.y1 - bounds.y0
  const det = a * d - b * c
  const stops = gradient.stops.map(([offset, color]) => [offset, premultiply(color)] as const)
  const at = positionOf(gradient, w, h)
  return (bytes, x, y, width, height) => {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const px = x + column + 0.5
        const py = y + row + 0.5
        const t = at((d * px - c * py) / det - bounds.x0, (a * py - b * px) / det - bounds.y0)
        const color = colorAt(stops, t)
        const i = (row * width + column) * 4
        const coverage = bytes[i + 3] as number
        for (let k = 0; k < 4; k++) bytes[i + k] = Math.round(coverage * (color[k] as number))
      }
    }
  }
}

/** Position t along the gradient of a point in px of its box. */
function positionOf(gradient: Gradient, w: number, h: number): (x: number, y: number) => number {
  const { geometry } = gradientGeometry(gradient, w, h)
  const [g0, g1, g2, g3] = geometry
  if (gradient.type === 'linear') {
    const dx = (g2 - g0) * w
    const dy = (g3 - g1) * h
    const squared = dx * dx + dy * dy || 1
    return (x, y) => ((x - g0 * w) * dx + (y - g1 * h) * dy) / squared
  }
  if (gradient.type === 'radial')
    return (x, y) => Math.hypot((x - g0 * w) / (g2 * w || 1), (y - g1 * h) / (g3 * h || 1))
  return (x, y) => {
    const turns = Math.atan2(x - g0 * w, g1 * h - y) / (2 * Math.PI) - g2
    return turns - Math.floor(turns)
  }
}

type Stops = readonly (readonly [number, Premultiplied])[]

function colorAt(stops: Stops, t: number): Premultiplied {
  let before = stops[0] as Stops[number]
  if (t <= before[0]) return before[1]
  for (const stop of stops) {
    if (t < stop[0]) {
      const f = (t - before[0]) / (stop[0] - before[0])
      const mix = (i: 0 | 1 | 2 | 3) => before[1][i] + (stop[1][i] - before[1][i]) * f
      return [mix(0), mix(1), mix(2), mix(3)]
    }
    before = stop
  }
  return before[1]
}
