import { identity, invertAffine } from '../math/affine.ts'
import type { Node } from '../scene/node.ts'
import { topmost } from './paint-order.ts'

/** A node, where it was, and how a way in the world is one in its parent's space. */
export interface Carried {
  readonly node: Node
  readonly x: number
  readonly y: number
  readonly xByX: number
  readonly yByX: number
  readonly xByY: number
  readonly yByY: number
}

/** Takes hold of nodes; of one that stands in another one, the other is enough. What a map without an inverse squashed cannot be moved. */
export function carry(nodes: readonly Node[]): readonly Carried[] {
  const inverse = identity()
  return topmost(nodes).flatMap((node) => {
    if (!invertAffine(inverse, node.parent?.world ?? identity())) return []
    const [xByX, yByX, xByY, yByY] = inverse
    return [{ node, x: node.x, y: node.y, xByX, yByX, xByY, yByY }]
  })
}

/** Puts them so far from where they were, world px. */
export function carryBy(all: readonly Carried[], dx: number, dy: number): void {
  for (const { node, x, y, xByX, yByX, xByY, yByY } of all) {
    node.set({ x: x + xByX * dx + xByY * dy, y: y + yByX * dx + yByY * dy })
  }
}
