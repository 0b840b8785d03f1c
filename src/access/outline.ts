import { emptyRect, intersectRect, mapRect, overlaps, type Rect } from '../math/rect.ts'
import { gridOf } from '../scene/grid-of.ts'
import type { Node } from '../scene/node.ts'
import type { NamedDescription } from './description.ts'
import type { Findings } from './findings.ts'
import { inReadingOrder } from './reading-order.ts'
import { traitsOf } from './roles.ts'
import { isPlace, isShown } from './where.ts'

/** A node that is described, and what is described in it, in reading order. */
export interface Item {
  readonly node: Node
  readonly description: NamedDescription
  /** World: the part of it that its clips leave. */
  readonly rect: Rect
  readonly children: readonly Item[]
}

/** Does Tab come to it? */
export function isTabStop({ description }: Item): boolean {
  const { role, onActivate, disabled } = description
  return Boolean(traitsOf(role).focusable || onActivate) && !disabled
}

export interface OutlineOptions {
  readonly findings: Findings
  /** World: what lies outside is left out ... */
  readonly area: Rect
  /** ... and so is what is smaller on both sides, world px. */
  readonly least: number
  /** So many items, those that are painted first. */
  readonly most: number
  /** Described wherever they are. */
  readonly kept: readonly Node[]
}

/** An item, or the order of those in a box that says nothing itself: people see it as one, and read it as one. */
interface Part {
  readonly rect: Rect
  readonly items: readonly Item[]
}

export const EVERYWHERE: Rect = { x0: -Infinity, y0: -Infinity, x1: Infinity, y1: Infinity }

/** What there is to say of a tree, of which maps and bounds are up to date. */
export function outline(root: Node, options: OutlineOptions): Item[] {
  return new Walk(options).itemsIn(root, EVERYWHERE)
}

class Walk {
  readonly #options: OutlineOptions
  /** The kept ones and all around them. */
  readonly #path = new Set<Node>()
  #count = 0

  constructor(options: OutlineOptions) {
    this.#options = options
    for (const kept of options.kept) for (let n: Node | null = kept; n; n = n.parent) this.#path.add(n)
  }

  /** `clip`: world, what the clips above leave. */
  itemsIn(node: Node, clip: Rect): Item[] {
    const parts: Part[] = []
    this.#visit(node, clip, parts)
    return inOrder(parts)
  }

  #visit(node: Node, clip: Rect, out: Part[]): void {
    const isPath = this.#path.has(node)
    if (!isShown(node) || !(isPath || (this.#count < this.#options.most && this.#isWanted(node, clip)))) return
    const { findings } = this.#options
    const description = findings.descriptionOf(node)
    if (description === null) return
    if (!description) {
      // A group cannot be seen: what is in it stands among what is around it.
      if (node.size() && node.children.length) {
        const items = this.#childItems(node, clip)
        if (items.length) out.push({ rect: findings.rectOf(node), items })
      } else this.#visitChildren(node, clip, out)
      return
    }
    const isKept = this.#options.kept.includes(node)
    const own = findings.rectOf(node)
    const shown = clip === EVERYWHERE ? own : intersectRect({ ...own }, clip)
    const rect = isKept && !isPlace(shown) ? own : shown
    if (!isPlace(rect)) return
    this.#count++
    const children = traitsOf(description.role).holds ? this.#childItems(node, clip) : []
    out.push({ rect, items: [{ node, description, rect, children }] })
  }

  #childItems(node: Node, clip: Rect): Item[] {
    const parts: Part[] = []
    this.#visitChildren(node, clip, parts)
    return inOrder(parts)
  }

  #visitChildren(node: Node, clip: Rect, out: Part[]): void {
    const { area } = this.#options
    const shape = node.clipShape()
    const inner = shape ? intersectRect(mapRect(emptyRect(), shape.rect, node.world), clip) : clip
    const near = gridOf(node)?.touching([area])
    for (const child of near ?? node.children) this.#visit(child, inner, out)
    if (!near) return
    const seen = new Set(near)
    for (const kept of this.#path) if (kept.parent === node && !seen.has(kept)) this.#visit(kept, inner, out)
  }

  #isWanted({ bounds }: Node, clip: Rect): boolean {
    const { area, least } = this.#options
    const isLarge = bounds.x1 - bounds.x0 >= least || bounds.y1 - bounds.y0 >= least
    return isLarge && overlaps(bounds, area) && overlaps(bounds, clip)
  }
}

const inOrder = (parts: readonly Part[]): Item[] => inReadingOrder(parts).flatMap(({ items }) => items)

/** All items, each before those in it. */
export function flatten(items: readonly Item[], out: Item[] = []): Item[] {
  for (const item of items) {
    out.push(item)
    flatten(item.children, out)
  }
  return out
}
