import { Ledger } from '../../../src/backends/ledger.ts'
import type { EngineError } from '../../../src/base/errors.ts'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { EngineEmitter } from '../../../src/engine/events.ts'
import type { FrameStats, Watcher } from '../../../src/engine/metrics.ts'
import type { AnimationFrames } from '../../../src/health/animation-frames.ts'
import type { Watched } from '../../../src/health/health.ts'
import { Scene } from '../../../src/scene/scene.ts'

/** Animation frames that come when the test says so. */
export class FakeFrames implements AnimationFrames {
  now = 0
  #callbacks: ((time: number) => void)[] = []

  time(): number {
    return this.now
  }

  request(callback: (time: number) => void): void {
    this.#callbacks.push(callback)
  }

  /** The next one, `ms` later. */
  step(ms: number): void {
    this.now += ms
    for (const callback of this.#callbacks.splice(0)) callback(this.now)
  }
}

export const STATS: FrameStats = {
  passes: 1,
  draws: 2,
  records: 3,
  pixels: 4,
  uploadedBytes: 5,
  created: 6,
  visited: 7,
  encoded: 8,
  encodeMs: 1,
  renderMs: 2,
}

/** An engine that draws nothing and tells what the test wants. */
export class FakeEngine implements Watched {
  watcher: Watcher | null = null
  backend: BackendName | null = 'webgpu'
  isDestroyed = false
  readonly scene = new Scene()
  readonly ledger = new Ledger()
  readonly events = new EngineEmitter()
  readonly on = this.events.on.bind(this.events)
  #frames = 0

  metrics() {
    const { ledger, events, watcher } = this
    const watched = watcher?.metrics() ?? null
    return { frames: this.#frames, last: STATS, live: ledger.live(), listeners: events.count, quality: null, watched }
  }

  draw(stats: Partial<FrameStats> = {}): void {
    this.watcher?.beforeRender(undefined, { book: [] })
    this.#frames++
    this.events.emit('frame', { ...STATS, ...stats })
  }

  fail(error: EngineError): void {
    this.events.emit('error', error)
  }

  takeOver(from: BackendName, to: BackendName): void {
    this.backend = to
    this.events.emit('backendchange', { from, to, reason: '', refusals: [] })
  }

  destroy(): void {
    this.isDestroyed = true
    this.watcher?.ended(this.ledger)
  }
}
