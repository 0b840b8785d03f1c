import { GRADIENT, KIND, STOPS_PER_SLOT } from '../frame/layout.ts'
import type { Fill, Gradient } from '../scene/paint.ts'
import type { Premultiplied } from './record-writer.ts'
import { premultiply, type RecordTarget } from './target.ts'

type Four = readonly [number, number, number, number]

/** Type and geometry of a gradient in fractions of a box, as `frame/layout.ts` describes PAINT. */
export function gradientGeometry(gradient: Gradient, width: number, height: number): { type: number; geometry: Four } {
  if (gradient.type === 'linear') {
    // CSS images, section 3.4.1: the line through the centre is as long as makes the corners get the end colours
    const angleRad = ((gradient.angle ?? 180) * Math.PI) / 180
    const sin = Math.sin(angleRad)
    const cos = Math.cos(angleRad)
    const half = (Math.abs(width * sin) + Math.abs(height * cos)) / 2
    const dx = width > 0 ? (half * sin) / width : 0
    const dy = height > 0 ? (-half * cos) / height : 0
    return { type: GRADIENT.LINEAR, geometry: [0.5 - dx, 0.5 - dy, 0.5 + dx, 0.5 + dy] }
  }
  const [cx, cy] = gradient.center ?? [0.5, 0.5]
  if (gradient.type === 'radial') {
    const [rx, ry] = gradient.radius ?? [0.5, 0.5]
    return { type: GRADIENT.RADIAL, geometry: [cx, cy, rx, ry] }
  }
  return { type: GRADIENT.CONIC, geometry: [cx, cy, (gradient.angle ?? 0) / 360, 0] }
}

/** Colour of a fill, and slot + 1 of its gradient (0: none). A gradient fills by its paint, its colour counts as opaque white. */
export function encodeFill(
  target: RecordTarget,
  fill: Fill | undefined,
  width: number,
  height: number,
): [Premultiplied, number] {
  if (typeof fill !== 'object') return [premultiply(fill), 0]
  const { type, geometry } = gradientGeometry(fill, width, height)
  const stops = fill.stops.map(([offset, color]) => [offset, premultiply(color)] as const)
  let next = 0
  // Backwards, since each slot names the next.
  for (let at = stops.length - 1 - ((stops.length - 1) % STOPS_PER_SLOT); at >= 0; at -= STOPS_PER_SLOT) {
    const slot = target.partSlot()
    const some = stops.slice(at, at + STOPS_PER_SLOT)
    target.store.write(slot, target.writer.paint(KIND.PAINT, type, stops.length, next, geometry, some).words)
    next = slot + 1
  }
  return [[1, 1, 1, 1], next]
}
