/** What the objects of a kind hold. */
export interface Held {
  objects: number
  bytes: number
}

/** What an engine holds on the GPU, or in canvases, but for what engines share. */
export interface LiveObjects extends Held {
  /** `records`, `anchors`, `atlas`, `images`, `targets`, `draw list`, `views`; on Canvas2D `screen`, `pictures`, `images`, `targets`, `trails`. */
  readonly kinds: Record<string, Held>
}

/**
 * Counts what the backends of an engine hold and make, by kind, with bytes, so that leaks and objects made in a steady frame show.
 * It outlives them: what one of them did not free stays counted.
 */
export class Ledger {
  /** Objects ever added. */
  created = 0
  readonly #live: LiveObjects = { objects: 0, bytes: 0, kinds: {} }

  /** So many more of a kind, or fewer, with their bytes. */
  count(kind: string, objects: number, bytes: number): void {
    if (objects > 0) this.created += objects
    const live = this.#live
    live.kinds[kind] ??= { objects: 0, bytes: 0 }
    for (const held of [live, live.kinds[kind]]) {
      held.objects += objects
      held.bytes += bytes
    }
  }

  /** As of now. */
  live(): LiveObjects {
    return structuredClone(this.#live)
  }
}
