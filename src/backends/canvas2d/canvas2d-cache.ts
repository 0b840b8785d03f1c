/**
 * A cache keyed by short lists of numbers, found without making a string or an array: `begin()`, `push(n)` for
 * each number, then `find()`, and `add()` when there was none. Values used longest ago go first when the bytes run over.
 */

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
  #key = new Float64Array(32)
  #length = 0
  #hash = 0
  #frame = 0
  #bytes = 0

  /** `drop` is told of every value that leaves. */
  constructor(maxBytes: number, drop: (value: T) => void) {
    this.#maxBytes = maxBytes
    this.#drop = drop
  }

  begin(): void {
    this.#length = 0
    this.#hash = 0x811c9dc5 | 0
  }

  push(n: number): void {
    if (this.#length === this.#key.length) {
      const longer = new Float64Array(this.#length * 2)
      longer.set(this.#key)
      this.#key = longer
    }
    this.#key[this.#length++] = n
    this.#hash = Math.imul(this.#hash ^ (n * 65536), 0x01000193)
  }

  find(): T | undefined {
    for (let entry = this.#buckets.get(this.#hash); entry; entry = entry.next) {
      if (!this.#matches(entry.key)) continue
      entry.usedAt = this.#frame
      return entry.value
    }
    return undefined
  }

  /** Keeps `value` under the key pushed last. */
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
