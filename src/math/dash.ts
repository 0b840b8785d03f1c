/** Cuts polylines into dashes, in their own space. */

import type { Polyline } from './flatten.ts'

/** A stroke of more dashes than this is drawn solid: nothing shows them, and they would take seconds. */
export const MAX_DASHES = 20_000

export interface Dashed {
  readonly polylines: readonly Polyline[]
  /** True when there were too many dashes; `polylines` is then what came in. */
  readonly dropped: boolean
}

/** A dash of no length is a dot with round and square caps; this length keeps its direction. */
const DOT = 1e-4

/**
 * `dash` alternates on and off lengths, an odd list counts twice; all zeros or a negative length means solid. Each
 * polyline starts the pattern anew, `offset` into it. A dash over the start of a closed polyline is one dash.
 */
export function dashPolylines(polylines: readonly Polyline[], dash: readonly number[], offset: number): Dashed {
  const pattern = dash.length % 2 === 1 ? [...dash, ...dash] : dash
  const period = pattern.reduce((sum, length) => sum + length, 0)
  if (!(period > 0) || pattern.some((length) => length < 0)) return { polylines, dropped: false }
  const total = polylines.reduce((sum, polyline) => sum + lengthOf(polyline), 0)
  const count = (total / period) * (pattern.length / 2) + polylines.length
  if (!(count <= MAX_DASHES)) return { polylines, dropped: true }
  return { polylines: polylines.flatMap((polyline) => dashOne(polyline, pattern, period, offset)), dropped: false }
}

function lengthOf(polyline: Polyline): number {
  const { points, closed } = polyline
  let length = 0
  for (let i = 2; i < points.length; i += 2) length += distance(points, i - 2, i)
  return closed ? length + distance(points, points.length - 2, 0) : length
}

function distance(points: readonly number[], from: number, to: number): number {
  const dx = (points[to] as number) - (points[from] as number)
  const dy = (points[to + 1] as number) - (points[from + 1] as number)
  return Math.hypot(dx, dy)
}

interface OpenDash {
  points: number[]
  smooth: boolean[]
}

function dashOne(polyline: Polyline, pattern: readonly number[], period: number, offset: number): Polyline[] {
  const { points, closed, smooth } = polyline
  // Where in the pattern the polyline starts.
  let index = 0
  let left = ((offset % period) + period) % period
  while (left > 0 && left >= (pattern[index] as number)) {
    left -= pattern[index] as number
    index = (index + 1) % pattern.length
  }
  left = (pattern[index] as number) - left

  const dashes: Polyline[] = []
  const startsOn = index % 2 === 0
  let open: OpenDash | undefined = startsOn ? openAt(points[0] as number, points[1] as number) : undefined
  const count = points.length / 2
  for (let i = 1; i < (closed ? count + 1 : count); i++) {
    const from = (i - 1) * 2
    const to = (i % count) * 2
    const x = points[from] as number
    const y = points[from + 1] as number
    const length = distance(points, from, to)
    if (length === 0) continue
    const dx = ((points[to] as number) - x) / length
    const dy = ((points[to + 1] as number) - y) / length
    let at = 0
    while (length - at > left) {
      at += left
      if (open) {
        const end = open.points.length === 2 && left === 0 ? at + DOT : at
        dashes.push(closeDash(open, x + dx * end, y + dy * end))
        open = undefined
      } else open = openAt(x + dx * at, y + dy * at)
      index = (index + 1) % pattern.length
      left = pattern[index] as number
    }
    left -= length - at
    if (open) {
      open.points.push(points[to] as number, points[to + 1] as number)
      open.smooth.push(smooth?.[i % count] ?? false)
    }
  }
  if (!open) return dashes
  if (dashes.length === 0 && startsOn) return [polyline]
  const last: Polyline = { ...open, closed: false }
  const first = dashes[0]
  if (closed && startsOn && first) dashes[0] = joined(last, first)
  else if (open.points.length > 2) dashes.push(last)
  return dashes
}

function openAt(x: number, y: number): OpenDash {
  return { points: [x, y], smooth: [false] }
}

function closeDash({ points, smooth }: OpenDash, x: number, y: number): Polyline {
  return { points: [...points, x, y], smooth: [...smooth, false], closed: false }
}

/** Two dashes that meet at the start of a closed polyline. */
function joined(last: Polyline, first: Polyline): Polyline {
  return {
    points: [...last.points, ...first.points.slice(2)],
    smooth: [...(last.smooth ?? []), ...(first.smooth?.slice(1) ?? [])],
    closed: false,
  }
}
