import { compose, identity } from '../math/affine.ts'
import { emptyRect, mapRect, uniteRect } from '../math/rect.ts'
import type { Node } from './node.ts'
import type { Scene } from './scene.ts'
import { fixedReach } from './stroke.ts'
import { WorldRows } from './world-rows.ts'

/** The nodes of a scene: their ids, their numbers, and where they are. */
export class Registry {
  readonly byId = new Map<string, Node>()
  readonly rows = new WorldRows()
  /** How far fixed strokes reach beyond bounds, CSS px of the screen: the widest that there was. */
  reach = 0
  /** Was a trail ever in it? */
  hasTrails = false
  readonly #free: number[] = []
  #count = 0

  add(node: Node, scene: Scene): void {
    node.scene = scene
    node.index = this.#free.pop() ?? this.#count++
    node.isAnchor ||= node.draggable
    node.dirty = 0
    this.hasTrails ||= node.type === 'trail'
    this.byId.set(node.id, node)
  }

  /** Gives back the number that the node had. */
  remove(node: Node): number {
    const { index } = node
    this.byId.delete(node.id)
    this.#free.push(index)
    node.scene = null
    node.index = -1
    node.dirty = 0
    return index
  }

  /** Brings its world map up to date: that of its parent is. */
  place(node: Node): void {
    const { index, parent } = node
    node.localMap(map)
    if (parent) compose(map, this.rows.map(above, parent.index), map)
    this.rows.setMap(index, map)
  }

  /** Brings its world bounds up to date: its map and the bounds of its children are. */
  enclose(node: Node): void {
    const { rows } = this
    const { index, children, motion, parent } = node
    mapRect(own, node.outerBounds(own), rows.map(map, index))
    this.reach = Math.max(this.reach, fixedReach(node))
    for (const child of children) uniteRect(own, rows.bounds(inner, child.index))
    if (motion) mapRect(own, motion.sweep(), parent ? rows.map(map, parent.index) : identity())
    rows.setBounds(index, own)
  }
}

const own = emptyRect()
const inner = emptyRect()
const map = identity()
const above = identity()
