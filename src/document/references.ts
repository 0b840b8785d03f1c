import type { Change } from './change.ts'
import type { NodeTypes } from './node-types.ts'
import type { DocumentStore, Entry, Props } from './store.ts'

/**
 * Who names whom: the entries of a document by the ids that their props hold, so that what is deleted is found in the props of
 * others without a search. Which props hold ids says the table of node types (`refs`); no type of version 1 has one.
 */
export class References {
  readonly #types: NodeTypes
  readonly #byTarget = new Map<string, Set<Entry>>()

  constructor(types: NodeTypes) {
    this.#types = types
  }

  get isEmpty(): boolean {
    return this.#byTarget.size === 0
  }

  /** Entries that name the id. */
  to(id: string): Entry[] {
    return [...(this.#byTarget.get(id) ?? [])]
  }

  add(entry: Entry): void {
    for (const id of this.#named(entry)) {
      const set = this.#byTarget.get(id) ?? new Set()
      this.#byTarget.set(id, set.add(entry))
    }
  }

  delete(entry: Entry): void {
    for (const id of this.#named(entry)) {
      const set = this.#byTarget.get(id)
      set?.delete(entry)
      if (set?.size === 0) this.#byTarget.delete(id)
    }
  }

  /** The props of `entry` that name the id, without it: a single one is taken away, in a list it is left out. */
  without({ type, props }: Entry, id: string): Props {
    const result: Record<string, unknown> = {}
    for (const name of this.#types[type]?.refs ?? []) {
      const value = props[name]
      if (value === id) result[name] = undefined
      else if (Array.isArray(value) && value.includes(id)) result[name] = value.filter((each) => each !== id)
    }
    return result
  }

  #named({ type, props }: Entry): string[] {
    const refs = this.#types[type]?.refs
    return refs ? refs.flatMap((name) => (props[name] as string | string[] | undefined) ?? []) : []
  }
}

/**
 * The change that takes the next reference to an entry that left, and did not come back, out of the props of another; null when there
 * is none. A transaction that moves a node by taking it out and putting it in keeps what refers to it.
 */
export function danglingReference(store: DocumentStore, left: readonly Entry[]): Change | null {
  for (const { id } of left) {
    const entry = store.get(id) ? undefined : store.references.to(id)[0]
    if (!entry) continue
    const to = store.references.without(entry, id)
    return {
      kind: 'set',
      entry,
      from: Object.fromEntries(Object.keys(to).map((name) => [name, entry.props[name]])),
      to,
    }
  }
  return null
}
