import { type Affine, identity, mapX, mapY } from '../math/affine.ts'
import { emptyRect, mapRect, type Rect, setRect, uniteRect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { Place } from './pointer-machine.ts'

/** Corners from the top left, clockwise in the space of the rectangle. */
export type Quad = readonly [Place, Place, Place, Place]

/** What is taken hold of, in the node's own space: its size, else what its children are, else what it inks; never its shadows. */
export function ownRect(node: Node): Rect {
  const rect = emptyRect()
  const size = node.size()
  if (size) return setRect(rect, 0, 0, size.width, size.height)
  if (node.isContainer) {
    for (const child of node.children) uniteRect(rect, mapRect(emptyRect(), ownRect(child), child.localMap(identity())))
  } else node.inkBounds(rect)
  return rect.x0 <= rect.x1 ? rect : setRect(rect, 0, 0, 0, 0)
}

export function cornersOf({ x0, y0, x1, y1 }: Rect, map: Affine): Quad {
  const corner = (x: number, y: number): Place => ({ x: mapX(map, x, y), y: mapY(map, x, y) })
  return [corner(x0, y0), corner(x1, y0), corner(x1, y1), corner(x0, y1)]
}

/** Around some nodes, in the world, upright. Their maps are up to date. */
export function worldRect(nodes: readonly Node[]): Rect {
  const rect = emptyRect()
  for (const node of nodes) uniteRect(rect, mapRect(emptyRect(), ownRect(node), node.world))
  return rect
}
