/**
 * A cache keyed by short lists of numbers, found without making a string or an array: `keyOf(length)`, fill what it
 * returns, then `find()`, and `add()` when there was none. Values used longest ago go first when the bytes run over.
 */

/** Engines keep integers of up to 30 bits without a box. */
const SMALL_INTEGER = 0x3fffffff

interface Entry<T> {
  readonly key: Float64Array
  readonly hash: number
  readonly value: T
  readonly bytes: number
  usedAt: number
  next: Entry<T> | undefined
}

export class NumberKeyCache<T> {
  readonly #buckets = new Map<number, Entry<T>>()
  readonly #maxBytes: number
  readonly #drop: (value: T) => void
  #key = new Float64Array(128)
  #length = 0
  #hash = 0
  #frame = 0
  #bytes = 0

  /** `drop` is told of every value that leaves. */
  constructor(maxBytes: number, drop: (value: T) => void) {
    this.#maxBytes = maxBytes
    this.#drop = drop
  }

  /** Where to write the key to look for; written whole before `find`. */
  keyOf(length: number): Float64Array {
    if (length > this.#key.length) this.#key = new Float64Array(length * 2)
    this.#length = length
    return this.#key
  }

  find(): T | undefined {
    let hash = 0x11c9dc5
    for (let i = 0; i < this.#length; i++) {
      hash = Math.imul(hash ^ ((this.#key[i] as number) * 65536), 0x01000193) & SMALL_INTEGER
    }
    this.#hash = hash
    for (let entry = this.#buckets.get(hash); entry; entry = entry.next) {
      if (!this.#matches(entry.key)) continue
      entry.usedAt = this.#frame
      return entry.value
    }
    return undefined
  }

  /** Keeps `value` under the key that `find` did not find. */
  add(value: T, bytes: number): void {
    const key = this.#key.slice(0, this.#length)
    const next = this.#buckets.get(this.#hash)
    this.#buckets.set(this.#hash, { key, hash: this.#hash, value, bytes, usedAt: this.#frame, next })
    this.#bytes += bytes
  }

  /** What was used in this frame stays, even over the budget; the rest goes oldest first, down to three quarters. */
  endFrame(): void {
    if (this.#bytes > this.#maxBytes) {
      const old = [...this.#entries()].filter((entry) => entry.usedAt < this.#frame)
      old.sort((p, q) => p.usedAt - q.usedAt)
      for (const entry of old) {
        if (this.#bytes <= this.#maxBytes * 0.75) break
        this.#remove(entry)
      }
    }
    this.#frame++
  }

  removeWhere(isGone: (key: Float64Array) => boolean): void {
    for (const entry of [...this.#entries()]) if (isGone(entry.key)) this.#remove(entry)
  }

  clear(): void {
    for (const entry of this.#entries()) this.#drop(entry.value)
    this.#buckets.clear()
    this.#bytes = 0
  }

  *#entries(): Generator<Entry<T>> {
    for (const head of this.#buckets.values()) {
      for (let entry: Entry<T> | undefined = head; entry; entry = entry.next) yield entry
    }
  }

  #matches(key: Float64Array): boolean {
    if (key.length !== this.#length) return false
    for (let i = 0; i < key.length; i++) if (key[i] !== this.#key[i]) return false
    return true
  }

  #remove(gone: Entry<T>): void {
    const head = this.#buckets.get(gone.hash)
    if (head === gone) {
      if (gone.next) this.#buckets.set(gone.hash, gone.next)
      else this.#buckets.delete(gone.hash)
    } else {
      let entry = head
      while (entry && entry.next !== gone) entry = entry.next
      if (entry) entry.next = gone.next
    }
    this.#bytes -= gone.bytes
    this.#drop(gone.value)
  }
}
