interface Opening<Device> {
  readonly arriving: Promise<Device>
  device: Device | null
  users: number
}

/** A device for as long as its taker needs it. */
export interface Lease<Device> {
  readonly device: Device
  /** To be called once. */
  release(): void
}

/**
 * One device for all who ask, opened by the first and closed with the last. Safe in every order: takers may leave (by
 * their signal, with its reason) while the device is on its way; if nobody has come when it arrives, it is closed.
 * Once a device is lost, the next taker gets a fresh one; those who have the lost one still release it.
 */
export function shareDevice<Device extends { readonly lost: Promise<unknown> }>(
  open: () => Promise<Device>,
  close: (device: Device) => void,
): (signal?: AbortSignal) => Promise<Lease<Device>> {
  /** What the next taker joins. */
  let current: Opening<Device> | null = null

  function start(): Opening<Device> {
    const opening: Opening<Device> = { arriving: open(), device: null, users: 0 }
    const forget = () => {
      if (current === opening) current = null
    }
    const arrived = opening.arriving.then((device) => {
      opening.device = device
      closeUnused(opening)
      return device.lost
    })
    void arrived.then(forget, forget)
    return opening
  }

  function closeUnused(opening: Opening<Device>): void {
    if (opening.users > 0 || opening.device === null) return
    if (current === opening) current = null
    close(opening.device)
  }

  return async (signal) => {
    signal?.throwIfAborted()
    current ??= start()
    const opening = current
    const release = () => {
      opening.users--
      closeUnused(opening)
    }
    opening.users++
    try {
      return { device: await Promise.race([opening.arriving, abortion(signal)]), release }
    } catch (error) {
      release()
      throw error
    }
  }
}

/** Rejects when the signal fires. */
function abortion(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
}
