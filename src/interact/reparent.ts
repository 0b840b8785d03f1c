import { type Affine, compose, identity, invertAffine } from '../math/affine.ts'
import { emptyRect, mapRect, type Rect, uniteRect } from '../math/rect.ts'
import { Group } from '../scene/group.ts'
import type { Node } from '../scene/node.ts'
import { mapPlace, middleOf } from './frame.ts'
import { ownRect } from './own-rect.ts'

const DEGREE = 180 / Math.PI

/**
 * Puts a node before the present child `index` of another parent, so that it looks as before: a slant, which nodes cannot have,
 * is left out, and its middle stays. Maps are up to date. False, and nothing changed, where the parent's map has no inverse.
 */
export function reparent(node: Node, parent: Node, index: number): boolean {
  const toParent = identity()
  if (!invertAffine(toParent, parent.world)) return false
  const before = node.localMap(identity())
  const local = compose(identity(), toParent, node.world)
  const middle = mapPlace(local, middleOf(ownRect(node)))
  parent.insert(node, index)
  if (isTurnedAlike(before, local)) {
    node.set({ x: node.x + local[4] - before[4], y: node.y + local[5] - before[5] })
    return true
  }
  const [a, b, c, d] = local
  const scaleX = Math.hypot(a, b)
  node.set({ rotation: Math.atan2(b, a) * DEGREE, scaleX, scaleY: scaleX ? (a * d - b * c) / scaleX : node.scaleY })
  const { rotation, scaleY } = node
  const own = mapPlace(node.localMap(identity(), { x: 0, y: 0, rotation, scaleX, scaleY }), middleOf(ownRect(node)))
  node.set({ x: middle.x - own.x, y: middle.y - own.y })
  return true
}

function isTurnedAlike(a: Affine, b: Affine): boolean {
  return [0, 1, 2, 3].every((i) => Math.abs((a[i] as number) - (b[i] as number)) < 1e-12)
}

/** Puts nodes, given in paint order and none in another, into a group of their own, where the topmost was. They look as before. */
export function group(nodes: readonly Node[]): Group | null {
  const top = nodes.at(-1)
  const parent = top?.parent
  const toParent = identity()
  if (!parent || !invertAffine(toParent, parent.world)) return null
  const rect = nodes.reduce<Rect>(
    (all, node) => uniteRect(all, mapRect(emptyRect(), ownRect(node), compose(identity(), toParent, node.world))),
    emptyRect(),
  )
  const made = new Group({ x: rect.x0, y: rect.y0, draggable: true })
  parent.insert(made, parent.children.indexOf(top) + 1)
  parent.scene?.update()
  for (const node of nodes) reparent(node, made, made.children.length)
  return made
}

/** Takes a group away and leaves what it holds in its place, looking as before. Gives what it held. */
export function ungroup(group: Node): readonly Node[] {
  const { parent, children } = group
  if (!parent) return []
  const held = [...children]
  for (const child of held) reparent(child, parent, parent.children.indexOf(group))
  group.remove()
  return held
}
