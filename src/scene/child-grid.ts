import { withRoom } from '../base/room.ts'
import { emptyRect, overlaps, type Rect, uniteRect } from '../math/rect.ts'
import { MANY } from './grid-of.ts'
import type { Node } from './node.ts'
import type { Scene } from './scene.ts'
import { type WorldRows, worldBounds } from './world-rows.ts'

/** Children in a cell, about: fewer cost memory, more cost time. */
const PER_CELL = 8
/** Cells that a child may lie in; one that covers more is looked at in every search. */
const MAX_CELLS = 16
/** With more changes than this and a sixteenth of the children between two searches, looking at all of them is cheaper than the grid. */
const FEW = 32
/** Children that are looked at between two steps. */
const STEP = 1024

const bounds = emptyRect()

function touches(child: Node, rect: Rect): boolean {
  return overlaps(worldBounds(bounds, child), rect)
}

/**
 * Finds the children of a large container that touch rectangles of the world. A uniform grid, made when a search comes after few
 * changes; children that change later are looked at one by one until there are too many of them.
 */
export class ChildGrid {
  readonly #owner: Node
  /** Children of each cell in paint order; null: there is no grid. */
  #cells: Map<number, Node[]> | null = null
  /** Looked at in every search, wherever they stand in cells: changed since the grid was made, or large. */
  readonly #loose = new Set<Node>()
  /** Side of a cell, world px. */
  #size = 1
  #changes = 0
  /** So many children, from the first on, have their index as `order`. */
  #numbered = 0
  /** A bit for each child, by `order`: found in this search. */
  #marks = new Uint32Array(1)
  readonly #found: Node[] = []

  constructor(owner: Node) {
    this.#owner = owner
  }

  /** The child came to or left the place `index` among its siblings. */
  reorder(child: Node, index: number): void {
    this.#numbered = Math.min(this.#numbered, index)
    this.change(child)
    // Nobody searches it any more, and it would hold what left.
    if (this.#owner.children.length < MANY) this.forget()
  }

  /** The child's bounds are others. */
  change(child: Node): void {
    this.#changes++
    if (!this.#cells) return
    this.#loose.add(child)
    if (this.#loose.size > this.#few()) this.forget()
  }

  /** All bounds are others. */
  forget(): void {
    this.#cells = null
    this.#found.length = 0
    this.#loose.clear()
    this.#changes = Infinity
  }

  /** To be called before a search; false when there is nothing to search in. */
  prepare(): boolean {
    const { children } = this.#owner
    if (!this.#cells && this.#changes <= this.#few()) for (const _ of this.build((this.#owner.scene as Scene).rows));
    this.#changes = 0
    for (; this.#numbered < children.length; this.#numbered++) {
      ;(children[this.#numbered] as Node).order = this.#numbered
    }
    return this.#cells !== null
  }

  /** Those that touch one of the rectangles, each once, in paint order, until the next search; all where a search would take longer. */
  touching(rects: readonly Rect[]): readonly Node[] {
    const { children } = this.#owner
    if (rects.reduce((sum, rect) => sum + this.#cellsIn(rect), 0) > children.length / PER_CELL) return children
    const marks = withRoom(this.#marks, (children.length >> 5) + 1)
    this.#marks = marks
    for (const rect of rects) {
      this.#each(rect, ({ order }) => {
        marks[order >> 5] = (marks[order >> 5] as number) | (1 << order)
      })
    }
    let count = 0
    for (let word = 0; word < marks.length; word++) {
      for (let bits = marks[word] as number; bits; bits &= bits - 1) {
        this.#found[count++] = children[32 * word + 31 - Math.clz32(bits & -bits)] as Node
      }
    }
    marks.fill(0)
    this.#found.length = count
    return this.#found
  }

  /** What `test` finds in the topmost of those that touch the rectangle in which it finds something. */
  topmost(rect: Rect, test: (child: Node) => Node | null): Node | null {
    let found: Node | null = null
    let order = -1
    this.#each(rect, (child) => {
      const inside = child.order > order && test(child)
      if (inside) {
        found = inside
        order = child.order
      }
      return order >= child.order
    })
    return found
  }

  /** Visits those that touch the rectangle, some several times; of a cell from the topmost down, until `visit` gives true. */
  #each(rect: Rect, visit: (child: Node) => unknown): void {
    this.#eachCell(rect, (key) => {
      const cell = this.#cells?.get(key) ?? []
      for (let i = cell.length - 1; i >= 0; i--) {
        const child = cell[i] as Node
        if (touches(child, rect) && !this.#loose.has(child) && visit(child)) break
      }
    })
    for (const child of this.#loose) if (child.parent === this.#owner && touches(child, rect)) visit(child)
  }

  #few(): number {
    return FEW + this.#owner.children.length / 16
  }

  /** Makes the grid, in steps of some children. */
  *build(rows: WorldRows): Generator<void, void> {
    const { children } = this.#owner
    const area = emptyRect()
    let sides = 0
    for (let i = 0; i < children.length; i++) {
      if (i % STEP === STEP - 1) yield
      uniteRect(area, rows.bounds(bounds, (children[i] as Node).index))
      sides += Math.max(0, bounds.x1 - bounds.x0 + bounds.y1 - bounds.y0)
    }
    const perCell = ((area.x1 - area.x0) * (area.y1 - area.y0) * PER_CELL) / children.length
    // Neither many children in a cell, nor a child in many cells.
    this.#size = Math.max(1, Math.sqrt(perCell) || 1, sides / 2 / children.length)
    this.#loose.clear()
    const cells = new Map<number, Node[]>()
    for (let i = 0; i < children.length; i++) {
      if (i % STEP === STEP - 1) yield
      const child = children[i] as Node
      child.order = i
      if (this.#cellsIn(rows.bounds(bounds, child.index)) > MAX_CELLS) this.#loose.add(child)
      else {
        this.#eachCell(bounds, (key) => {
          const cell = cells.get(key)
          if (cell) cell.push(child)
          else cells.set(key, [child])
        })
      }
    }
    this.#cells = cells
    this.#numbered = children.length
  }

  #cellsIn({ x0, y0, x1, y1 }: Rect): number {
    const { floor } = Math
    const size = this.#size
    return x0 <= x1 ? (floor(x1 / size) - floor(x0 / size) + 1) * (floor(y1 / size) - floor(y0 / size) + 1) : 0
  }

  #eachCell({ x0, y0, x1, y1 }: Rect, visit: (key: number) => void): void {
    const { floor } = Math
    const size = this.#size
    for (let y = floor(y0 / size); y <= floor(y1 / size); y++) {
      // Far apart cells may share a key: what is found is looked at anyway.
      for (let x = floor(x0 / size); x <= floor(x1 / size); x++) visit((Math.imul(y, 0x9e3779b1) ^ x) | 0)
    }
  }
}
