import { withRoom } from '../base/room.ts'
import type { RecordStore, Spans } from '../frame/frame.ts'
import { RECORD_WORDS } from '../frame/layout.ts'

/** Numbered places in memory that grows by doubling: fixed, and re-used when freed. */
export abstract class Places {
  count = 0
  protected readonly marks = new DirtySlots()
  readonly #free: number[] = []

  /** Makes room for `count` places. */
  protected abstract grow(): void

  get dirty(): Spans {
    return this.marks.spans()
  }

  clearDirty(): void {
    this.marks.clear()
  }

  allocate(): number {
    const place = this.#free.pop() ?? this.count++
    this.grow()
    return place
  }

  release(place: number): void {
    this.#free.push(place)
  }
}

/** Memory of the records, a place each. Writing a record equal to what a slot holds marks nothing dirty. */
export class SlotStore extends Places implements RecordStore {
  words = new Uint32Array(256 * RECORD_WORDS)

  protected grow(): void {
    this.words = withRoom(this.words, this.count * RECORD_WORDS)
  }

  /** Copies a record of RECORD_WORDS words; true when it differs from what the slot held. */
  write(slot: number, record: Uint32Array): boolean {
    const at = slot * RECORD_WORDS
    const { words } = this
    let changed = false
    for (let i = 0; i < RECORD_WORDS; i++) {
      if (words[at + i] !== record[i]) {
        words[at + i] = record[i] as number
        changed = true
      }
    }
    if (changed) this.marks.add(slot)
    return changed
  }
}

/** A set of small integers that gives itself as sorted half-open spans. */
export class DirtySlots {
  readonly #items: number[] = []
  #isMarked = new Uint8Array(256)
  #cached: number[] | null = null

  add(item: number): void {
    this.#isMarked = withRoom(this.#isMarked, item + 1)
    if (this.#isMarked[item]) return
    this.#isMarked[item] = 1
    this.#items.push(item)
    this.#cached = null
  }

  spans(): Spans {
    if (this.#cached) return this.#cached
    const spans: number[] = []
    this.#items.sort((a, b) => a - b)
    for (const item of this.#items) {
      if (spans[spans.length - 1] === item) spans[spans.length - 1] = item + 1
      else spans.push(item, item + 1)
    }
    this.#cached = spans
    return spans
  }

  clear(): void {
    for (const item of this.#items) this.#isMarked[item] = 0
    this.#items.length = 0
    this.#cached = null
  }
}
