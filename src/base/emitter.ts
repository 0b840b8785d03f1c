type Listener<T> = (event: T) => void

/** Events by name, each with its payload. */
export class Emitter<Events extends object> {
  readonly #entries = new Set<readonly [keyof Events, Listener<never>]>()

  /** Listens; call what it returns to stop. */
  on<K extends keyof Events>(type: K, listener: Listener<Events[K]>): () => void {
    const entry = [type, listener] as const
    this.#entries.add(entry)
    return () => void this.#entries.delete(entry)
  }

  emit<K extends keyof Events>(type: K, event: Events[K]): void {
    for (const [name, listener] of [...this.#entries]) if (name === type) call(listener as Listener<Events[K]>, event)
  }

  /** Who listens, to whatever event. */
  get count(): number {
    return this.#entries.size
  }

  clear(): void {
    this.#entries.clear()
  }
}

/** What a listener throws is reported, as with DOM events, and no concern of the others nor of who calls. */
export function call<T>(listener: Listener<T>, event: T): void {
  try {
    listener(event)
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
