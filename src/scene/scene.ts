import { EngineError } from '../base/errors.ts'
import { identity } from '../math/affine.ts'
import { emptyRect, intersectRect, isEmpty, mapRect, type Rect, uniteRect } from '../math/rect.ts'
import type { TextPort } from '../text/ports.ts'
import * as CHANGE from './change.ts'
import { Group } from './group.ts'
import { hit } from './hit.ts'
import type { MotionQueue } from './motion-queue.ts'
import type { Node } from './node.ts'
import { Registry } from './registry.ts'
import type { WorldRows } from './world-rows.ts'

/**
 * The retained tree: registry of ids, world maps and bounds of its nodes, and what changed since the last update. World
 * space is CSS px; its numbers are doubles.
 */
export class Scene {
  /** The group that holds everything; replaced as a whole by `replaceRoot`. */
  root: Group
  /** Drawn over the root and all in it, and in no document and no hit: focus rings, guides. Null until something is shown there. */
  overlay: Group | null = null
  /** Where text is measured; without it a scene can be built and serialised, but not drawn. */
  text: TextPort | null = null
  /** Milliseconds of the engine's clock. */
  now: () => number = () => 0
  /** Told once per burst of changes, until the next `update`. */
  onChange: (() => void) | null = null
  /** Asked of each change of a node: true holds it back, and then whoever set this has it told later. Null where nobody asks. */
  gate: ((node: Node, bits: number) => boolean) | null = null
  /** Samples of a trail that come sooner than so many ms after the one before take its place. */
  trailSpacing = 0
  /** Told of the nodes that changed, once they are drawn. */
  onDrawn: ((changes: readonly Node[]) => void) | null = null
  /** The tick of now; null where nothing moves, and what is animated jumps. */
  clock: () => number | null = () => null
  /** What moves; null before the first animation. */
  motions: MotionQueue | null = null
  /** Nodes changed since the last `update`, each once. */
  readonly changes: Node[] = []
  /** Bits of all changes since the last `update`. */
  changeBits = 0
  /** World rectangles that hold, but for `reach`, what changed since the last `clearChanges`, as it was and as it is. */
  readonly damage: Rect[] = []
  /** Has `update` seen all changes? */
  #isUpdated = true
  /** Rows of nodes that left since the last `takeRemoved`. */
  #removed: number[] = []
  #nodes = new Registry()

  constructor() {
    this.root = new Group({ id: 'root' })
    this.attach(this.root)
  }

  /** World maps and bounds of its nodes. */
  get rows(): WorldRows {
    return this.#nodes.rows
  }

  /** How far fixed strokes reach beyond bounds, CSS px of the screen: the widest that there was. */
  get reach(): number {
    return this.#nodes.reach
  }

  /** Was a trail ever in it? What draws one can then come long before the first sample. */
  get hasTrails(): boolean {
    return this.#nodes.hasTrails
  }

  /**
   * Puts another tree in the place of the whole scene. Throws, and changes nothing, when two of its nodes share an id. `nodes`: those of
   * the tree, at rest in the world, made ready for this scene.
   */
  replaceRoot(root: Group, nodes?: Registry): void {
    const { overlay } = this
    if (!nodes) assertUniqueIds(root)
    else if (overlay) assertUniqueIds(overlay, nodes.byId)
    this.detach(this.root)
    this.root = root
    if (!nodes) {
      this.attach(root)
      return
    }
    this.replaceOverlay(null)
    this.#nodes = nodes
    this.#addDamage(nodes.rows.bounds(emptyRect(), root.index))
    this.#note(SUBTREE)
    this.replaceOverlay(overlay)
  }

  /** Adds to the root group. */
  add<T extends Node>(node: T): T {
    return this.root.add(node)
  }

  get(id: string): Node | null {
    return this.#nodes.byId.get(id) ?? null
  }

  get size(): number {
    return this.#nodes.byId.size
  }

  /** Calls `visit` for every node, parents first. */
  each(visit: (node: Node) => void): void {
    each(this.root, visit)
  }

  /** Notes a change; called by nodes. */
  mark(node: Node, bits: number): void {
    if (!node.dirty) this.changes.push(node)
    // A first move of its own: from now on the node has a row, and moving it costs that row, whatever it holds.
    if (bits & CHANGE.TRANSFORM && node.isSettled) node.isAnchor = true
    node.dirty |= bits
    this.#note(bits)
  }

  #note(bits: number): void {
    const wasQuiet = this.changeBits === 0
    this.changeBits |= bits
    this.#isUpdated = false
    if (wasQuiet) this.onChange?.()
  }

  /** Throws unless `node` and everything below it can join: ids must not be taken. */
  assertAttachable(node: Node): void {
    assertUniqueIds(node, this.#nodes.byId)
  }

  /** Puts a group over everything, or nothing. Throws, and changes nothing, when an id in it is taken. */
  replaceOverlay(overlay: Group | null): void {
    if (overlay) this.assertAttachable(overlay)
    if (this.overlay) this.detach(this.overlay)
    this.overlay = overlay
    if (overlay) this.attach(overlay)
  }

  /** Registers `node` and everything below it; called by `Node.insert`. */
  attach(node: Node): void {
    each(node, (n) => {
      this.#nodes.add(n, this)
      this.rows.setBounds(n.index, NOWHERE)
      n.isSettled = false
      n.isAnchor ||= n === this.root
      this.mark(n, CHANGE.TRANSFORM | CHANGE.BOUNDS | CHANGE.ORDER)
    })
  }

  /** Forgets `node` and everything below it; called by `Node.remove`, while it still has its parent. */
  detach(node: Node): void {
    const { parent } = node
    this.#addDamage(this.shownIn(node))
    each(node, (n) => {
      n.motion?.finish(false)
      this.#removed.push(this.#nodes.remove(n))
    })
    if (parent) this.mark(parent, CHANGE.CHILDREN)
    else this.#note(CHANGE.ORDER)
  }

  /** Rows freed since the last call; a row may be in use again by then. */
  takeRemoved(): readonly number[] {
    const removed = this.#removed
    if (removed.length) this.#removed = []
    return removed
  }

  /** Brings world maps and bounds up to date. Returns the bits of what changed since `clearChanges`. */
  update(): number {
    const bits = this.changeBits
    if (this.#isUpdated) return bits
    this.#isUpdated = true
    this.#damageChanges()
    for (const node of this.changes) {
      if (node.scene !== this) continue
      // A text turns about the middle of a size that follows its words.
      const isMoved = node.dirty & CHANGE.TRANSFORM || (node.dirty & CHANGE.BOUNDS && node.type === 'text')
      if (isMoved && !this.#hasMovedAbove(node)) this.#updateWorld(node)
      else if (node.dirty & CHANGE.BOUNDS) this.#updateBounds(node)
    }
    const moving = this.motions?.count ? new Set<Node>() : null
    for (const node of this.changes) {
      if (node.scene !== this) continue
      if (node.dirty & (CHANGE.TRANSFORM | CHANGE.BOUNDS)) this.#growAncestors(node)
      if (moving) for (let n = node.parent; n; n = n.parent) if (n.motion) moving.add(n)
    }
    for (const node of moving ?? []) {
      this.#updateBounds(node)
      this.#growAncestors(node)
    }
    this.#damageChanges()
    return bits
  }

  /** Ends an update: all changes are seen. */
  clearChanges(): void {
    this.onDrawn?.(this.changes)
    for (const node of this.changes) {
      node.dirty = 0
      node.isSettled = true
    }
    this.changes.length = 0
    this.damage.length = 0
    this.changeBits = 0
  }

  /** World rectangle outside of which, but for `reach`, nothing of the node and of what is below it shows, as of the last `update`; `rect`: of a part of it. */
  shownIn(node: Node, rect: Rect = this.rows.bounds(ink, node.index)): Rect {
    const shown = { ...rect }
    for (let n = node.parent; n; n = n.parent) {
      const clip = n.clipShape()
      if (clip) intersectRect(shown, mapRect(ink, clip.rect, this.rows.map(map, n.index)))
      // What moves, and everything in it, may be anywhere that it sweeps.
      if (n.motion) this.rows.bounds(shown, n.index)
    }
    return shown
  }

  /** Where changed nodes are, as far as maps and bounds are up to date. */
  #damageChanges(): void {
    for (const node of this.changes) {
      const { parent, dirty, motion, index, children } = node
      // Bounds hold those below, before as after.
      if (node.scene !== this || dirty === CHANGE.CHILDREN || (parent && parent.dirty & SUBTREE)) continue
      const isOwn = children.length && !(motion || dirty & SUBTREE)
      this.#addDamage(
        this.shownIn(node, isOwn ? mapRect(own, node.inkBounds(own), this.rows.map(map, index)) : undefined),
      )
    }
  }

  /** Keeps the rectangle. */
  #addDamage(rect: Rect): void {
    // A stroke may reach from where a clip shows nothing into what it shows.
    if (!this.reach && isEmpty(rect)) return
    // Hits and removals go on while nothing draws.
    if (this.damage.length === MAX_DAMAGE) this.damage.splice(0, MAX_DAMAGE, this.damage.reduce(uniteRect, emptyRect()))
    this.damage.push(rect)
  }

  /**
   * The topmost visible node that inks the world point, or null. Geometry only: clips and rotation are respected, opacity is not.
   * `zoom`: CSS px of the screen per world px, by which fixed strokes are as wide as they are seen.
   */
  hit(x: number, y: number, zoom = 1): Node | null {
    this.update()
    return hit(this.root, x, y, zoom, this.reach)
  }

  #hasMovedAbove(node: Node): boolean {
    for (let n = node.parent; n; n = n.parent) if (n.dirty & CHANGE.TRANSFORM) return true
    return false
  }

  #updateWorld(node: Node): void {
    this.#nodes.place(node)
    node.grid?.forget()
    for (const child of node.children) this.#updateWorld(child)
    this.#updateBounds(node)
  }

  #updateBounds(node: Node): void {
    this.#nodes.enclose(node)
    node.parent?.grid?.change(node)
  }

  /** Ancestors only ever grow here: bounds may be too large, never too small, and a drag costs its depth, not its siblings. */
  #growAncestors({ index, parent }: Node): void {
    const { rows } = this
    rows.bounds(own, index)
    for (let n = parent; n && !holds(rows.bounds(ink, n.index), own); n = n.parent) {
      rows.setBounds(n.index, uniteRect(ink, own))
      n.parent?.grid?.change(n)
    }
  }
}

const NOWHERE = emptyRect()
const own = emptyRect()
const ink = emptyRect()
const map = identity()
/** What changes the node and all below it. */
const SUBTREE = CHANGE.TRANSFORM | CHANGE.BOUNDS | CHANGE.ORDER
/** Rectangles in `damage` at most; then all become one. */
const MAX_DAMAGE = 2 ** 14

function holds(outer: Rect, inner: Rect): boolean {
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1
}

function each(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of node.children) each(child, visit)
}

function assertUniqueIds(node: Node, taken: ReadonlyMap<string, Node> = new Map()): void {
  const seen = new Set<string>()
  each(node, ({ id }) => {
    if (taken.has(id) || seen.has(id)) {
      throw new EngineError('duplicate-id', `The id '${id}' is taken; choose another.`, {
        path: id,
        value: id,
      })
    }
    seen.add(id)
  })
}
