import { type Affine, compose, identity, invertAffine, mapX, mapY } from '../../src/math/affine.ts'
import { type Node, roundedContains } from '../../src/scene/node.ts'

/** Hits found by looking at every node, from their fields alone: neither bounds nor grids nor the scene's world maps. */

/** The answer of one node, from maps alone: neither bounds nor grids nor world maps of the scene. */
function inks(node: Node, map: Affine, x: number, y: number, zoom: number): boolean {
  const inverse = identity()
  if (!invertAffine(inverse, map)) return false
  const toScreen = compose(identity(), [zoom, 0, 0, zoom, 0, 0], map)
  return node.contains(mapX(inverse, x, y), mapY(inverse, x, y), toScreen)
}

function shows(parent: Node, map: Affine, x: number, y: number): boolean {
  const clip = parent.clipShape()
  const inverse = identity()
  if (!invertAffine(inverse, map)) return false
  return !clip || roundedContains(clip.rect, clip.cornerRadius, mapX(inverse, x, y), mapY(inverse, x, y))
}

/** Every node that may be hit, the topmost first, with its map to the world and those of what is around it. */
export interface Placed {
  readonly node: Node
  readonly map: Affine
  readonly parent: Placed | null
}

export function topFirst(node: Node, parent: Placed | null = null, all: Placed[] = []): Placed[] {
  if (!node.visible) return all
  const local = (node.motion ?? node).localMap(identity())
  const placed = { node, map: parent ? compose(identity(), parent.map, local) : local, parent }
  for (const child of [...node.children].reverse()) topFirst(child, placed, all)
  all.push(placed)
  return all
}

export function isHit({ node, map, parent }: Placed, x: number, y: number, zoom = 1): boolean {
  for (let p = parent; p; p = p.parent) if (!shows(p.node, p.map, x, y)) return false
  return inks(node, map, x, y, zoom)
}
