import { call } from '../base/emitter.ts'
import type { Change } from './change.ts'
import type { NodePath } from './operation.ts'
import { pathOf } from './store.ts'

type Listener<T> = (event: T) => void

interface Place<T> {
  readonly below: Map<string, Place<T>>
  readonly listeners: Set<Listener<T>>
}

/** Listeners by path: each is told once per transaction when the node there, or anything below it, came, went or changed. */
export class Subscriptions<T> {
  readonly #top: Place<T> = { below: new Map(), listeners: new Set() }

  add(path: NodePath, listener: Listener<T>): () => void {
    let place = this.#top
    for (const id of path) {
      const next = place.below.get(id) ?? { below: new Map(), listeners: new Set() }
      place.below.set(id, next)
      place = next
    }
    place.listeners.add(listener)
    return () => void place.listeners.delete(listener)
  }

  emit(changes: readonly Change[], event: T): void {
    if (!this.#top.below.size) return
    const told = new Set<Listener<T>>()
    for (const change of changes) {
      const place = this.#collectAlong(pathOf(change.entry), told)
      // What came or went took along all that was subscribed to below it.
      if (place && change.kind !== 'set') collectBelow(place, told)
    }
    for (const listener of told) call(listener, event)
  }

  /** For a new document. */
  emitAll(event: T): void {
    const told = new Set<Listener<T>>()
    collectBelow(this.#top, told)
    for (const listener of told) call(listener, event)
  }

  #collectAlong(path: NodePath, told: Set<Listener<T>>): Place<T> | null {
    let place: Place<T> | undefined = this.#top
    for (const id of path) {
      place = place.below.get(id)
      if (!place) return null
      for (const listener of place.listeners) told.add(listener)
    }
    return place
  }
}

function collectBelow<T>({ below, listeners }: Place<T>, told: Set<Listener<T>>): void {
  for (const listener of listeners) told.add(listener)
  for (const place of below.values()) collectBelow(place, told)
}
