import { emptyRect, mapRect, type Rect, setRect, uniteRect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'

/** What people take for the node, upright in the world: its size without shadows, else what its visible children are, else its ink. Maps are up to date. */
export function worldRect(node: Node): Rect {
  const rect = emptyRect()
  const size = node.size()
  if (size) return mapRect(rect, setRect(rect, 0, 0, size.width, size.height), node.world)
  if (!node.isContainer) return mapRect(rect, node.inkBounds(rect), node.world)
  for (const child of node.children) if (isShown(child)) uniteRect(rect, worldRect(child))
  return rect
}

/** Is there a place where it may be seen? */
export function isPlace({ x0, y0, x1, y1 }: Rect): boolean {
  return x0 <= x1 && y0 <= y1
}

/** Does it show, if all around it does? */
export function isShown(node: Node): boolean {
  return node.visible && node.opacity > 0
}
