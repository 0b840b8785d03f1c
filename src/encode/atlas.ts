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
  readonly bytes = new Uint8Array(PAGE_SIZE * PAGE_SIZE * 4)
  readonly keys: string[] = []
  lastUsed = 0
  #shelves: Shelf[] = []
  #bottom = 0

  /** Shelf packing: the lowest shelf that wastes at most a quarter of its height, else a new one. */
  place(width: number, height: number): { x: number; y: number } | null {
    let best: Shelf | null = null
    for (const shelf of this.#shelves) {
      if (shelf.height < height || shelf.x + width > PAGE_SIZE || height < shelf.height * 0.75) continue
      if (!best || shelf.height < best.height) best = shelf
    }
    if (!best) {
      if (this.#bottom + height > PAGE_SIZE) return null
      best = { y: this.#bottom, height, x: 0 }
      this.#bottom += height
      this.#shelves.push(best)
    }
    const x = best.x
    best.x += width
    return { x, y: best.y }
  }

  clear(): void {
    this.#shelves = []
    this.#bottom = 0
    this.keys.length = 0
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
  readonly #book: Page[] = []
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
    for (const { page } of places) this.#book[page]?.keys.push(key)
    return value
  }

  /** Notes that a page is used in this frame. */
  touch(page: number): void {
    const found = this.#book[page]
    if (found) found.lastUsed = this.#frame
  }

  /** Copies `bytes` (premultiplied RGBA8, width * height) to a free place; null when every page is full and in use, or the cell too large. */
  insert(width: number, height: number, bytes: Uint8Array): Place | null {
    if (width > MAX_CELL || height > MAX_CELL) return null
    let index = 0
    let at: { x: number; y: number } | null = null
    for (; index < this.#book.length; index++) {
      at = (this.#book[index] as Page).place(width, height)
      if (at) break
    }
    if (!at) {
      index = this.#freshPage()
      if (index < 0) return null
      at = (this.#book[index] as Page).place(width, height)
      if (!at) return null
    }
    const page = this.#book[index] as Page
    page.lastUsed = this.#frame
    for (let row = 0; row < height; row++) {
      page.bytes.set(bytes.subarray(row * width * 4, (row + 1) * width * 4), ((at.y + row) * PAGE_SIZE + at.x) * 4)
    }
    this.dirty.push({ page: index, x: at.x, y: at.y, width, height })
    return { page: index, x: at.x, y: at.y, width, height }
  }

  /** From here on pages must be touched again to count as used. */
  beginWalk(): void {
    this.#frame++
  }

  clearDirty(): void {
    this.dirty.length = 0
  }

  #freshPage(): number {
    if (this.#book.length < this.#maxPages) {
      const page = new Page()
      this.#book.push(page)
      this.pages.push(page.bytes)
      return this.#book.length - 1
    }
    let oldest = -1
    for (let i = 0; i < this.#book.length; i++) {
      const { lastUsed } = this.#book[i] as Page
      if (lastUsed < this.#frame && (oldest < 0 || lastUsed < (this.#book[oldest] as Page).lastUsed)) oldest = i
    }
    const page = this.#book[oldest]
    if (!page) return -1
    for (const key of page.keys) this.#found.delete(key)
    page.clear()
    this.generation++
    return oldest
  }
}
