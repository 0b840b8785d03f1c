import { TICKS_PER_SECOND } from '../base/time.ts'
import { MAX_TRAIL_CHUNKS, TRAIL_SPANS, TRAIL_TICKS } from '../frame/layout.ts'
import type { TrailSamples } from '../scene/trail-samples.ts'
import type { AnchorRows } from './anchor-rows.ts'

/** First size: a short stroke at 120 samples a second. */
const LEAST_CHUNKS = 8
/**
 * A chunk is written anew when all of it and the start of the next have faded: so many more samples than show must fit.
 * Otherwise the newest chunk would hold old spans.
 */
const SLACK = 2 * TRAIL_SPANS
/** Longest life of a sample, and the age up to which its ticks are told from new ones, ticks. */
const LONGEST = 60 * TICKS_PER_SECOND
const TRUSTED = 400 * TICKS_PER_SECOND

/**
 * Samples of a trail where the shader reads them: a ring of anchor rows, two samples a row. A sample is written once and
 * never touched for its age.
 */
export class TrailRing {
  row = 0
  chunks = 0
  readonly #rows: AnchorRows
  /** Samples from here on may have changed. */
  #stable = 0
  #end = 0
  #scrubbed = 0
  #life = 0

  constructor(rows: AnchorRows) {
    this.#rows = rows
  }

  /** Brings the rows up to date; `life` and `now` in ticks. */
  write(samples: TrailSamples, life: number, now: number): void {
    const { begin, end, size } = samples
    let from = Math.max(begin, this.#stable)
    // With a longer life, what was left behind as faded would show again.
    if (size + SLACK > this.#capacity || life > this.#life) {
      this.release()
      this.chunks = LEAST_CHUNKS
      while (this.chunks < MAX_TRAIL_CHUNKS && size + SLACK > this.#capacity) this.chunks *= 2
      this.row = this.#rows.allocateBlock(this.#capacity / 2)
      from = begin
      this.#scrub(begin, end, now)
    } else if (((now - this.#scrubbed) | 0) > TRUSTED) this.#scrub(begin, end, now)
    this.#life = life
    for (let i = from; i < end; i++) {
      const width = samples.width(i)
      const ticks = toTicks(samples.time(i)) % TRAIL_TICKS
      this.#put(i, samples.x(i), samples.y(i), samples.starts(i) ? -1 - width : width, ticks || 1)
    }
    for (let i = end; i < this.#end; i++) this.#put(i, 0, 0, 0, 0)
    this.#stable = end - 1
    this.#end = end
  }

  release(): void {
    if (this.chunks > 0) this.#rows.releaseBlock(this.row, this.#capacity / 2)
    this.chunks = 0
  }

  get #capacity(): number {
    return this.chunks * TRAIL_SPANS
  }

  /** Clears what others left, and what is so old that its ticks would soon be new again. */
  #scrub(begin: number, end: number, now: number): void {
    this.#scrubbed = now
    for (let i = end; i < begin + this.#capacity; i++) {
      const ticks = this.#rows.floats[this.#index(i) + 3] as number
      const age = ((now - ticks) << 8) >> 8
      if (ticks > 0 && (age < LONGEST || age > TRUSTED)) this.#put(i, 0, 0, 0, 0)
    }
  }

  #index(number: number): number {
    return this.row * 8 + (number % this.#capacity) * 4
  }

  #put(number: number, x: number, y: number, width: number, ticks: number): void {
    this.#rows.put(this.#index(number), [x, y, width, ticks])
  }
}

/** Milliseconds -> ticks as in `View.time`. */
export function toTicks(milliseconds: number): number {
  return Math.round(milliseconds * (TICKS_PER_SECOND / 1000)) >>> 0
}
