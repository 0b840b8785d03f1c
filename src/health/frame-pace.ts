import type { AnimationFrames } from './animation-frames.ts'
import { Window } from './window.ts'

/** Intervals that must agree before the display is believed to be so fast. */
const RUN = 3
/** Animation frames that are looked at before there is any picture. */
const FIRST_LOOK = 8

/**
 * How long pictures take: from the animation frame in which one was drawn to the next that the browser gives, which comes late when
 * main thread, GPU or compositor are not through. So a scene that rests is no slow one, and a picture costs one empty callback.
 */
export class FramePace {
  readonly intervals = new Window()
  dropped = 0
  readonly #frames: AnimationFrames
  readonly #tell: (interval: number) => void
  readonly #steady = new Window()
  readonly #run: number[] = []
  #isWaiting = false
  /** Measures that began before a break are no measures. */
  #breaks = 0

  /** `tell` is called with each interval, ms. */
  constructor(frames: AnimationFrames, tell: (interval: number) => void) {
    this.#frames = frames
    this.#tell = tell
    frames.request((time) => this.#look(time, FIRST_LOOK))
  }

  /** Of the display, ms: the shortest of the last intervals that was steady; null while there is none. */
  get refresh(): number | null {
    const steady = this.#steady.values()
    return steady.length > 0 ? Math.min(...steady) : null
  }

  /** A picture was drawn. */
  drawn(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    const from = this.#frames.time()
    const breaks = this.#breaks
    this.#frames.request((time) => {
      this.#isWaiting = false
      if (breaks === this.#breaks) this.#note(time - from)
    })
  }

  /** The page was hidden, where no frames come. */
  interrupt(): void {
    this.#breaks++
    this.#run.length = 0
  }

  #look(from: number, left: number): void {
    if (left === 0 || this.intervals.values().length > 0) return
    this.#frames.request((time) => {
      this.#learn(time - from)
      this.#look(time, left - 1)
    })
  }

  #note(interval: number): void {
    this.#learn(interval)
    this.intervals.add(interval)
    const { refresh } = this
    if (refresh) this.dropped += Math.max(0, Math.round(interval / refresh) - 1)
    this.#tell(interval)
  }

  #learn(interval: number): void {
    this.#run.push(interval)
    if (this.#run.length > RUN) this.#run.shift()
    if (this.#run.length === RUN) this.#steady.add(Math.max(...this.#run))
  }
}
