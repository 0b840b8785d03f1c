import type { LiveObjects } from './backend.ts'

/** Counts what a backend holds and makes, with bytes, so that leaks and objects made in a steady frame show. */
export class Ledger {
  #objects = 0
  #bytes = 0
  #created = 0

  add(bytes: number): void {
    this.#objects++
    this.#created++
    this.#bytes += bytes
  }

  remove(bytes: number): void {
    this.#objects--
    this.#bytes -= bytes
  }

  live(): LiveObjects {
    return { objects: this.#objects, bytes: this.#bytes }
  }

  /** Objects ever added. */
  get created(): number {
    return this.#created
  }
}
