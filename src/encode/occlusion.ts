import { isEmpty, type Rect } from '../math/rect.ts'

/** What a node's records cover, device px: all that they may ink, and what of that is sure to be opaque, or empty. */
export interface Cover {
  readonly ink: Rect
  readonly opaque: Rect
}

/** Side of a cell, px. */
const CELL = 4

/** Which cells of a rectangle of the screen are covered by opaque pixels: a bit each. Filled from the top of the paint order down. */
export class Occlusion {
  #area: Rect = { x0: 0, y0: 0, x1: 0, y1: 0 }
  #columns = 0
  #rows = 0
  /** Of a row. */
  #words = 0
  #bits = new Uint32Array(0)

  start(area: Rect): void {
    this.#area = area
    this.#columns = Math.ceil((area.x1 - area.x0) / CELL)
    this.#rows = Math.ceil((area.y1 - area.y0) / CELL)
    this.#words = (this.#columns + 31) >> 5
    const length = this.#rows * this.#words
    if (this.#bits.length < length) this.#bits = new Uint32Array(length)
    else this.#bits.fill(0, 0, length)
  }

  /** Is everything that `ink` touches covered? */
  hides({ x0, y0, x1, y1 }: Rect): boolean {
    const { x0: left, y0: top } = this.#area
    return this.#each(
      Math.floor((x0 - left) / CELL),
      Math.floor((y0 - top) / CELL),
      Math.ceil((x1 - left) / CELL),
      Math.ceil((y1 - top) / CELL),
      false,
    )
  }

  /** Covers the cells that lie wholly inside `opaque`; at the edges of the area, what of them lies in it. */
  cover(opaque: Rect): void {
    if (isEmpty(opaque)) return
    const { x0, y0, x1, y1 } = opaque
    const { x0: left, y0: top, x1: right, y1: bottom } = this.#area
    this.#each(
      Math.ceil((x0 - left) / CELL),
      Math.ceil((y0 - top) / CELL),
      x1 >= right ? this.#columns : Math.floor((x1 - left) / CELL),
      y1 >= bottom ? this.#rows : Math.floor((y1 - top) / CELL),
      true,
    )
  }

  /** Covers those of the cells that there are, or tells whether all of them are covered. */
  #each(c0: number, r0: number, c1: number, r1: number, isCovering: boolean): boolean {
    const end = Math.min(this.#columns, c1)
    for (let row = Math.max(0, r0); row < Math.min(this.#rows, r1); row++) {
      for (let word = Math.max(0, c0 >> 5); word << 5 < end; word++) {
        const from = Math.max(0, c0 - (word << 5))
        const to = Math.min(32, end - (word << 5))
        const mask = ((to === 32 ? -1 : (1 << to) - 1) & (-1 << from)) | 0
        const at = row * this.#words + word
        const bits = this.#bits[at] as number
        if (isCovering) this.#bits[at] = bits | mask
        else if ((bits & mask) !== mask) return false
      }
    }
    return true
  }
}
