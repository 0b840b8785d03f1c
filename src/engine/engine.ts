import type { Backend } from '../backends/backend.ts'
import { Ledger } from '../backends/ledger.ts'
import { EngineError } from '../base/errors.ts'
import { OnDemand } from '../base/on-demand.ts'
import { TICKS_PER_SECOND } from '../base/time.ts'
import type { GlissadeDocument } from '../document/document.ts'
import type { Limits } from '../document/limits.ts'
import { Encoder } from '../encode/encoder.ts'
import { premultiply } from '../encode/target.ts'
import type { Frame } from '../frame/frame.ts'
import * as CHANGE from '../scene/change.ts'
import { color, oneOf } from '../scene/check.ts'
import type { Node } from '../scene/node.ts'
import { Scene } from '../scene/scene.ts'
import { EngineCamera } from './camera.ts'
import {
  type BackendName,
  checkDenylist,
  chooseBackend,
  createBackend,
  type Open,
  type Opened,
  type Refusal,
  reasonsOf,
  rungsOf,
} from './choose-backend.ts'
import { createHost } from './create-host.ts'
import { destroyed } from './destroyed.ts'
import type { EngineOptions } from './engine-options.ts'
import { EngineEmitter, type EngineEvents } from './events.ts'
import type { Host, HostListener, HostSize } from './host.ts'
import type { LoadOptions } from './load-document.ts'
import type { FrameStats, Metrics, Watcher } from './metrics.ts'
import type { OffscreenSize } from './offscreen-host.ts'
import type { Drawing } from './supervisor/supervisor.ts'
import { type Page, toDocument } from './to-document.ts'

/**
 * Ties a scene to a surface: draws it whenever something changed, on the best backend to be had. The constructor and `destroy` are
 * synchronous; the backend arrives later, the scene can be built at once.
 */
export class Engine {
  readonly scene = new Scene()
  readonly camera = new EngineCamera(() => this.#invalidate())
  /** Resolves when the first picture is drawn; rejects when no backend can be had, or the engine was destroyed before. */
  readonly ready: Promise<void>
  readonly #host: Host
  readonly #clock: () => number
  readonly #events = new EngineEmitter()
  readonly #ledger = new Ledger()
  #frames = 0
  #last: FrameStats | null = null
  readonly #life = new AbortController()
  /** Of documents, as the options gave them. */
  readonly limits: Partial<Limits>
  /** Measures over time: see `watch` of `glissade/health`. */
  watcher: Watcher | null = null
  readonly #rungs: readonly BackendName[]
  readonly #isAuto: boolean
  readonly #isPaced: boolean
  readonly #listener: HostListener = {
    onResize: () => this.#draw(),
    onResources: () => this.#refreshResources(),
    onError: (error) => this.#tell(error),
  }
  readonly #onDemand = new OnDemand(
    'paths, dashes and trails',
    async () => (await import('../encode/encode-on-demand.ts')).encodeOnDemand,
  )
  #encoder: Encoder | null = null
  readonly #denylist: readonly string[]
  /** Until a backend draws: the first, or the one after a loss. */
  #starting: Promise<void>
  readonly #drawing: Drawing = { current: null, shown: null, reason: '', at: 0, scale: 1, due: 0, pacer: null }
  /** What finds a better backend, or another one. */
  readonly #supervisor = new OnDemand(
    'another backend',
    async () =>
      new (await import('./supervisor/supervisor.ts')).Supervisor({
        rungs: this.#rungs,
        isAuto: this.#isAuto,
        isPaced: this.#isPaced,
        scene: this.scene,
        events: this.#events,
        signal: this.#life.signal,
        drawing: this.#drawing,
        open: this.#open,
        take: this.#take,
        redraw: () => this.#redraw(),
        drawOn: (backend, isFull) => {
          if (this.#request) this.#draw()
          this.#assertAlive()
          this.#encoder?.redraw()
          backend.render(this.#encode(backend, isFull))
          // What a listener changed meanwhile is in this picture, and not on the screen.
          if (this.#isStale) this.#redraw()
        },
      }),
  )
  #page: Page
  #request = 0
  #isFull = true
  /** Something differs from the picture, beside the time. */
  #isStale = false
  #drawnTicks = 0
  readonly #awaited = new WeakSet<Promise<void>>()

  /** `host`: an element of the page, or the size of an off-screen surface whose pictures are read back. */
  constructor(host: HTMLElement | OffscreenSize, options: EngineOptions = {}) {
    const { backend = 'auto', background, limits = {}, clock, reducedMotion } = options
    const { quality = clock ? 'full' : 'auto', denylist = [] } = options
    this.#rungs = rungsOf(backend)
    oneOf('auto', 'full')(quality, 'options.quality')
    this.#isPaced = quality === 'auto'
    this.#denylist = checkDenylist(denylist, 'options.denylist')
    this.#isAuto = backend === 'auto'
    if (background !== undefined) color(background, 'options.background')
    this.limits = limits
    this.#page = { width: 0, height: 0, background }
    this.#host = createHost(host, limits, this.#listener)
    this.#clock = clock ?? this.#host.now
    this.scene.text = this.#host.text
    this.scene.now = this.#clock
    this.scene.clock = () =>
      (reducedMotion ?? globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches) ? null : this.#ticks
    this.scene.onChange = () => this.#invalidate()
    this.#starting = this.ready = this.#start()
    // Whoever awaits `ready` still sees the rejection; nobody has to.
    this.ready.catch(() => {})
  }

  /** The backend that draws now; null before the first, and from a loss until the next one draws. */
  get backend(): BackendName | null {
    return (this.#drawing.current?.name ?? null) as BackendName | null
  }

  /** Adapter or renderer of the backend, for people. */
  get backendDescription(): string {
    return this.#drawing.current?.description ?? ''
  }

  /** Why this backend draws, for people: what was measured, lost or refused. */
  get backendReason(): string {
    return this.#drawing.reason
  }

  /** The canvas fills it, and what lies over the canvas belongs into it; null off-screen. */
  get element(): HTMLElement | null {
    return this.#host.element
  }

  get isDestroyed(): boolean {
    return this.#life.signal.aborted
  }

  /** Width and height of the surface in device px, and device px per CSS px, after any clamp to what the backend can. */
  get size(): HostSize {
    return this.#sizeOn(this.#drawing.current)
  }

  #sizeOn(backend: Backend | null): HostSize {
    const size = this.#host.size()
    const max = backend?.limits.maxTextureSize ?? Infinity
    const f = Math.min(this.#drawing.scale, max / size.width, max / size.height)
    if (f === 1) return size
    const side = (length: number) => Math.max(1, Math.floor(length * f))
    return { width: side(size.width), height: side(size.height), pixelRatio: size.pixelRatio * f }
  }

  /** Milliseconds of the engine's clock. */
  get now(): number {
    return this.#clock()
  }

  get(id: string): Node | null {
    return this.scene.get(id)
  }

  /** The topmost node at a point of the surface, CSS px; geometry only. */
  pick(x: number, y: number): Node | null {
    const world = this.camera.toWorld(x, y)
    return this.scene.hit(world.x, world.y, this.camera.zoom)
  }

  /** Listens; call what it returns to stop. */
  on<K extends keyof EngineEvents>(type: K, listener: (event: EngineEvents[K]) => void): () => void {
    return this.#events.on(type, listener)
  }

  /**
   * Replaces the scene by a document, given as an object or as JSON, in slices that leave time for frames. It is validated whole first;
   * until then, and when it is wrong, the old scene stays.
   */
  async load(document: unknown, options?: LoadOptions): Promise<void> {
    const { loadDocument } = await import('./load-document.ts')
    const check = () => this.#assertAlive()
    const { page, encodeOnDemand } = await loadDocument(document, this.scene, this.limits, options, check)
    this.#onDemand.code ??= encodeOnDemand
    this.#page = page
  }

  /** The scene as a document. */
  toJSON(): GlissadeDocument {
    return toDocument(this.scene, this.#page)
  }

  /** Counts as of now, also of a destroyed engine, whose `live` is what it left behind. */
  metrics(): Metrics {
    return {
      frames: this.#frames,
      last: this.#last,
      live: this.#ledger.live(),
      listeners: this.#events.count,
      quality: this.#drawing.pacer?.metrics() ?? null,
      watched: this.watcher?.metrics() ?? null,
    }
  }

  /** Resolves when images and fonts that the visible scene waits for have come or failed, and the picture with them is drawn. */
  async settled(): Promise<void> {
    await this.#starting
    do {
      this.#finish()
      await Promise.all([
        this.#host.images.settled(),
        this.#host.text.settled(),
        Promise.allSettled([this.#onDemand.pending, this.#drawing.current?.trails?.pending]),
      ])
    } while (this.#request && this.#isStale)
    await this.#drawing.current?.submitted()
  }

  /** The picture as it is now: `size` in device px, premultiplied RGBA8, top row first. */
  async readPremultiplied(): Promise<Uint8Array> {
    await this.#starting
    this.#assertAlive()
    this.#finish()
    if (!this.#drawing.current) throw new EngineError('device-lost', 'The backend was lost.')
    return this.#drawing.current.readPixels()
  }

  /** The picture as a PNG or JPEG file. */
  async capture({ type = 'image/png' }: { readonly type?: 'image/png' | 'image/jpeg' } = {}): Promise<Blob> {
    await this.#starting
    this.#finish()
    const { width, height } = this.size
    const pixels = await this.readPremultiplied()
    return (await import('./capture.ts')).toImageFile(pixels, width, height, type)
  }

  /** Ends the engine: listeners, canvas, GPU objects. Safe in any state, and twice. */
  destroy(): void {
    if (this.isDestroyed) return
    this.#life.abort()
    this.#cancel()
    this.scene.onChange = null
    this.#drawing.shown?.destroy()
    this.#drawing.shown = this.#drawing.current = null
    this.#host.destroy()
    this.#events.clear()
    this.watcher?.ended(this.#ledger)
  }

  readonly #open: Open = async (name, limit) => {
    const canvas = this.#host.createCanvas()
    const options = { signal: this.#life.signal, limit, ledger: this.#ledger }
    return { backend: await createBackend(name, canvas, options, this.#denylist), canvas }
  }

  async #start(): Promise<void> {
    // Canvas2D has nothing to wait for: the first picture is its, whatever is faster in the end.
    const rungs = this.#isAuto ? [...this.#rungs].reverse() : this.#rungs
    const { refusals, ...opened } = await chooseBackend(rungs, this.#open, this.#life.signal)
    if (this.isDestroyed) opened.backend.destroy()
    this.#take(opened, 'the first picture', refusals)
    this.#supervise('')
  }

  /** This backend draws from now on. */
  readonly #take = ({ backend, canvas }: Opened, why: string, refusals: readonly Refusal[]): void => {
    this.#assertAlive()
    const drawing = this.#drawing
    const { current, shown: old } = drawing
    drawing.current = drawing.shown = backend
    this.#isFull = true
    this.#encoder ??= new Encoder(this.scene, {
      text: this.#host.text,
      images: this.#host.images,
      onDemand: this.#onDemand,
      // All devices have room for so many: WebGPU and WebGL2 promise 256 layers.
      maxAtlasPages: 32,
      report: (problem, id) => this.#events.report(problem, id),
    })
    try {
      this.#draw()
      // A listener may end the engine while it draws.
      this.#assertAlive()
    } catch (error) {
      if (this.isDestroyed) old?.destroy()
      else Object.assign(drawing, { current, shown: old })
      throw error
    }
    // Not before: its canvas showed the last picture, until this task ends.
    old?.destroy()
    if (canvas) this.#host.show(canvas)
    this.#starting = Promise.resolve()
    void backend.lost.then((reason) => this.#lose(backend, reason))
    const reason = [why, ...reasonsOf(refusals)].join('; ')
    drawing.reason = reason
    const [from, to] = [old?.name ?? null, backend.name] as [BackendName | null, BackendName]
    this.#events.emit('backendchange', { from, to, reason, refusals })
  }

  #lose(lost: Backend, reason: string): void {
    if (lost !== this.#drawing.current) return
    this.#cancel()
    this.#drawing.current = null
    const error = new EngineError('device-lost', `${lost.name} was lost: ${reason}`, { value: lost.name })
    this.#tell(error)
    this.#supervise(error.message)
  }

  /** Sends for the supervisor, which finds what draws after a loss; again after `wait` ms while it cannot be had, and then less and less often. */
  #supervise(loss: string, wait = 250): void {
    const done = this.#supervisor.load().then((supervisor) => supervisor.lost(loss))
    if (!this.#drawing.current) this.#starting = done
    done.catch((error) => {
      this.#tell(error)
      if (!this.#supervisor.code) setTimeout(() => this.isDestroyed || this.#supervise(loss, 5 * wait), wait)
    })
  }

  readonly #tell = (error: EngineError): void => this.#events.emit('error', error)

  get #ticks(): number {
    return Math.round((this.now / 1000) * TICKS_PER_SECOND)
  }

  #invalidate(): void {
    this.#isStale = true
    this.#requestFrame()
  }

  /** Asks for one frame; more calls before it comes change nothing. */
  #requestFrame(): void {
    if (this.#request || !this.#drawing.current || this.isDestroyed) return
    this.#request = this.#host.requestFrame(() => {
      this.#request = 0
      // What moves by a clock that stands still would be the same picture again.
      const isOther = this.#isStale || this.#ticks !== this.#drawnTicks
      if (isOther && this.#host.now() >= this.#drawing.due) this.#draw()
      else this.#requestFrame()
    })
  }

  /** The picture as it is now, as good as can be. */
  #finish(): void {
    this.#drawing.pacer?.finish()
    if (this.#request) this.#draw()
  }

  #cancel(): void {
    if (this.#request) this.#host.cancelFrame(this.#request)
    this.#request = 0
  }

  #draw(): void {
    const current = this.#drawing.current
    if (!current || this.isDestroyed) return
    const isMoving = this.scene.motions?.settle(this.#ticks)
    this.#drawnTicks = this.#ticks
    this.#cancel()
    this.#isStale = false
    if (this.scene.hasTrails) {
      this.#onDemand.get()
      current.trails?.get()
      this.#await(current.trails?.pending)
    }
    const started = this.#host.now()
    const encoder = this.#encoder as Encoder
    const frame = this.#encode(current, this.#isFull)
    // Who is told of a problem may end the engine.
    if (this.#drawing.current !== current) return
    if (isMoving || encoder.hasTrails) this.#requestFrame()
    this.#await(this.#onDemand.pending)
    if (frame.passes.length === 0) return
    const encoded = this.#host.now()
    this.watcher?.beforeRender(current.device, encoder.atlas)
    const counters = current.render(frame)
    encoder.taken()
    this.#isFull = false
    this.#drawing.at = this.#host.now()
    const stats = {
      ...counters,
      visited: encoder.visited,
      encoded: encoder.encoded,
      encodeMs: encoded - started,
      renderMs: this.#drawing.at - encoded,
    }
    this.#frames++
    this.#last = stats
    this.#drawing.pacer?.drawn()
    this.#events.emit('frame', stats)
  }

  /** The frame for a backend, at the size that it can draw. */
  #encode(backend: Backend, isFull: boolean): Frame {
    const { width, height, pixelRatio } = this.#sizeOn(backend)
    if (pixelRatio < this.#host.size().pixelRatio * this.#drawing.scale) this.#events.report('surface-clamped', '')
    backend.resize(width, height)
    const background = premultiply(this.#page.background)
    const time = this.#ticks >>> 0
    return (this.#encoder as Encoder).encode(
      { camera: this.camera, pixelRatio, width, height, background, time },
      isFull,
    )
  }

  /** All of the picture anew. */
  #redraw(): void {
    this.#encoder?.redraw()
    this.#invalidate()
  }

  /** Code that the picture lacks: it is drawn again with it. */
  #await(pending: Promise<void> | null = null): void {
    if (!pending || this.#awaited.has(pending)) return
    this.#awaited.add(pending)
    pending.then(() => this.#redraw(), this.#tell)
  }

  /** Fonts or images arrived: texts are measured anew, and the picture is drawn again. */
  #refreshResources(): void {
    this.scene.each((node) => {
      if (node.type === 'text') this.scene.mark(node, CHANGE.BOUNDS)
    })
    this.#invalidate()
  }

  #assertAlive(): void {
    if (this.isDestroyed) throw destroyed()
  }
}
