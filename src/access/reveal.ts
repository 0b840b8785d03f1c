import type { Rect } from '../math/rect.ts'

/** Left around what is brought into view, CSS px of the screen. */
const MARGIN = 16

/** The world point at the top left of the screen, and CSS px per world px. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Where the camera has to be so that `rect` (world) is in view: as near as can be; of what is too large, its beginning. `width`, `height`: of the screen, CSS px. */
export function revealing({ x, y, zoom }: View, { x0, y0, x1, y1 }: Rect, width: number, height: number): View {
  return { x: along(x, x0, x1, width, zoom), y: along(y, y0, y1, height, zoom), zoom }
}

function along(from: number, start: number, end: number, side: number, zoom: number): number {
  const length = side / zoom
  if (start >= from && end <= from + length) return from
  const margin = Math.min(MARGIN / zoom, Math.max(0, (length - (end - start)) / 2))
  return Math.min(start - margin, Math.max(from, end + margin - length))
}
