import { gradientColor } from '../math/gradient.ts'
import type { Rect } from '../math/rect.ts'
import type { Gradient } from '../scene/paint.ts'
import type { Linear } from './bake.ts'
import { gradientGeometry } from './encode-gradient.ts'
import { premultiply } from './target.ts'

/** Multiplies the coverage in premultiplied RGBA8 `bytes` of the tile at device (x, y) by colours. */
export type Colorize = (bytes: Uint8Array, x: number, y: number, width: number, height: number) => void

/** A gradient over `bounds` (node space) for pixels baked through `linear` (node space -> device px): the colour at each pixel's centre. */
export function gradientColors(fill: Gradient, bounds: Rect, [a, b, c, d]: Linear): Colorize {
  const w = bounds.x1 - bounds.x0
  const h = bounds.y1 - bounds.y0
  const det = a * d - b * c
  const { type: gradient, geometry } = gradientGeometry(fill, w, h)
  const offsets = fill.stops.map(([offset]) => offset)
  const colors = fill.stops.flatMap(([, color]) => premultiply(color))
  const colorAt = gradientColor({ gradient, geometry, offsets, colors }, w, h)
  const color = new Float64Array(4)
  return (bytes, x, y, width, height) => {
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const px = x + column + 0.5
        const py = y + row + 0.5
        colorAt((d * px - c * py) / det - bounds.x0, (a * py - b * px) / det - bounds.y0, color)
        const i = (row * width + column) * 4
        const coverage = bytes[i + 3] as number
        for (let k = 0; k < 4; k++) bytes[i + k] = Math.round(coverage * (color[k] as number))
      }
    }
  }
}
