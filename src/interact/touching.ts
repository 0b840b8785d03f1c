import { emptyRect, intersectRect, mapRect, overlaps, type Rect } from '../math/rect.ts'
import { gridOf } from '../scene/grid-of.ts'
import type { Node } from '../scene/node.ts'
import { cornersOf, ownRect, type Quad } from './own-rect.ts'

/** Visible nodes that `isWanted` and touch a rectangle of the world, none of them in another one. Maps and bounds are up to date. */
export function nodesTouching(root: Node, rect: Rect, isWanted: (node: Node) => boolean): Node[] {
  const found: Node[] = []
  const visit = (node: Node, seen: Rect): void => {
    if (!node.visible || !overlaps(node.bounds, seen)) return
    if (isWanted(node)) {
      if (quadTouches(cornersOf(ownRect(node), node.world), seen)) found.push(node)
      return
    }
    const clip = node.clipShape()
    const inside = clip ? intersectRect({ ...seen }, mapRect(emptyRect(), clip.rect, node.world)) : seen
    for (const child of gridOf(node)?.touching([inside]) ?? node.children) visit(child, inside)
  }
  visit(root, rect)
  return found
}

/** Do a parallelogram and an upright rectangle share a point? By separating axes: those of both. */
export function quadTouches(quad: Quad, { x0, y0, x1, y1 }: Rect): boolean {
  const corners: Quad = [
    { x: x0, y: y0 },
    { x: x1, y: y0 },
    { x: x1, y: y1 },
    { x: x0, y: y1 },
  ]
  const [a, b, , d] = quad
  const axes = [
    [1, 0],
    [0, 1],
    [a.y - b.y, b.x - a.x],
    [a.y - d.y, d.x - a.x],
  ] as const
  return axes.every(([x, y]) => {
    const along = (points: Quad) => points.map((point) => point.x * x + point.y * y)
    const [mine, its] = [along(quad), along(corners)]
    return Math.max(...mine) >= Math.min(...its) && Math.max(...its) >= Math.min(...mine)
  })
}
