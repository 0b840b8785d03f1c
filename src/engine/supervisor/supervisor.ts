/**
 * Keeps a picture on the screen. After the first one it looks for the fastest backend, after a loss for another device, and
 * it climbs back when it can. `ladder.ts` decides; here it is done. A chunk of its own, fetched after the first picture.
 */
import type { Backend } from '../../backends/backend.ts'
import { EngineError } from '../../base/errors.ts'
import type { Scene } from '../../scene/scene.ts'
import { type BackendName, type Open, type Opened, type Refusal, reasonsOf, refusalOf } from '../choose-backend.ts'
import { destroyed } from '../destroyed.ts'
import type { EngineEmitter } from '../events.ts'
import { advance, createLadder, type Ladder, type LadderEvent, type Moment, wishOf } from './ladder.ts'
import { type Comparison, compareSpeed, type DrawOn } from './measure.ts'
import { forget, recall, remember } from './memory.ts'
import { Pacer } from './pacer.ts'
import { prove } from './prove.ts'

/** What an engine draws with: its own, for others to look at. */
export interface Drawing {
  /** Null after a loss. */
  current: Backend | null
  /** Whose picture is on the screen: that of `current`, or of the one that was lost. */
  shown: Backend | null
  /** Why it is that one, for people. */
  reason: string
  /** When the last picture was drawn, ms of `performance.now`. */
  at: number
  /** Of the host's device px per CSS px, those that are drawn: 0.5, 0.75 or 1. */
  scale: number
  /** No picture is drawn before, ms of `performance.now`. */
  due: number
  /** Null until the supervisor is there. */
  pacer: Pacer | null
}

/** What an engine lends its supervisor. */
export interface Seat {
  /** Best first. */
  readonly rungs: readonly BackendName[]
  /** May rungs be measured? Else their order is the user's. */
  readonly isAuto: boolean
  /** May pictures be drawn with less, and changes be held back? */
  readonly isPaced: boolean
  readonly scene: Scene
  readonly events: EngineEmitter
  /** Ends with the engine. */
  readonly signal: AbortSignal
  readonly drawing: Drawing
  readonly open: Open
  readonly drawOn: DrawOn
  /** This one draws from now on, in the place of the last. */
  take(opened: Opened, why: string, refusals: readonly Refusal[]): void
  /** All is drawn again: what was lost unnoticed shows. */
  redraw(): void
}

const MEASURED = 'it was the fastest when last measured'

/** ms that a rung may take to come, and then to draw: as long as Chromium's GPU watchdog waits; less while nothing draws and others could. */
const LIMIT = 10_000
const URGENT_LIMIT = 3000

export class Supervisor {
  readonly #seat: Seat
  #ladder: Ladder
  #timer: ReturnType<typeof setTimeout> | undefined
  #isTrying = false
  /** Of this pass: what began it, and what came of it. */
  #why = ''
  #refusals: Refusal[] = []
  /** Could every rung of this pass be had? */
  #isWhole = true
  readonly #pacer: Pacer
  /** Of the last loss, until something draws again. */
  #drawn: Promise<void> | null = null
  #settle: { resolve(): void; reject(error: EngineError): void } = { resolve() {}, reject() {} }

  constructor(seat: Seat) {
    this.#seat = seat
    const { rungs, isAuto, signal } = seat
    const shown = seat.drawing.shown?.name as BackendName
    this.#ladder = createLadder(rungs, shown, performance.now())
    const known = isAuto && recall()
    if (known) this.#ladder = { ...this.#ladder, slower: rungs.slice(0, rungs.indexOf(known)) }
    if (known === shown) seat.drawing.reason = MEASURED
    this.#pacer = new Pacer(seat)
    if (signal.aborted) return
    seat.drawing.pacer = this.#pacer
    globalThis.document?.addEventListener('visibilitychange', this.#onShown, { signal })
    globalThis.addEventListener?.('pageshow', this.#onShown, { signal })
    for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const)
      globalThis.addEventListener?.(type, this.#onPointer, { signal, capture: true, passive: true })
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer)
      this.#settle.reject(destroyed())
    })
    // Else the loss is about to be told.
    if (seat.drawing.current) this.#follow()
  }

  /** What drew is gone. Resolves when something draws again; rejects when nothing can for now. */
  async lost(reason: string): Promise<void> {
    if (this.#seat.signal.aborted) throw destroyed()
    if (this.#seat.drawing.current) return
    if (this.#drawn) return this.#drawn
    const drawn = new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.#drawn = drawn
    const forget = () => {
      if (this.#drawn === drawn) this.#drawn = null
    }
    drawn.then(forget, forget)
    this.#begin(reason)
    this.#step({ type: 'lost' })
    await drawn
  }

  /** Where a context can be lost without an event, this is how it is noticed while nothing is drawn. */
  readonly #onPointer = (event: PointerEvent): void => {
    this.#seat.drawing.current?.look?.()
    this.#pacer.pointed(event)
  }

  readonly #onShown = (): void => {
    if (!isVisible()) return
    this.#seat.redraw()
    this.#step({ type: 'time' })
  }

  #begin(why: string): void {
    this.#why = why
    this.#refusals = []
    this.#isWhole = true
  }

  #moment(): Moment {
    return { now: performance.now(), quietSince: this.#seat.drawing.at, isVisible: isVisible() }
  }

  #step(event: LadderEvent): void {
    if (this.#seat.signal.aborted) return
    if (event.type === 'time' && !this.#ladder.queue.length) this.#begin('a better backend can be had')
    this.#ladder = advance(this.#ladder, event, this.#moment())
    const { queue, current } = this.#ladder
    if (event.type !== 'proved' && this.#refusals.length && !queue.length && current)
      this.#seat.drawing.reason = reasonsOf(this.#refusals).join('; ')
    this.#follow()
  }

  /** Does what the ladder wants. */
  #follow(): void {
    clearTimeout(this.#timer)
    if (this.#isTrying) return
    const { rung, wakeAt } = wishOf(this.#ladder, this.#moment())
    if (rung) return void this.#try(rung)
    if (wakeAt === null) return
    const wait = wakeAt - performance.now()
    this.#timer = setTimeout(() => this.#step({ type: 'time' }), wait)
    if (!this.#ladder.current) this.#fail(wait)
  }

  #fail(wait: number): void {
    const reasons = [this.#why, ...reasonsOf(this.#refusals)].join('; ')
    const next = `the next try is in ${Math.ceil(wait / 1000)} s`
    const error = new EngineError('device-lost', `Nothing can draw (${reasons}); ${next}.`, { value: this.#seat.rungs })
    this.#settle.reject(error)
  }

  async #try(rung: BackendName): Promise<void> {
    const seat = this.#seat
    this.#isTrying = true
    let opened: Opened | null = null
    let event: LadderEvent
    const isUrgent = !seat.drawing.current && this.#ladder.queue.length > 1
    const limit = isUrgent ? URGENT_LIMIT : LIMIT
    try {
      opened = await openWithin(seat, rung, limit)
      await within(prove(opened.backend), limit)
      const { isFaster, reason } = await within(this.#judge(opened.backend), limit)
      seat.signal.throwIfAborted()
      event = { type: isFaster ? 'proved' : 'slower', rung }
      if (isFaster) {
        seat.take(opened, reason, this.#refusals)
        this.#pacer.begin()
        this.#settle.resolve()
      } else this.#refuse(opened, { backend: rung, reason })
    } catch (error) {
      event = { type: 'refused', rung }
      this.#isWhole = false
      if (rung === recall() && !seat.signal.aborted) forget()
      this.#refuse(opened, refusalOf(rung, error))
    }
    this.#isTrying = false
    this.#step(event)
  }

  #refuse(opened: Opened | null, refusal: Refusal): void {
    opened?.backend.destroy()
    this.#refusals.push(refusal)
  }

  /** Is a backend, of which nothing is known yet, worth taking? */
  async #judge(backend: Backend): Promise<Comparison> {
    const { isAuto, drawOn, drawing } = this.#seat
    const { current } = drawing
    if (!current || !isAuto) return { isFaster: true, reason: this.#why }
    if (recall() === backend.name) return { isFaster: true, reason: MEASURED }
    // What is lost draws nothing, and that at once.
    const gone = backend.lost.then((why) => {
      throw new EngineError('device-lost', why)
    })
    const comparison = await Promise.race([compareSpeed(backend, current, drawOn), gone])
    if (drawing.current !== current) return { isFaster: true, reason: this.#why }
    if (this.#isWhole && isVisible()) remember((comparison.isFaster ? backend : current).name as BackendName)
    return comparison
  }
}

/** A backend that arrives too late is given back. */
async function openWithin(seat: Seat, rung: BackendName, ms: number): Promise<Opened> {
  const opening = seat.open(rung, ms)
  try {
    return await within(opening, 2 * ms)
  } catch (error) {
    opening.then(
      ({ backend }) => backend.destroy(),
      () => {},
    )
    throw error
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineError('backend-unavailable', `it did not draw within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function isVisible(): boolean {
  return globalThis.document?.visibilityState !== 'hidden'
}
