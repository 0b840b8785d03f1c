import type { Rect } from '../math/rect.ts'
import { type Axis, across, firstFrom, high, low } from './snap-lines.ts'

/** A way by which two gaps become equal, and the two: from and to on the axis, at a place on the other one. */
export interface Gap {
  readonly by: number
  readonly spans: readonly { readonly from: number; readonly to: number; readonly at: number }[]
}

/** So many rectangles are looked at for the nearest in a row: beyond, gaps are no longer seen as equal. */
const LOOK = 64

/** Rectangles in rows and columns, for gaps that are equal. */
export class SnapGaps {
  readonly #byLow: Readonly<Record<Axis, readonly Rect[]>>
  readonly #byHigh: Readonly<Record<Axis, readonly Rect[]>>

  constructor(rects: readonly Rect[]) {
    const sorted = (end: typeof low) => {
      const by = (axis: Axis) => [...rects].sort((a, b) => end(a, axis) - end(b, axis))
      return { x: by('x'), y: by('y') }
    }
    this.#byLow = sorted(low)
    this.#byHigh = sorted(high)
  }

  /** Ways of at most `reach` that make the gap before or after `rect` equal to the other one, or to the next in its row. */
  find(axis: Axis, rect: Rect, reach: number): readonly Gap[] {
    const before = this.#before(axis, rect, reach)
    const after = this.#after(axis, rect, reach)
    const [begin, end] = [low(rect, axis), high(rect, axis)]
    const found: Gap[] = []
    const add = (by: number, ...spans: readonly (readonly [a: Rect, b: Rect])[]) => {
      if (Math.abs(by) > reach) return
      // `rect` is where it comes to lie.
      const moved = { ...rect, [`${axis}0`]: begin + by, [`${axis}1`]: end + by }
      const at = (each: Rect) => (each === rect ? moved : each)
      found.push({ by, spans: spans.map(([a, b]) => spanOf(axis, at(a), at(b))) })
    }
    if (before && after) add((high(before, axis) + low(after, axis) - begin - end) / 2, [before, rect], [rect, after])
    const first = before && this.#before(axis, before, 0)
    if (first) add(high(before, axis) + gap(axis, first, before) - begin, [first, before], [before, rect])
    const last = after && this.#after(axis, after, 0)
    if (last) add(low(after, axis) - gap(axis, after, last) - end, [rect, after], [after, last])
    return found
  }

  #before(axis: Axis, rect: Rect, reach: number): Rect | null {
    const list = this.#byHigh[axis]
    const begin = firstFrom(list, (each) => high(each, axis) > low(rect, axis) + reach)
    for (let i = begin - 1; i >= Math.max(0, begin - LOOK); i--) {
      if (isInRow(axis, list[i] as Rect, rect)) return list[i] as Rect
    }
    return null
  }

  #after(axis: Axis, rect: Rect, reach: number): Rect | null {
    const list = this.#byLow[axis]
    const begin = firstFrom(list, (each) => low(each, axis) >= high(rect, axis) - reach)
    for (let i = begin; i < Math.min(list.length, begin + LOOK); i++) {
      if (isInRow(axis, list[i] as Rect, rect)) return list[i] as Rect
    }
    return null
  }
}

function gap(axis: Axis, a: Rect, b: Rect): number {
  return low(b, axis) - high(a, axis)
}

/** Do they overlap on the other axis? */
function isInRow(axis: Axis, a: Rect, b: Rect): boolean {
  const other = across(axis)
  return low(a, other) < high(b, other) && low(b, other) < high(a, other)
}

/** Between two of a row, in the middle of what both reach over. */
function spanOf(axis: Axis, a: Rect, b: Rect): Gap['spans'][number] {
  const other = across(axis)
  const at = (Math.max(low(a, other), low(b, other)) + Math.min(high(a, other), high(b, other))) / 2
  return { from: high(a, axis), to: low(b, axis), at }
}
