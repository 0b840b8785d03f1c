import { withRoom } from '../base/room.ts'
import { emptyRect, overlaps, type Rect, uniteRect } from '../math/rect.ts'
import type { Node } from './node.ts'

/** From this many children on they are searched by a grid. */
const MANY = 64
/** Children in a cell, about: fewer cost memory, more cost time. */
const PER_CELL = 8
/** Cells that a child may lie in; one that covers more is looked at in every search. */
const MAX_CELLS = 16
/** With more changes than this and a sixteenth of the children between two searches, looking at all of them is cheaper than the grid. */
const FEW = 32

/** Finds the children of `node`; null where looking at all of them is cheaper. */
export function gridOf(node: Node): ChildGrid | null {
  if (node.children.length < MANY) return null
  node.grid ??= new ChildGrid(node)
  return node.grid.prepare() ? node.grid : null
}

/**
 * Finds the children of a large container that touch rectangles of the world. A uniform grid, made when a search comes after few
 * changes; children that change later are looked at one by one until there are too many of them.
 */
export class ChildGrid {
  readonly #owner: Node
  /** By cell, row by row: where its children begin in `items`; they end where those of the next begin. Empty: there is no grid. */
  #starts = new Uint32Array(0)
  /** Children of each cell in paint order. */
  #items: Node[] = []
  /** Looked at in every search, wherever they stand in `items`: changed since the grid was made, or large. */
  readonly #loose = new Set<Node>()
  /** What the cells cover, and the side of one; world px. */
  #area = emptyRect()
  #size = 1
  #columns = 1
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
    if (!this.#items.length) return
    this.#loose.add(child)
    if (this.#loose.size > this.#few()) this.forget()
  }

  /** All bounds are others. */
  forget(): void {
    this.#items = []
    this.#found.length = 0
    this.#loose.clear()
    this.#changes = Infinity
  }

  /** To be called before a search; false when there is nothing to search in. */
  prepare(): boolean {
    const { children } = this.#owner
    if (!this.#items.length && this.#changes <= this.#few()) this.#build()
    this.#changes = 0
    for (; this.#numbered < children.length; this.#numbered++) {
      ;(children[this.#numbered] as Node).order = this.#numbered
    }
    return this.#items.length > 0
  }

  /** Those that touch one of the rectangles, each once, in paint order, until the next search; all where a search would take longer. */
  touching(rects: readonly Rect[]): readonly Node[] {
    const { children } = this.#owner
    if (rects.reduce((sum, rect) => sum + this.#count(rect), 0) > children.length / PER_CELL) return children
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
    this.#eachCell(rect, (cell) => {
      for (let i = (this.#starts[cell + 1] as number) - 1; i >= (this.#starts[cell] as number); i--) {
        const child = this.#items[i] as Node
        if (overlaps(child.bounds, rect) && !this.#loose.has(child) && visit(child)) break
      }
    })
    for (const child of this.#loose) if (child.parent === this.#owner && overlaps(child.bounds, rect)) visit(child)
  }

  #few(): number {
    return FEW + this.#owner.children.length / 16
  }

  #build(): void {
    const { children } = this.#owner
    const area = emptyRect()
    let sides = 0
    for (const { bounds } of children) {
      uniteRect(area, bounds)
      sides += Math.max(0, bounds.x1 - bounds.x0 + bounds.y1 - bounds.y0)
    }
    const width = area.x1 - area.x0
    const height = area.y1 - area.y0
    const share = PER_CELL / children.length
    // No more cells than children, and few that a child lies in.
    this.#size = Math.max(
      1,
      Math.sqrt(width * height * share),
      width * share,
      height * share,
      sides / 2 / children.length,
    )
    this.#area = area
    this.#columns = Math.floor(width / this.#size) + 1
    this.#loose.clear()
    const starts = new Uint32Array(this.#columns * (Math.floor(height / this.#size) + 1) + 1)
    for (const child of children) {
      if (this.#count(child.bounds) > MAX_CELLS) this.#loose.add(child)
      else
        this.#eachCell(child.bounds, (cell) => {
          starts[cell] = (starts[cell] as number) + 1
        })
    }
    let end = 0
    for (let cell = 0; cell < starts.length; cell++) {
      end += starts[cell] as number
      starts[cell] = end
    }
    this.#items = new Array(end)
    for (let i = children.length - 1; i >= 0; i--) {
      const child = children[i] as Node
      if (!this.#loose.has(child))
        this.#eachCell(child.bounds, (cell) => {
          const at = (starts[cell] as number) - 1
          starts[cell] = at
          this.#items[at] = child
        })
    }
    this.#starts = starts
  }

  /** Columns and rows that the rectangle touches. */
  #cells({ x0, y0, x1, y1 }: Rect): Rect {
    const { x0: left, y0: top, x1: right, y1: bottom } = this.#area
    const at = (value: number, low: number, high: number) =>
      Math.floor((Math.max(low, Math.min(high, value)) - low) / this.#size)
    return { x0: at(x0, left, right), y0: at(y0, top, bottom), x1: at(x1, left, right), y1: at(y1, top, bottom) }
  }

  #count(rect: Rect): number {
    const { x0, y0, x1, y1 } = this.#cells(rect)
    return x0 > x1 ? 0 : (x1 - x0 + 1) * (y1 - y0 + 1)
  }

  #eachCell(rect: Rect, visit: (cell: number) => void): void {
    const { x0, y0, x1, y1 } = this.#cells(rect)
    for (let row = y0; row <= y1; row++)
      for (let column = x0; column <= x1; column++) visit(row * this.#columns + column)
  }
}
