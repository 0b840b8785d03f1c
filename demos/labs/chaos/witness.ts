import type { BackendName, Engine } from '../../../src/index.ts'

/** What was on screen from a time on: the picture of a backend, which `isLost` when nothing drew. */
export interface Stretch {
  readonly from: number
  readonly backend: BackendName
  readonly isLost: boolean
}

/** ms that are kept. */
const KEPT = 30_000

/** Writes down what an engine tells of its life: times are ms of `performance.now`. */
export class Witness {
  readonly stretches: Stretch[] = []
  /** Of pictures. */
  readonly frames: number[] = []
  losses = 0
  swaps = 0
  /** ms from the last loss to the picture after it; null before the first. */
  gap: number | null = null
  engine: Engine | null = null

  attach(engine: Engine): void {
    this.engine = engine
    if (engine.backend) this.note(engine.backend, false)
    engine.on('frame', () => {
      const now = performance.now()
      this.frames.push(now)
      while ((this.frames[0] ?? now) < now - KEPT) this.frames.shift()
    })
    engine.on('error', ({ code }) => {
      const last = this.stretches.at(-1)
      if (code !== 'device-lost' || !last || last.isLost) return
      this.losses++
      this.note(last.backend, true)
    })
    engine.on('backendchange', ({ from, to }) => {
      const last = this.stretches.at(-1)
      if (last?.isLost) this.gap = performance.now() - last.from
      if (from) this.swaps++
      this.note(to, false)
    })
  }

  private note(backend: BackendName, isLost: boolean): void {
    const from = performance.now()
    this.stretches.push({ from, backend, isLost })
    while ((this.stretches[1]?.from ?? from) < from - KEPT) this.stretches.shift()
  }
}
