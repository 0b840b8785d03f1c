/**
 * A cache keyed by lists of numbers, found without making a string or an array: `start()`, `push` the key, `find()`, and
 * `add()` when there was none. Two generations: when the young one is full at the end of a frame it becomes the
 * old one, and what was not used since the last such change goes.
 */

/** Engines keep integers of up to 30 bits without a box. */
const SMALL_INTEGER = 0x3fffffff

interface Entry<T> {
  readonly key: readonly number[]
  readonly value: T
  readonly bytes: number
}

/** What writes a part of a key needs of a cache. */
export type KeyWriter = Pick<NumberKeyCache<never>, 'push' | 'pushAll'>

export class NumberKeyCache<T> {
  /** By hash; of two keys with one hash, the later. */
  #young = new Map<number, Entry<T>>()
  #old = new Map<number, Entry<T>>()
  #youngBytes = 0
  readonly #maxBytes: number
  readonly #drop: (value: T) => void
  readonly #key: number[] = []
  #length = 0
  #hash = 0

  /** `drop` is told of every value that leaves. */
  constructor(maxBytes: number, drop: (value: T) => void) {
    this.#maxBytes = maxBytes
    this.#drop = drop
  }

  start(): void {
    this.#length = 0
    this.#hash = 0x11c9dc5
  }

  push(number: number): void {
    this.#key[this.#length++] = number
    this.#hash = Math.imul(this.#hash ^ (number * 65536), 0x01000193) & SMALL_INTEGER
  }

  pushAll(numbers: readonly number[]): void {
    for (let i = 0; i < numbers.length; i++) this.push(numbers[i] as number)
  }

  find(): T | undefined {
    let entry = this.#young.get(this.#hash)
    if (!entry) {
      entry = this.#old.get(this.#hash)
      if (!entry) return undefined
      this.#old.delete(this.#hash)
      this.#insert(entry)
    }
    const { key } = entry
    if (key.length !== this.#length) return undefined
    for (let i = 0; i < key.length; i++) if (key[i] !== this.#key[i]) return undefined
    return entry.value
  }

  /** Keeps `value` under the key that `find` did not find. */
  add(value: T, bytes: number): void {
    this.#remove(this.#young, this.#hash)
    this.#insert({ key: this.#key.slice(0, this.#length), value, bytes })
  }

  /** What was used in this frame stays, even over the budget. */
  endFrame(): void {
    if (this.#youngBytes <= this.#maxBytes / 2) return
    this.#removeFrom(this.#old, () => true)
    this.#old = this.#young
    this.#young = new Map()
    this.#youngBytes = 0
  }

  removeWhere(isGone: (key: readonly number[]) => boolean): void {
    this.#removeFrom(this.#young, isGone)
    this.#removeFrom(this.#old, isGone)
  }

  clear(): void {
    this.removeWhere(() => true)
  }

  #insert(entry: Entry<T>): void {
    this.#young.set(this.#hash, entry)
    this.#youngBytes += entry.bytes
  }

  #removeFrom(generation: Map<number, Entry<T>>, isGone: (key: readonly number[]) => boolean): void {
    for (const [hash, { key }] of generation) if (isGone(key)) this.#remove(generation, hash)
  }

  #remove(generation: Map<number, Entry<T>>, hash: number): void {
    const entry = generation.get(hash)
    if (!entry) return
    generation.delete(hash)
    if (generation === this.#young) this.#youngBytes -= entry.bytes
    this.#drop(entry.value)
  }
}
