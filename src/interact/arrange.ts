import { emptyRect, type Rect, uniteRect } from '../math/rect.ts'
import type { Place } from './pointer-machine.ts'
import { type Axis, high, low } from './snap-lines.ts'

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'

/** Axis, and which part of a rectangle lies on the line: 0 its beginning, 1 its end. */
const ALIGNMENTS: Readonly<Record<Alignment, readonly [axis: Axis, part: number]>> = {
  left: ['x', 0],
  center: ['x', 0.5],
  right: ['x', 1],
  top: ['y', 0],
  middle: ['y', 0.5],
  bottom: ['y', 1],
}

/** How far each rectangle has to go to be aligned within what all of them reach over. */
export function alignment(rects: readonly Rect[], how: Alignment): readonly Place[] {
  const [axis, part] = ALIGNMENTS[how]
  const at = (rect: Rect) => low(rect, axis) + (high(rect, axis) - low(rect, axis)) * part
  const line = at(rects.reduce(uniteRect, emptyRect()))
  return rects.map((rect) => along(axis, line - at(rect)))
}

/** How far each has to go so that all gaps are equal; the first and the last stay. Gaps of less than nothing overlap. */
export function distribution(rects: readonly Rect[], axis: Axis): readonly Place[] {
  const sorted = [...rects].sort((a, b) => low(a, axis) + high(a, axis) - low(b, axis) - high(b, axis))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return []
  const filled = sorted.reduce((sum, rect) => sum + high(rect, axis) - low(rect, axis), 0)
  const gap = (high(last, axis) - low(first, axis) - filled) / (sorted.length - 1)
  const ways = new Map<Rect, Place>()
  let at = low(first, axis)
  for (const rect of sorted) {
    ways.set(rect, along(axis, rect === last ? 0 : at - low(rect, axis)))
    at += high(rect, axis) - low(rect, axis) + gap
  }
  return rects.map((rect) => ways.get(rect) ?? { x: 0, y: 0 })
}

function along(axis: Axis, way: number): Place {
  return axis === 'x' ? { x: way, y: 0 } : { x: 0, y: way }
}
