import { withRoom } from '../base/room.ts'
import type { RecordStore, Spans } from '../frame/frame.ts'
import { RECORD_WORDS } from '../frame/layout.ts'

/**
 * Memory of the records: fixed slots, re-used when freed, grown by doubling. Writing a record equal to what a slot
 * holds marks nothing dirty.
 */
export class SlotStore implements RecordStore {
  words = new Uint32Array(256 * RECORD_WORDS)
  count = 0
  readonly #free: number[] = []
  readonly #marks = new DirtySlots()

  get dirty(): Spans {
    return this.#marks.spans()
  }

  allocate(): number {
    const slot = this.#free.pop() ?? this.count++
    this.words = withRoom(this.words, this.count * RECORD_WORDS)
    return slot
  }

  release(slot: number): void {
    this.#free.push(slot)
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
    if (changed) this.#marks.add(slot)
    return changed
  }

  clearDirty(): void {
    this.#marks.clear()
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
