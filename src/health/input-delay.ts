import type { AnimationFrames } from './animation-frames.ts'
import { Window } from './window.ts'

/** How long input waits for the picture that shows it. */
export class InputDelay {
  readonly delays = new Window()
  readonly #frames: AnimationFrames
  readonly #tell: (delay: number) => void
  /** `timeStamp` of the first event that no picture shows yet. */
  #since: number | null = null

  /** `tell` is called with each delay, ms. */
  constructor(frames: AnimationFrames, tell: (delay: number) => void) {
    this.#frames = frames
    this.#tell = tell
  }

  /** An event changes the scene in its own task, so the next animation frame shows it; what none shows has changed nothing. */
  readonly heard = ({ timeStamp }: Pick<Event, 'timeStamp'>): void => {
    if (this.#since !== null) return
    this.#since = timeStamp
    this.#frames.request(() =>
      this.#frames.request(() => {
        if (this.#since === timeStamp) this.#since = null
      }),
    )
  }

  /** A picture was handed over at `now`. */
  drawn(now: number): void {
    if (this.#since === null) return
    const delay = now - this.#since
    this.#since = null
    this.delays.add(delay)
    this.#tell(delay)
  }
}
