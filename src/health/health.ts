import type { Counters } from '../backends/backend.ts'
import { Emitter } from '../base/emitter.ts'
import { EngineError } from '../base/errors.ts'
import { type AtlasBook, atlasFill } from '../encode/atlas-fill.ts'
import type { BackendName } from '../engine/choose-backend.ts'
import { destroyed } from '../engine/destroyed.ts'
import type { Engine } from '../engine/engine.ts'
import type { EngineEvents } from '../engine/events.ts'
import type { FrameStats, WatchedMetrics, Watcher } from '../engine/metrics.ts'
import { type AnimationFrames, PAGE_FRAMES } from './animation-frames.ts'
import { type Diagnosis, diagnose } from './diagnosis.ts'
import { createTraceId, type ErrorReport, type Origin, reportOf } from './error-report.ts'
import { FramePace } from './frame-pace.ts'
import { createGpuTimer, type GpuTimer } from './gpu-timer.ts'
import { InputDelay } from './input-delay.ts'
import { expectEnd, noteEnd } from './leaks.ts'
import { Window } from './window.ts'

/** What is watched of an engine. */
export type Watched = Pick<Engine, 'watcher' | 'on' | 'metrics' | 'backend' | 'scene' | 'isDestroyed'>

export interface WatchOptions {
  /** Names the engine in reports; default 'engine'. */
  readonly label?: string
  /** The engine's element: input on it is timed, and an engine whose element left the page is reported as a leak. */
  readonly host?: HTMLElement
  /** Default true; takes two small submissions around a frame, one frame at a time. */
  readonly gpuTime?: boolean
  /** Build id of the app, for error reports. */
  readonly appBuild?: string
  /** 32 hexadecimal digits: the trace that error reports belong to; default: a random one. */
  readonly traceId?: string
}

/** Measured values as they come, ms. */
export interface HealthEvents {
  interval: number
  inputDelay: number
  gpu: number
  error: ErrorReport
  /** Nothing is measured any more. */
  stop: undefined
}

const INPUTS = ['pointerdown', 'pointermove', 'pointerup', 'wheel', 'keydown'] as const
/** From the best. */
const RUNGS: readonly BackendName[] = ['webgpu', 'webgl2', 'canvas2d']
/** Reports that are kept, the latest. */
const KEPT_ERRORS = 50

/** Measures an engine until `stop` or the engine's end; made by `watch`. */
export class Health implements Watcher {
  readonly engine: Watched
  readonly label: string
  /** The latest 50, oldest first. */
  readonly errors: ErrorReport[] = []
  readonly #events = new Emitter<HealthEvents>()
  readonly #origin: Origin
  readonly #started = performance.now()
  readonly #life = new AbortController()
  readonly #encode = new Window()
  readonly #render = new Window()
  readonly #cpu = new Window()
  readonly #gpu = new Window()
  readonly #uploaded = new Window()
  readonly #pace: FramePace
  readonly #input: InputDelay
  readonly #total: Counters = { passes: 0, draws: 0, records: 0, pixels: 0, uploadedBytes: 0, created: 0 }
  readonly #counts = { losses: 0, recoveries: 0, degradations: 0, errors: 0 }
  #isLost = false
  readonly #timesGpu: boolean
  #device: object | undefined
  #timer: GpuTimer | null = null
  #atlas: AtlasBook = { book: [] }

  constructor(engine: Watched, options: WatchOptions = {}, frames: AnimationFrames = PAGE_FRAMES) {
    const { label = 'engine', host = null, gpuTime = true, appBuild = '', traceId = createTraceId() } = options
    if (engine.isDestroyed) throw destroyed()
    if (engine.watcher) {
      throw new EngineError('already-watched', `The engine '${label}' is watched; call stop() of that one first.`)
    }
    if (!/^[\da-f]{32}$/.test(traceId)) {
      const message = `traceId is ${JSON.stringify(traceId)}; it must be 32 hexadecimal digits, as in a traceparent header.`
      throw new EngineError('out-of-range', message, { path: 'options.traceId', value: traceId })
    }
    this.engine = engine
    this.label = label
    this.#origin = { appBuild, traceId, label }
    this.#timesGpu = gpuTime
    this.#pace = new FramePace(frames, (interval) => this.#events.emit('interval', interval))
    this.#input = new InputDelay(frames, (delay) => this.#events.emit('inputDelay', delay))
    this.#listen(host)
    engine.watcher = this
  }

  /** Also `engine.metrics().watched`. */
  metrics(): WatchedMetrics {
    const { intervals, refresh, dropped } = this.#pace
    const { backend, scene } = this.engine
    const interval = intervals.spread()
    return {
      ms: performance.now() - this.#started,
      backend,
      nodes: scene.size,
      interval: interval && { ...interval, jitter: intervals.jitter() },
      refresh,
      dropped,
      inputDelay: this.#input.delays.spread(),
      encode: this.#encode.spread(),
      render: this.#render.spread(),
      cpu: this.#cpu.spread(),
      gpu: this.#gpu.spread(),
      uploadedBytes: this.#uploaded.spread()?.p50 ?? 0,
      atlasFill: atlasFill(this.#atlas),
      total: { ...this.#total },
      ...this.#counts,
    }
  }

  /** What the numbers mean. */
  diagnosis(): Diagnosis {
    return diagnose(this.metrics())
  }

  /** Listens; call what it returns to stop. */
  on<K extends keyof HealthEvents>(type: K, listener: (event: HealthEvents[K]) => void): () => void {
    return this.#events.on(type, listener)
  }

  /** Ends measuring; the numbers stay as they are. The engine's end does so too. */
  stop(): void {
    if (this.#life.signal.aborted) return
    this.#life.abort()
    this.#timer?.destroy()
    this.#timer = null
    this.#events.emit('stop', undefined)
    this.#events.clear()
    if (this.engine.watcher === this) this.engine.watcher = null
  }

  beforeRender(device: object | undefined, atlas: AtlasBook): void {
    this.#atlas = atlas
    if (device !== this.#device) {
      this.#device = device
      this.#timer?.destroy()
      this.#timer = this.#timesGpu ? createGpuTimer(device, (time) => this.#noteGpu(time)) : null
    }
    try {
      this.#timer?.start()
    } catch {
      // A dying device throws; whether it is lost is for what draws to find out.
      this.#timer = null
    }
  }

  ended(ledger: Parameters<Watcher['ended']>[0]): void {
    noteEnd({ label: this.label, holder: ledger })
    this.stop()
  }

  #listen(host: HTMLElement | null): void {
    const { engine, label } = this
    const { signal } = this.#life
    const stops = [
      engine.on('frame', (stats) => this.#noteFrame(stats)),
      engine.on('backendchange', (change) => this.#noteBackend(change)),
      engine.on('quality', ({ isTaken }) => {
        if (isTaken) this.#counts.degradations++
      }),
      engine.on('problem', ({ problem, id }) => {
        this.#counts.degradations++
        this.#report({ code: problem, message: `${problem}: not drawn as asked`, path: id })
      }),
      engine.on('error', (error) => {
        this.#counts.errors++
        if (error.code === 'device-lost') this.#noteLoss()
        this.#report(error)
      }),
      expectEnd({ label, host, holder: { live: () => engine.metrics().live } }),
    ]
    signal.addEventListener('abort', () => {
      for (const stop of stops) stop()
    })
    for (const type of INPUTS) host?.addEventListener(type, this.#input.heard, { signal, capture: true, passive: true })
    globalThis.document?.addEventListener('visibilitychange', () => this.#pace.interrupt(), { signal })
  }

  #noteFrame(stats: FrameStats): void {
    this.#timer?.end()
    const { encodeMs, renderMs, uploadedBytes } = stats
    this.#encode.add(encodeMs)
    this.#render.add(renderMs)
    this.#cpu.add(encodeMs + renderMs)
    this.#uploaded.add(uploadedBytes)
    for (const name of Object.keys(this.#total) as (keyof Counters)[]) this.#total[name] += stats[name]
    this.#input.drawn(performance.now())
    this.#pace.drawn()
  }

  #noteGpu(time: number): void {
    this.#gpu.add(time)
    this.#events.emit('gpu', time)
  }

  /** While there is no backend, more errors are about the same loss. */
  #noteLoss(): void {
    if (!this.#isLost) this.#counts.losses++
    this.#isLost = true
  }

  #noteBackend({ from, to }: EngineEvents['backendchange']): void {
    if (this.#isLost) this.#counts.recoveries++
    this.#isLost = false
    if (from !== null && RUNGS.indexOf(to) > RUNGS.indexOf(from)) this.#counts.degradations++
  }

  #report(what: Pick<ErrorReport, 'code' | 'message' | 'path'>): void {
    const { backend } = this.engine
    const report = reportOf(what, { backend, frames: this.engine.metrics().frames }, this.#origin)
    this.errors.push(report)
    if (this.errors.length > KEPT_ERRORS) this.errors.shift()
    this.#events.emit('error', report)
  }
}
