import type { AtlasChange, AtlasStore } from '../frame/frame.ts'

/** Texels a side of a page: 4 MiB each, so that growth and eviction come in small steps. */
export const PAGE_SIZE = 1024
/** Largest side of a cell. */
export const MAX_CELL = PAGE_SIZE

/** A rectangle of an atlas page. */
export interface Place {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Shelf {
  readonly y: number
  readonly height: number
  x: number
}

class Page {
  /** Of what lies here. */
  readonly keys: string[] = []
  lastUsed = 0
  /** Rows of cells, each filled from the left. */
  readonly shelves: Shelf[] = []
  #bottom = 0

  /** Shelf packing: the lowest shelf that wastes at most a quarter of its height, else a new one. */
  place(width: number, height: number): { x: number; y: number } | null {
    let best: Shelf | null = null
    for (const shelf of this.shelves) {
      const fits = height <= shelf.height && height >= shelf.height * 0.75 && shelf.x + width <= PAGE_SIZE
      if (fits && !(best && best.height <= shelf.height)) best = shelf
    }
    if (!best) {
      if (this.#bottom + height > PAGE_SIZE) return null
      best = { y: this.#bottom, height, x: 0 }
      this.#bottom += height
      this.shelves.push(best)
    }
    const x = best.x
    best.x += width
    return { x, y: best.y }
  }
}

/**
 * Shared pages of cells, found by key. Bytes live here; a backend holds a copy. When all pages are full the one whose
 * cells were unused for longest is emptied, never one used in this frame.
 */
export class Atlas<T> implements AtlasStore {
  readonly size = PAGE_SIZE
  readonly pages: Uint8Array[] = []
  readonly dirty: AtlasChange[] = []
  /** Grows when a page is emptied: whoever holds places looks again. */
  generation = 0
  /** What lies where, page by page. */
  readonly book: Page[] = []
  readonly #found = new Map<string, T>()
  #frame = 1

  readonly #maxPages: number

  constructor(maxPages: number) {
    this.#maxPages = maxPages
  }

  get(key: string): T | undefined {
    return this.#found.get(key)
  }

  /** Remembers something under a key; forgotten when a page of its places is emptied (never without a place). */
  set(key: string, value: T, places: readonly Place[]): T {
    this.#found.set(key, value)
    for (const { page } of places) this.book[page]?.keys.push(key)
    return value
  }

  /** Notes that a page is used in this frame. */
  touch(page: number): void {
    const found = this.book[page]
    if (found) found.lastUsed = this.#frame
  }

  /** Copies `bytes` (premultiplied RGBA8, width * height) to a free place; null when every page is full and in use, or the cell too large. */
  insert(width: number, height: number, bytes: Uint8Array): Place | null {
    if (Math.max(width, height) > MAX_CELL) return null
    let page = -1
    let at: { x: number; y: number } | null | undefined
    while (!at && ++page < this.book.length) at = this.book[page]?.place(width, height)
    if (!at) {
      page = this.#freshPage()
      at = this.book[page]?.place(width, height)
    }
    if (!at) return null
    this.touch(page)
    const to = this.pages[page] as Uint8Array
    for (let row = 0; row < height; row++) {
      to.set(bytes.subarray(row * width * 4, (row + 1) * width * 4), ((at.y + row) * PAGE_SIZE + at.x) * 4)
    }
    const place = { page, ...at, width, height }
    this.dirty.push(place)
    return place
  }

  /** From here on pages must be touched again to count as used. */
  beginWalk(): void {
    this.#frame++
  }

  clearDirty(): void {
    this.dirty.length = 0
  }

  /** The number of an empty page: a new one, or the one unused for longest; -1 when all are in use. */
  #freshPage(): number {
    const book = this.book
    if (book.length < this.#maxPages) {
      this.pages.push(new Uint8Array(PAGE_SIZE * PAGE_SIZE * 4))
      return book.push(new Page()) - 1
    }
    let oldest = -1
    book.forEach(({ lastUsed }, i) => {
      if (lastUsed < (book[oldest]?.lastUsed ?? this.#frame)) oldest = i
    })
    for (const key of book[oldest]?.keys ?? []) this.#found.delete(key)
    if (oldest >= 0) {
      book[oldest] = new Page()
      this.generation++
    }
    return oldest
  }
}
