/** So long nothing may have happened, ms. */
const REST = 100
/** After so long it is time, whatever still happens, ms. */
const AT_LAST = 1000

/** Calls back once things have come to rest, when the browser has nothing else to do. Nothing noted: no timer. */
export class Quiet {
  readonly #callback: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #idle: number | undefined
  #first = 0
  #last = 0

  constructor(callback: () => void) {
    this.#callback = callback
  }

  /** Something happened. */
  note(): void {
    this.#last = performance.now()
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
    const left = Math.min(this.#last + REST, this.#first + AT_LAST) - now
    if (left > 0) this.#timer = setTimeout(this.#look, left)
    else this.#whenIdle()
  }

  #whenIdle(): void {
    const run = () => {
      this.#idle = this.#timer = undefined
      this.#callback()
    }
    if ('requestIdleCallback' in globalThis) this.#idle = requestIdleCallback(run, { timeout: AT_LAST })
    else this.#timer = setTimeout(run)
  }
}
