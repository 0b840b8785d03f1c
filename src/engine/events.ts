import type { EngineError } from '../base/errors.ts'
import type { BackendName, Refusal } from './choose-backend.ts'
import type { FrameStats } from './metrics.ts'

/** What an engine tells. Nothing degrades, falls back or fails without one of these. */
export interface EngineEvents {
  /** A picture was handed to the backend. */
  frame: FrameStats
  backendchange: {
    readonly from: BackendName | null
    readonly to: BackendName
    readonly reason: string
    readonly refusals: readonly Refusal[]
  }
  /** Something could not be drawn as asked; each cause once. */
  problem: { readonly problem: string; readonly id: string }
  error: EngineError
}

type Listener<T> = (event: T) => void

export class Emitter {
  readonly #listeners = new Map<string, Set<Listener<never>>>()
  readonly #reported = new Set<string>()

  on<K extends keyof EngineEvents>(type: K, listener: Listener<EngineEvents[K]>): () => void {
    const set = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, set)
    set.add(listener as Listener<never>)
    return () => void set.delete(listener as Listener<never>)
  }

  emit<K extends keyof EngineEvents>(type: K, event: EngineEvents[K]): void {
    for (const listener of [...(this.#listeners.get(type) ?? [])]) {
      try {
        ;(listener as Listener<EngineEvents[K]>)(event)
      } catch (error) {
        // As with DOM events: reported, and no concern of the others nor of the engine.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  /** Tells of a problem, each once. */
  report(problem: string, id: string): void {
    const key = `${problem} ${id}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.emit('problem', { problem, id })
  }

  has(type: keyof EngineEvents): boolean {
    return (this.#listeners.get(type)?.size ?? 0) > 0
  }

  clear(): void {
    this.#listeners.clear()
  }
}
