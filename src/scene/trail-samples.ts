import { withRoom } from '../base/room.ts'

const STRIDE = 4
/** An encoder has room for so many, and for those just before and after. */
const MAX_SAMPLES = 2000
/** Behind the oldest that shows, so that the curve there keeps its shape. */
const KEPT_BEHIND = 2

/**
 * Samples of a trail, oldest first: x, y, width (px of the node's space) and time (ms of the engine's clock, not decreasing). Each
 * has a number that it keeps for ever; those from `begin` up to `end` are there.
 */
export class TrailSamples {
  begin = 0
  end = 0
  #values = new Float64Array(16 * STRIDE)

  get size(): number {
    return this.end - this.begin
  }

  x(number: number): number {
    return this.#at(number, 0)
  }

  y(number: number): number {
    return this.#at(number, 1)
  }

  width(number: number): number {
    return Math.abs(this.#at(number, 2)) - 1
  }

  /** Does a stroke start here, with no span that leads to it? */
  starts(number: number): boolean {
    return this.#at(number, 2) < 0
  }

  time(number: number): number {
    return this.#at(number, 3)
  }

  /** Time of the newest; -Infinity when there is none. */
  get newest(): number {
    return this.size > 0 ? this.time(this.end - 1) : -Infinity
  }

  push(x: number, y: number, width: number, time: number, starts: boolean): void {
    if (this.size === MAX_SAMPLES) this.#drop(this.begin + 1)
    const at = this.size * STRIDE
    this.#values = withRoom(this.#values, at + STRIDE)
    this.#values.set([x, y, starts ? -1 - width : 1 + width, time], at)
    this.end++
  }

  /** Takes the newest back. */
  pop(): void {
    this.end--
  }

  /** Forgets those that no longer show when all before `time` have faded; never the newest. */
  prune(time: number): void {
    let first = this.begin
    while (first < this.end && this.time(first) < time) first++
    const begin = Math.min(first - KEPT_BEHIND, this.end - 1)
    if (begin > this.begin) this.#drop(begin)
  }

  #at(number: number, lane: number): number {
    return this.#values[(number - this.begin) * STRIDE + lane] as number
  }

  #drop(begin: number): void {
    this.#values.copyWithin(0, (begin - this.begin) * STRIDE, this.size * STRIDE)
    this.begin = begin
  }
}
