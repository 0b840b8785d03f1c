import type { Quad } from './own-rect.ts'
import type { Device, Place } from './pointer-machine.ts'
import { isInside, type Size } from './size.ts'

/** Which sides of the frame it moves: -1 the left or the upper one, 1 the right or the lower one, 0 neither. */
export interface Side {
  readonly x: -1 | 0 | 1
  readonly y: -1 | 0 | 1
}

/** CSS px of the surface; `rotate` turns, all others resize. */
export interface Handle extends Place {
  readonly name: 'rotate' | 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w'
  /** Degrees, clockwise, by which its square is turned. */
  readonly angle: number
}

const SIDES: Readonly<Record<Exclude<Handle['name'], 'rotate'>, Side>> = {
  nw: { x: -1, y: -1 },
  ne: { x: 1, y: -1 },
  se: { x: 1, y: 1 },
  sw: { x: -1, y: 1 },
  n: { x: 0, y: -1 },
  e: { x: 1, y: 0 },
  s: { x: 0, y: 1 },
  w: { x: -1, y: 0 },
}

/** How far from the frame the handle that turns it stands, px. */
const ROTATE_REACH = 22
/** A side shorter than this has no handle in its middle, px. */
const SHORT = 28
/** How far from a handle it can be taken hold of, px. */
const GRIP: Readonly<Record<Device, number>> = { mouse: 7, pen: 9, touch: 14 }

export function sideOf(name: Exclude<Handle['name'], 'rotate'>): Side {
  return SIDES[name]
}

/** Around a frame on a surface of this size, those first that are on top. What turns it is above, or below where that cannot be seen. */
export function handlesOf(frame: Quad, size: Size): readonly Handle[] {
  const [a, b, c, d] = frame
  const width = Math.hypot(b.x - a.x, b.y - a.y)
  const height = Math.hypot(d.x - a.x, d.y - a.y)
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI
  const between = (p: Place, q: Place, t: number): Place => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t })
  const handles: Handle[] = []
  for (const [name, { x, y }] of Object.entries(SIDES) as [Exclude<Handle['name'], 'rotate'>, Side][]) {
    if ((!x && width < SHORT) || (!y && height < SHORT)) continue
    handles.push({ name, angle, ...between(between(a, b, (x + 1) / 2), between(d, c, (x + 1) / 2), (y + 1) / 2) })
  }
  const up = height ? { x: (a.x - d.x) / height, y: (a.y - d.y) / height } : { x: 0, y: -1 }
  const beside = ({ x, y }: Place, reach: number): Place => ({ x: x + up.x * reach, y: y + up.y * reach })
  const places = [beside(between(a, b, 0.5), ROTATE_REACH), beside(between(d, c, 0.5), -ROTATE_REACH)] as const
  const seen = places.find((place) => isInside(place, size)) ?? places[0]
  return [...handles, { name: 'rotate', angle, ...seen }]
}

/** The handle at a place; of a small frame they are small, so that its middle can be taken hold of. */
export function handleAt(frame: Quad, size: Size, { x, y }: Place, device: Device): Handle | null {
  const [a, b, , d] = frame
  const shortest = Math.min(Math.hypot(b.x - a.x, b.y - a.y), Math.hypot(d.x - a.x, d.y - a.y))
  const grip = Math.max(3, Math.min(GRIP[device], shortest / 4))
  return handlesOf(frame, size).find((handle) => Math.hypot(handle.x - x, handle.y - y) <= grip) ?? null
}

const CURSORS = ['ew-resize', 'nwse-resize', 'ns-resize', 'nesw-resize'] as const

/** The cursor of the browser that says what a handle does, as the frame is turned. */
export function cursorOf({ name, angle }: Handle): string {
  if (name === 'rotate') return 'grab'
  const { x, y } = SIDES[name]
  const eighth = Math.round((Math.atan2(y, x) * 180) / Math.PI / 45 + angle / 45)
  return CURSORS[(((eighth % 4) + 4) % 4) as 0 | 1 | 2 | 3]
}
