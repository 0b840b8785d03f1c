import { type Affine, identity } from '../math/affine.ts'
import { mapRect, type Rect } from '../math/rect.ts'
import type { Node } from './node.ts'

const PAGE_BITS = 8
/** Doubles of a row: a map, then bounds. */
const WORDS = 10
const MAP = 6

const map = identity()

/**
 * Where the nodes of a scene are in the world, by `Node.index`: a third of the memory that objects take, and side by side. In pages of
 * 256 rows, so that growing copies nothing.
 */
export class WorldRows {
  readonly #pages: Float64Array[] = []

  map(out: Affine, index: number): Affine {
    const page = this.#page(index)
    for (let i = 0, at = start(index); i < MAP; i++) out[i] = page[at + i] as number
    return out
  }

  setMap(index: number, map: Affine): void {
    this.#page(index).set(map, start(index))
  }

  bounds(out: Rect, index: number): Rect {
    const page = this.#page(index)
    const at = start(index) + MAP
    // As arguments of a function they would be boxed.
    out.x0 = page[at] as number
    out.y0 = page[at + 1] as number
    out.x1 = page[at + 2] as number
    out.y1 = page[at + 3] as number
    return out
  }

  setBounds(index: number, { x0, y0, x1, y1 }: Rect): void {
    const page = this.#page(index)
    const at = start(index) + MAP
    page[at] = x0
    page[at + 1] = y0
    page[at + 2] = x1
    page[at + 3] = y1
  }

  #page(index: number): Float64Array {
    this.#pages[index >> PAGE_BITS] ??= new Float64Array(WORDS << PAGE_BITS)
    return this.#pages[index >> PAGE_BITS] as Float64Array
  }
}

/** Of a row in its page. */
function start(index: number): number {
  return (index & ((1 << PAGE_BITS) - 1)) * WORDS
}

/** Own space -> world, valid after `Scene.update`; `out` as it is for a node in no scene. */
export function worldMap(out: Affine, { scene, index }: Node): Affine {
  return scene?.rows.map(out, index) ?? out
}

/** `Node.bounds`; `out` as it is for a node in no scene. */
export function worldBounds(out: Rect, { scene, index }: Node): Rect {
  return scene?.rows.bounds(out, index) ?? out
}

/** `worldBounds`, but a text that was never seen is laid out for it. */
export function tightBounds(out: Rect, node: Node & { isRough?: boolean }): Rect {
  if (!node.isRough) return worldBounds(out, node)
  node.isRough = false
  mapRect(out, node.inkBounds(out), worldMap(map, node))
  node.scene?.rows.setBounds(node.index, out)
  return out
}
