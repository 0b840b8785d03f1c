import { EngineError } from '../base/errors.ts'

interface Opening<Device> {
  readonly device: Promise<Device>
  users: number
}

/**
 * One device for all who ask, opened by the first and closed with the last. Safe in every order: takers may leave (by
 * their signal) while the device is on its way, and a device that nobody waits for any more is closed when it arrives.
 * Once a device is lost, the next taker gets a fresh one; those who have the lost one still release it.
 */
export class SharedDevice<Device extends { readonly lost: Promise<unknown> }> {
  readonly #open: (isWanted: () => boolean) => Promise<Device>
  readonly #close: (device: Device) => void
  /** What the next taker joins. */
  #current: Opening<Device> | null = null
  readonly #openings = new Map<Device, Opening<Device>>()

  /** `open` may reject, or give up with any rejection once `isWanted` says no; `close` is called once for each device. */
  constructor(open: (isWanted: () => boolean) => Promise<Device>, close: (device: Device) => void) {
    this.#open = open
    this.#close = close
  }

  /** Every device handed out must be released once. Rejects with code `destroyed` when the signal comes first. */
  async acquire(signal?: AbortSignal): Promise<Device> {
    if (signal?.aborted) throw gone()
    this.#current ??= this.#start()
    const opening = this.#current
    opening.users++
    try {
      return await untilAborted(opening.device, signal)
    } catch (error) {
      this.#leave(opening)
      throw error
    }
  }

  release(device: Device): void {
    const opening = this.#openings.get(device)
    if (opening !== undefined) this.#leave(opening)
  }

  #start(): Opening<Device> {
    // The promise starts in a later microtask, when `opening` is set and has its first user.
    const opening: Opening<Device> = { users: 0, device: Promise.resolve().then(() => this.#arrive(opening)) }
    // Takers who left no longer look at it.
    opening.device.catch(() => {})
    return opening
  }

  async #arrive(opening: Opening<Device>): Promise<Device> {
    try {
      const device = await this.#open(() => this.#isWanted(opening))
      this.#openings.set(device, opening)
      void device.lost.then(() => this.#forget(opening))
      if (opening.users === 0) this.#end(opening, device)
      return device
    } catch (error) {
      this.#forget(opening)
      throw error
    }
  }

  /** Once it has said no, later takers start afresh: `open` may be giving up. */
  #isWanted(opening: Opening<Device>): boolean {
    if (opening.users > 0) return true
    this.#forget(opening)
    return false
  }

  #forget(opening: Opening<Device>): void {
    if (this.#current === opening) this.#current = null
  }

  #leave(opening: Opening<Device>): void {
    opening.users--
    if (opening.users > 0) return
    for (const [device, itsOpening] of this.#openings) if (itsOpening === opening) this.#end(opening, device)
  }

  #end(opening: Opening<Device>, device: Device): void {
    this.#forget(opening)
    this.#openings.delete(device)
    this.#close(device)
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const abort = () => reject(gone())
    const stopListening = () => signal.removeEventListener('abort', abort)
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(stopListening)
  })
}

function gone(): EngineError {
  return new EngineError('destroyed', 'The engine was destroyed while its graphics device was on the way.')
}
