import type { LiveObjects } from '../backends/ledger.ts'

/** Something that was created and never destroyed. */
export interface Leak {
  /** Of the engine, as `watch` was told. */
  readonly label: string
  /** `engine`, or the kind of what its backends hold. */
  readonly kind: string
  readonly objects: number
  readonly bytes: number
  /** For people: why that is a leak, and what to do. */
  readonly reason: string
}

interface Holder {
  live(): LiveObjects
}

/** An engine that lives, and its place in the page. */
interface Ended {
  readonly label: string
  readonly holder: Holder
}

export interface Living extends Ended {
  readonly host: { readonly isConnected: boolean } | null
}

const living = new Set<Living>()
const ended = new Set<Ended>()

/** From here on its end is waited for; call what it returns when it is watched no longer. */
export function expectEnd(engine: Living): () => void {
  living.add(engine)
  return () => void living.delete(engine)
}

/** An engine was destroyed; what its backends hold still may be on its way out. */
export function noteEnd(engine: Ended): void {
  if (engine.holder.live().objects > 0) ended.add(engine)
}

/**
 * What watched engines of this page left behind: engines whose host left the page without `destroy`, and what backends of destroyed
 * engines never freed. An engine without a host is believed to be in use.
 */
export function leaks(): Leak[] {
  const found: Leak[] = []
  for (const { label, host, holder } of living) {
    if (host?.isConnected !== false) continue
    const { bytes } = holder.live()
    const reason = 'its host left the page, but the engine was never destroyed: call engine.destroy()'
    found.push({ label, kind: 'engine', objects: 1, bytes, reason })
  }
  for (const engine of ended) {
    const { objects, kinds } = engine.holder.live()
    if (objects === 0) ended.delete(engine)
    for (const [kind, held] of Object.entries(kinds)) {
      const reason = 'the engine was destroyed, but this was not: please report it'
      if (held.objects > 0) found.push({ label: engine.label, kind, ...held, reason })
    }
  }
  return found
}
