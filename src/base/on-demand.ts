import { EngineError } from './errors.ts'

/** Milliseconds after a failure before code is sent for again: what is drawn every frame asks every frame. */
const PAUSE = 1000

/** Code that only some apps need: a chunk of its own, which comes when first asked for. */
export class OnDemand<Code> {
  /** Null until it is there. */
  code: Code | null = null
  /** While it is on its way; rejects with code `not-loaded`. */
  pending: Promise<void> | null = null
  #retryAt = 0
  readonly #what: string
  readonly #load: () => Promise<Code>

  /** `what`: that cannot be had without it, for people. */
  constructor(what: string, load: () => Promise<Code>) {
    this.#what = what
    this.#load = load
  }

  /** The code; null when it is not there yet, and then it is sent for. */
  get(): Code | null {
    if (!this.code && !this.pending && performance.now() >= this.#retryAt) this.#send()
    return this.code
  }

  /** The code once it is there; rejects with code `not-loaded`. */
  async load(): Promise<Code> {
    if (!this.code) await (this.pending ?? this.#send())
    return this.code as Code
  }

  #send(): Promise<void> {
    this.pending = this.#fetch()
    // Whoever awaits it still sees the rejection; nobody has to.
    this.pending.catch(() => {})
    return this.pending
  }

  async #fetch(): Promise<void> {
    try {
      this.code = await this.#load()
    } catch (cause) {
      this.#retryAt = performance.now() + PAUSE
      throw new EngineError('not-loaded', `The code for ${this.#what} could not be loaded.`, { cause })
    } finally {
      this.pending = null
    }
  }
}
