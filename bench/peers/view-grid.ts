import { STAGE_HEIGHT, STAGE_WIDTH } from '../stage.ts'
import { type Card, STYLE } from './peer.ts'

/** CSS px of the board; two dozen cards of the world layout begin in a cell. */
const SIDE = 512
/** A card reaches so far beyond its cell, px: by its shadow, and by what `move-all` moves it. */
const REACH = 48

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Cards by the cell in which they begin, for libraries that leave it to the application which objects are drawn. A board that
 * is no larger than the view is one cell, as its cards overlap and their order matters.
 */
export class ViewGrid {
  readonly cells = new Map<string, number[]>()
  readonly #side: number

  constructor(cards: readonly Card[]) {
    const isInView = cards.every(({ x, y }) => x < STAGE_WIDTH && y < STAGE_HEIGHT)
    this.#side = isInView ? STAGE_WIDTH : SIDE
    for (const [index, { x, y }] of cards.entries()) {
      const key = `${Math.floor(x / this.#side)},${Math.floor(y / this.#side)}`
      const cell = this.cells.get(key)
      if (cell) cell.push(index)
      else this.cells.set(key, [index])
    }
  }

  /** Where the cards of a cell may draw. */
  areaOf(key: string): Area {
    const [column = 0, row = 0] = key.split(',').map(Number)
    const side = this.#side
    return {
      x: column * side - REACH,
      y: row * side - REACH,
      width: side + STYLE.width + 2 * REACH,
      height: side + STYLE.height + 2 * REACH,
    }
  }

  /** Keys of the cells that may show when the view begins at a point of the board. */
  *inView(left: number, top: number): Generator<string> {
    const side = this.#side
    const first = [left - STYLE.width - REACH, top - STYLE.height - REACH] as const
    const last = [left + STAGE_WIDTH + REACH, top + STAGE_HEIGHT + REACH] as const
    for (let y = Math.floor(first[1] / side); y <= Math.floor(last[1] / side); y++) {
      for (let x = Math.floor(first[0] / side); x <= Math.floor(last[0] / side); x++) {
        if (this.cells.has(`${x},${y}`)) yield `${x},${y}`
      }
    }
  }
}
