interface Opening<Device> {
  readonly arriving: Promise<Device>
  device: Device | null
  users: number
}

/** A device for as long as its taker needs it; the taker may leave while the device is on its way. */
export interface Lease<Device> {
  readonly arriving: Promise<Device>
  /** To be called once. */
  release(): void
  /** It is of no use, whether it says so or not: the next taker gets a fresh one. */
  forget(): void
}

/**
 * One device for all who ask, opened by the first and closed with the last; if nobody is left when it arrives, it is closed
 * then. Once a device is lost or forgotten, the next taker gets a fresh one; those who have the old one still release it.
 */
export function shareDevice<Device extends { readonly lost: Promise<unknown> }>(
  open: () => Promise<Device>,
  close: (device: Device) => void,
): () => Lease<Device> {
  /** What the next taker joins. */
  let current: Opening<Device> | null = null

  function start(): Opening<Device> {
    const opening: Opening<Device> = { arriving: open(), device: null, users: 0 }
    const arrived = opening.arriving.then((device) => {
      opening.device = device
      closeUnused(opening)
      return device.lost
    })
    const ended = () => forget(opening)
    void arrived.then(ended, ended)
    return opening
  }

  function forget(opening: Opening<Device>): void {
    if (current === opening) current = null
  }

  function closeUnused(opening: Opening<Device>): void {
    if (opening.users > 0 || opening.device === null) return
    forget(opening)
    close(opening.device)
  }

  return () => {
    current ??= start()
    const opening = current
    opening.users++
    const release = () => {
      opening.users--
      closeUnused(opening)
    }
    return { arriving: opening.arriving, release, forget: () => forget(opening) }
  }
}
