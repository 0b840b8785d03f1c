import type { Rect } from '../math/rect.ts'

export type Axis = 'x' | 'y'

/** Where a rectangle begins and ends on an axis. */
export const low = (rect: Rect, axis: Axis): number => (axis === 'x' ? rect.x0 : rect.y0)
export const high = (rect: Rect, axis: Axis): number => (axis === 'x' ? rect.x1 : rect.y1)
export const across = (axis: Axis): Axis => (axis === 'x' ? 'y' : 'x')

/** An edge or a middle of something that rests: where it is on its axis, and how far it reaches on the other one. */
interface Line {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What is nearer than this is the same place; world px. */
export const SAME = 1e-6

/** Edges and middles of rectangles, sorted: the nearest is found in logarithmic time. */
export class SnapLines {
  readonly #lines: Readonly<Record<Axis, readonly Line[]>>

  constructor(rects: readonly Rect[]) {
    this.#lines = { x: linesOf(rects, 'x'), y: linesOf(rects, 'y') }
  }

  /** How far the line nearest to a place is from it, signed; null when none is within `reach`. */
  nearest(axis: Axis, place: number, reach: number): number | null {
    const lines = this.#lines[axis]
    const i = firstFrom(lines, ({ at }) => at >= place)
    const all = [lines[i - 1], lines[i]].flatMap((line) => (line ? [line.at - place] : []))
    const best = all.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a), Infinity)
    return Math.abs(best) <= reach ? best : null
  }

  /** From where to where those that lie at a place reach, as one; null when there are none. */
  reachAt(axis: Axis, place: number): { readonly from: number; readonly to: number } | null {
    const lines = this.#lines[axis]
    let [from, to] = [Infinity, -Infinity]
    for (let i = firstFrom(lines, ({ at }) => at >= place - SAME); i < lines.length; i++) {
      const line = lines[i] as Line
      if (line.at > place + SAME) break
      from = Math.min(from, line.from)
      to = Math.max(to, line.to)
    }
    return from <= to ? { from, to } : null
  }
}

/** Index of the first for which `is` holds, in a list in which it holds for all after that. */
export function firstFrom<T>(list: readonly T[], is: (item: T) => boolean): number {
  let [begin, end] = [0, list.length]
  while (begin < end) {
    const middle = (begin + end) >> 1
    if (is(list[middle] as T)) end = middle
    else begin = middle + 1
  }
  return begin
}

function linesOf(rects: readonly Rect[], axis: Axis): readonly Line[] {
  const other = across(axis)
  return rects
    .flatMap((rect) => {
      const [from, to] = [low(rect, other), high(rect, other)]
      const [a, b] = [low(rect, axis), high(rect, axis)]
      return [a, (a + b) / 2, b].map((at) => ({ at, from, to }))
    })
    .sort((a, b) => a.at - b.at)
}
