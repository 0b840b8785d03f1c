import type { Backend } from '../../backends/backend.ts'

/** ms between two pictures that are waited for, and between two looks at the one. */
const PAUSE = 1000
const TICK = 1000
/** Looks after which a picture that is not finished never will be: Chromium's GPU watchdog waits as long. */
const PATIENCE = 10

/**
 * Finds a GPU that takes work and never finishes it. Of pictures that follow each other one a second is waited for; a timer runs
 * only meanwhile, and in looks, so that a machine that slept is given its time.
 */
export class HangWatch {
  /** Whose picture is waited for. */
  #waiting: Backend | null = null
  #last = -Infinity
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `backend` drew a picture. */
  drawn(backend: Backend | null, now: number): void {
    if (!backend?.lose || this.#waiting === backend || now - this.#last < PAUSE) return
    this.stop()
    this.#last = now
    this.#waiting = backend
    const done = () => {
      if (this.#waiting === backend) this.stop()
    }
    backend.submitted().then(done, done)
    this.#look(backend, PATIENCE)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#waiting = null
  }

  #look(backend: Backend, left: number): void {
    if (left === 0) {
      this.stop()
      backend.lose?.(`it did not finish a picture within ${(PATIENCE * TICK) / 1000} s`)
    } else this.#timer = setTimeout(() => this.#look(backend, left - 1), TICK)
  }
}
