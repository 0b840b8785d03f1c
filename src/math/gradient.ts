/** The colours of a gradient over a box, for pixels that the CPU makes. */

export interface GradientStops {
  /** 0 linear, 1 radial, 2 conic; geometry in fractions of the box, as `GRADIENT` and PAINT of `frame/layout.ts` say. */
  readonly gradient: number
  readonly geometry: readonly [number, number, number, number]
  readonly offsets: readonly number[]
  /** Four numbers a stop, premultiplied. */
  readonly colors: readonly number[]
}

/** Writes a colour at (x, y), px of the box. */
export type ColorAt = (x: number, y: number, out: Float64Array) => void

/** Interpolated as the colours are: premultiplied. Outside the stops, and without a length, it has the colour of an end. */
export function gradientColor(stops: GradientStops, width: number, height: number): ColorAt {
  const { gradient, geometry, offsets, colors } = stops
  const [g0, g1, g2, g3] = geometry
  const alongX = (g2 - g0) * width
  const alongY = (g3 - g1) * height
  const squared = alongX * alongX + alongY * alongY || 1
  const position = (x: number, y: number): number => {
    if (gradient === 0) return (x * alongX + y * alongY) / squared
    if (gradient === 1) return Math.sqrt((x / (g2 * width)) ** 2 + (y / (g3 * height)) ** 2)
    const turns = Math.atan2(x, -y) / (2 * Math.PI) - g2
    return turns - Math.floor(turns)
  }
  return (x, y, out) => {
    const t = position(x - g0 * width, y - g1 * height)
    let after = 0
    while (t >= (offsets[after] as number)) after++
    const from = Math.max(0, after - 1)
    const to = Math.min(after, offsets.length - 1)
    const start = offsets[from] as number
    const share = from < to ? (t - start) / ((offsets[to] as number) - start) : 0
    for (let i = 0; i < 4; i++) {
      const color = colors[from * 4 + i] as number
      out[i] = color + ((colors[to * 4 + i] as number) - color) * share
    }
  }
}
