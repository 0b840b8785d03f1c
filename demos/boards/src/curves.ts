/** Numbers and outlines for the charts. Lengths in px, results rounded to 1/100 so that the JSON stays short. */

export const rounded = (value: number): number => Math.round(value * 100) / 100

/** Numbers in 0..1 that depend on the seed only (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Point = readonly [x: number, y: number]

/** Path data of a smooth curve through all points: a Catmull-Rom spline as cubic segments, end points doubled. */
export function catmullRom(points: readonly Point[]): string {
  const at = (index: number): Point => points[Math.max(0, Math.min(points.length - 1, index))] ?? [0, 0]
  const [startX, startY] = at(0)
  let d = `M${startX} ${startY}`
  for (let i = 0; i < points.length - 1; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const control = [
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
    ].map(rounded)
    d += `C${control.join(' ')} ${to[0]} ${to[1]}`
  }
  return d
}

/** Path data of the sectors of a ring about (0, 0), clockwise from the top, `gap` degrees apart. */
export function bands(shares: readonly number[], outer: number, inner: number, gap: number): string[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const point = (radius: number, degrees: number): string => {
    const angleRad = (degrees * Math.PI) / 180
    return `${rounded(radius * Math.sin(angleRad))} ${rounded(-radius * Math.cos(angleRad))}`
  }
  let start = 0
  return shares.map((share) => {
    const sweep = (share / total) * 360
    const from = start + gap / 2
    const to = start + sweep - gap / 2
    start += sweep
    const large = to - from > 180 ? 1 : 0
    return (
      `M${point(outer, from)}A${outer} ${outer} 0 ${large} 1 ${point(outer, to)}` +
      `L${point(inner, to)}A${inner} ${inner} 0 ${large} 0 ${point(inner, from)}z`
    )
  })
}
