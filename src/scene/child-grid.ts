import { emptyRect, overlaps, type Rect, uniteRect } from '../math/rect.ts'
import type { Node } from './node.ts'

/** From this many children on they are searched by a grid. */
export const MANY = 64
/** Children in a cell, about: fewer cost memory, more cost time. */
const PER_CELL = 8
/** Cells that a child may lie in; one that covers more is looked at in every search. */
const MAX_CELLS = 16
/** With more changes than this and a sixteenth of the children between two searches, looking at all of them is cheaper than the grid. */
const FEW = 32

/**
 * Finds the children of a large container that touch rectangles of the world, in paint order. A uniform grid, made when a search
 * comes after few changes; children that change later are looked at one by one until there are too many of them.
 */
export class ChildGrid {
  readonly #owner: Node
  #cells: Map<number, Node[]> | null = null
  /** Looked at in every search: changed since the grid was made, or large. */
  readonly #loose = new Set<Node>()
  #size = 1
  #changes = 0
  #isNumbered = false

  constructor(owner: Node) {
    this.#owner = owner
  }

  /** The child came, left or has a new place among its siblings. */
  reorder(child: Node): void {
    this.#isNumbered = false
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
    this.#loose.clear()
    this.#changes = Infinity
  }

  /** The children that touch one of the rectangles, each once; all of them where a search would take longer. */
  touching(rects: readonly Rect[]): readonly Node[] {
    const { children } = this.#owner
    const isSteady = this.#changes <= this.#few()
    this.#changes = 0
    if (!this.#cells && isSteady) this.#build()
    if (!this.#cells || rects.reduce((sum, rect) => sum + this.#cellsIn(rect), 0) > children.length / PER_CELL)
      return children
    const found = new Set<Node>()
    for (const rect of rects) this.#search(this.#cells, rect, found)
    if (!this.#isNumbered) for (const [i, child] of children.entries()) child.order = i
    this.#isNumbered = true
    return [...found].sort((a, b) => a.order - b.order)
  }

  #few(): number {
    return FEW + this.#owner.children.length / 16
  }

  #search(cells: ReadonlyMap<number, readonly Node[]>, rect: Rect, found: Set<Node>): void {
    const look = (child: Node) => {
      if (child.parent === this.#owner && overlaps(child.bounds, rect)) found.add(child)
    }
    this.#loose.forEach(look)
    this.#eachCell(rect, (key) => cells.get(key)?.forEach(look))
  }

  #build(): void {
    const { children } = this.#owner
    const all = emptyRect()
    for (const { bounds } of children) uniteRect(all, bounds)
    const area = (all.x1 - all.x0) * (all.y1 - all.y0)
    this.#size = Math.max(1, Math.sqrt((area / children.length) * PER_CELL) || 1)
    this.#loose.clear()
    const cells = new Map<number, Node[]>()
    for (const child of children) {
      if (this.#cellsIn(child.bounds) > MAX_CELLS) this.#loose.add(child)
      else {
        this.#eachCell(child.bounds, (key) => {
          const cell = cells.get(key)
          if (cell) cell.push(child)
          else cells.set(key, [child])
        })
      }
    }
    this.#cells = cells
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
