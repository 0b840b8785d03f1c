import type { Spread } from '../engine/metrics.ts'

const SIZE = 240

/** The last 240 values of something, in their order. */
export class Window {
  readonly #values = new Float64Array(SIZE)
  #count = 0

  add(value: number): void {
    this.#values[this.#count++ % SIZE] = value
  }

  /** Oldest first. */
  values(): Float64Array {
    const values = this.#values.slice(0, Math.min(this.#count, SIZE))
    const start = this.#count > SIZE ? this.#count % SIZE : 0
    values.set(this.#values.subarray(start, values.length))
    values.set(this.#values.subarray(0, start), values.length - start)
    return values
  }

  /** By the nearest rank; null of nothing. */
  spread(): Spread | null {
    const sorted = this.values().sort()
    const last = sorted.length - 1
    if (last < 0) return null
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number
    return { p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: sorted[last] as number }
  }

  /** Mean distance between neighbours. */
  jitter(): number {
    const values = this.values()
    let sum = 0
    for (let i = 1; i < values.length; i++) sum += Math.abs((values[i] as number) - (values[i - 1] as number))
    return sum / Math.max(1, values.length - 1)
  }
}
