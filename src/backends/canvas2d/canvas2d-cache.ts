/**
 * A cache keyed by lists of numbers, found without making a string or an array: `start()`, `push` the key, `find()`, and
 * `add()` when there was none. Over its budget at the end of a frame it drops what that frame did not use.
 */

/** Engines keep integers of up to 30 bits without a box. */
const SMALL_INTEGER = 0x3fffffff

interface Entry<T> {
  readonly key: readonly number[]
  readonly value: T
  readonly bytes: number
  usedIn: number
}

export class NumberKeyCache<T> {
  /** By hash; of two keys with one hash, the later. */
  readonly #entries = new Map<number, Entry<T>>()
  readonly #maxBytes: number
  readonly #drop: (value: T) => void
  readonly #key: number[] = []
  #bytes = 0
  #frame = 0
  #hash = 0
  /** Numbers pushed since `start`. */
  length = 0

  /** `drop` is told of every value that leaves. */
  constructor(maxBytes: number, drop: (value: T) => void) {
    this.#maxBytes = maxBytes
    this.#drop = drop
  }

  start(): void {
    this.length = 0
    this.#hash = 0x11c9dc5
  }

  push(number: number): void {
    this.#key[this.length++] = number
    const hash = Math.imul(this.#hash ^ (number * 65536), 0x01000193)
    // A product carries upwards only: whole numbers, which differ in high bits, must reach the low ones.
    this.#hash = (hash ^ (hash >>> 15)) & SMALL_INTEGER
  }

  pushAll(numbers: readonly number[]): void {
    for (let i = 0; i < numbers.length; i++) this.push(numbers[i] as number)
  }

  find(): T | undefined {
    const entry = this.#entries.get(this.#hash)
    if (entry?.key.length !== this.length) return undefined
    for (let i = 0; i < this.length; i++) if (entry.key[i] !== this.#key[i]) return undefined
    entry.usedIn = this.#frame
    return entry.value
  }

  /** The key that was pushed. */
  key(): number[] {
    return this.#key.slice(0, this.length)
  }

  /** Keeps `value` under the key that `find` did not find. */
  add(value: T, bytes: number): void {
    this.#remove(this.#hash)
    this.#entries.set(this.#hash, { key: this.key(), value, bytes, usedIn: this.#frame })
    this.#bytes += bytes
  }

  endFrame(): void {
    if (this.#bytes > this.#maxBytes) this.removeWhere((_, usedIn) => usedIn < this.#frame)
    this.#frame++
  }

  removeWhere(isGone: (key: readonly number[], usedIn: number) => boolean): void {
    for (const [hash, { key, usedIn }] of this.#entries) if (isGone(key, usedIn)) this.#remove(hash)
  }

  #remove(hash: number): void {
    const entry = this.#entries.get(hash)
    if (!entry) return
    this.#entries.delete(hash)
    this.#bytes -= entry.bytes
    this.#drop(entry.value)
  }
}
