import type { Place } from './pointer-machine.ts'
import type { Size } from './size.ts'

/** How wide the strip along the edges is, and how fast the world moves at its end; CSS px, and of these a second. */
const STRIP = 24
const SPEED = 900

/** How fast the view moves where a gesture is that near to an edge of the surface, or past it; CSS px a second. */
export function edgeScroll({ x, y }: Place, { width, height }: Size): Place {
  return { x: speed(x, width), y: speed(y, height) }
}

function speed(at: number, length: number): number {
  const before = Math.max(0, STRIP - at)
  const after = Math.max(0, STRIP - (length - at))
  return (SPEED * (Math.min(STRIP, after) - Math.min(STRIP, before))) / STRIP
}
