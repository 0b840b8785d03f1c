import { type Affine, identity, mapX, mapY } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import { ownRect, worldRect } from './own-rect.ts'
import type { Place } from './pointer-machine.ts'

/** What handles stand around: a rectangle of a space of its own, and where that space is in the world. */
export interface Frame {
  readonly rect: Rect
  readonly map: Affine
}

/** Of one node as it is turned, of many upright; null of none. Maps of the nodes are up to date. */
export function frameOf(nodes: readonly Node[]): Frame | null {
  const [only, ...others] = nodes
  if (!only) return null
  if (others.length) return { rect: worldRect(nodes), map: identity() }
  return { rect: ownRect(only), map: [...only.world] }
}

export function mapPlace(map: Affine, { x, y }: Place): Place {
  return { x: mapX(map, x, y), y: mapY(map, x, y) }
}

export function middleOf({ x0, y0, x1, y1 }: Rect): Place {
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }
}
