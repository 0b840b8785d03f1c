import type { Counters } from '../backends/backend.ts'

/** One frame: what the backend did, and what it cost on the main thread. */
export interface FrameStats extends Readonly<Counters> {
  /** Nodes visited by the walk, and nodes whose records were made. */
  readonly visited: number
  readonly encoded: number
  readonly encodeMs: number
  readonly renderMs: number
}

export interface Metrics {
  /** Frames drawn since the start. */
  readonly frames: number
  readonly last: FrameStats | null
  /** Main-thread time of a frame over the last 240, ms. */
  readonly p50: number
  readonly p99: number
}

const WINDOW = 240

export class FrameLog {
  frames = 0
  last: FrameStats | null = null
  readonly #times = new Float64Array(WINDOW)

  add(stats: FrameStats): void {
    this.#times[this.frames++ % WINDOW] = stats.encodeMs + stats.renderMs
    this.last = stats
  }

  metrics(): Metrics {
    const sorted = this.#times.slice(0, Math.min(this.frames, WINDOW)).sort()
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
    return { frames: this.frames, last: this.last, p50: at(0.5), p99: at(0.99) }
  }
}
