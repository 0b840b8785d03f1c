/** So long nothing may have happened, ms. */
const REST = 100
/** After so long it is time, though things still happen, ms ... */
const AT_LAST = 1000
/** ... if they took so many times as long as the callback does. */
const SHARE = 40

/**
 * Calls back once things have come to rest, when the browser has nothing else to do. While they go on it calls back, too, but takes no more
 * than a fortieth of the time that they take. Nothing noted: no timer.
 */
export class Quiet {
  readonly #callback: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #idle: number | undefined
  #first = 0
  #last = 0
  /** What happened since the last call took so long, ms; and that call. */
  #busy = 0
  #taken = 0

  constructor(callback: () => void) {
    this.#callback = callback
  }

  /** Something happened, and took so long, ms. */
  note(ms: number): void {
    this.#last = performance.now()
    this.#busy += ms
    if (this.#timer !== undefined || this.#idle !== undefined) return
    this.#first = this.#last
    this.#timer = setTimeout(this.#look, REST)
  }

  /** As if it had been quiet for long. */
  soon(): void {
    this.stop()
    this.#whenIdle()
  }

  /** Forgets what was noted. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    // Safari has no idle callbacks.
    if (this.#idle !== undefined) globalThis.cancelIdleCallback?.(this.#idle)
    this.#idle = undefined
  }

  readonly #look = (): void => {
    this.#timer = undefined
    const now = performance.now()
    const isDue = now - this.#first >= AT_LAST && this.#busy >= SHARE * this.#taken
    const left = this.#last + REST - now
    if (left > 0 && !isDue) this.#timer = setTimeout(this.#look, left)
    else this.#whenIdle()
  }

  #whenIdle(): void {
    const run = () => {
      this.#idle = this.#timer = undefined
      const started = performance.now()
      this.#callback()
      this.#taken = performance.now() - started
      this.#busy = 0
    }
    if ('requestIdleCallback' in globalThis) this.#idle = requestIdleCallback(run, { timeout: AT_LAST })
    else this.#timer = setTimeout(run)
  }
}
