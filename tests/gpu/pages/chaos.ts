/** Engines that are in the middle of something when their device fails. */
import { type BackendName, Box, Engine, Group, gentle, Image, Text, Trail } from '../../../src/index.ts'
import { createFaults, type FaultBackend } from '../../../src/testing.ts'
import { addHost } from './shared/host.ts'
import { type HeldCounts, heldCounts, patch, sleep } from './shared/watch-page.ts'

const faults = createFaults()
/** Devices and contexts that the page opened so far. */
const opened = { webgpu: 0, webgl2: 0, canvas2d: 0 }
patch(globalThis.GPUAdapter?.prototype ?? {}, 'requestDevice', (original) => (self, args) => {
  opened.webgpu++
  return original(self, args)
})
patch(OffscreenCanvas.prototype, 'getContext', (original) => (self, args) => {
  const context = original(self, args)
  if (args[0] === 'webgl2' && context) opened.webgl2++
  return context
})

const RUNGS: readonly BackendName[] = ['webgpu', 'webgl2', 'canvas2d']

export type Fault =
  | 'lose'
  | 'fail'
  | 'validation'
  | 'out-of-memory'
  | 'lose, then refuse'
  | 'lose, then hang'
  | 'lose, then reject pipelines'

/** What an engine is in the middle of. */
const MOMENTS = ['starting', 'idle', 'dragging', 'resizing', 'loading an image', 'springing', 'destroyed'] as const
type Moment = (typeof MOMENTS)[number]

/** ms of the engines' clock. */
let clock = 1000
/** ms by which the page's own clock was put on. */
let skipped = 0
const original = performance.now.bind(performance)
performance.now = () => original() + skipped

const TILE = (() => {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 8
  const ctx = canvas.getContext('2d') as CanvasRenderingContext2D
  for (let i = 0; i < 64; i++) {
    ctx.fillStyle = `rgb(${i * 4} ${255 - i * 3} 90)`
    ctx.fillRect(i % 8, i >> 3, 1, 1)
  }
  return canvas.toDataURL()
})()

/** An engine in the middle of something; the same calls make the same picture. */
class Play {
  readonly host = addHost('width:160px;height:120px')
  readonly engine: Engine
  readonly card: Box
  readonly events: string[] = []
  readonly #moment: Moment
  readonly #trail: Trail

  constructor(moment: Moment, backend: readonly BackendName[]) {
    this.#moment = moment
    this.engine = new Engine(this.host, { backend, background: '#fff', clock: () => clock, reducedMotion: false })
    this.engine.on('error', ({ code }) => this.events.push(code))
    this.engine.on('backendchange', ({ to }) => this.events.push(to))
    const { scene } = this.engine
    const panel = scene.add(new Group({ clip: { x: 8, y: 8, width: 140, height: 100, cornerRadius: 12 } }))
    panel.add(new Box({ width: 160, height: 120, fill: '#eef' }))
    panel.add(new Text({ x: 16, y: 80, text: '柜台 Glissade', fontSize: 16, fill: '#123' }))
    panel.add(new Image({ x: 110, y: 60, width: 40, height: 40, src: TILE }))
    const shadow = { x: 2, y: 4, blur: 12, color: '#0006' }
    this.card = panel.add(
      new Box({ id: 'card', x: 20, y: 20, width: 60, height: 40, cornerRadius: 8, fill: '#c52', shadow }),
    )
    this.#trail = scene.add(new Trail({ color: '#06c8', width: 8, life: 5 }))
  }

  /** Before the fault. */
  begin(): void {
    if (this.#moment === 'dragging') for (let i = 0; i < 8; i++) this.#drag(i)
    if (this.#moment === 'springing') this.card.animate({ x: 70, rotation: 0.4 }, gentle)
  }

  /** In the task in which the fault comes. */
  during(): void {
    if (this.#moment === 'resizing') this.host.style.width = '140px'
    if (this.#moment === 'loading an image')
      this.engine.scene.add(new Image({ id: 'late', x: 90, y: 20, width: 30, height: 30, src: TILE }))
    if (this.#moment === 'destroyed') this.engine.destroy()
  }

  /** While nothing may be able to draw. */
  after(): void {
    if (this.#moment === 'dragging') for (let i = 8; i < 16; i++) this.#drag(i)
  }

  #drag(step: number): void {
    this.card.set({ x: 20 + 4 * step, y: 20 + (step % 5) })
    this.#trail.push(this.card.x, this.card.y + 20, { time: 1000 + 8 * step })
  }

  end(): void {
    this.engine.destroy()
    this.host.remove()
  }
}

/** From now on the page says that nobody sees it. */
function hide(): void {
  Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
}

function inject(rung: FaultBackend, fault: Fault): void {
  const device = faults[rung]
  if (fault === 'lose, then refuse') device.refuse()
  if (fault === 'lose, then hang') device.refuse('hang')
  if (fault === 'lose, then reject pipelines') device.rejectPipelines()
  if (fault === 'validation' || fault === 'out-of-memory') device.error(fault)
  else if (fault === 'fail') device.fail()
  else device.lose()
}

export interface Outcome {
  readonly moment: Moment
  readonly backend: BackendName | null
  readonly events: readonly string[]
  /** Bytes of the picture that differ from that of an engine that lived without the fault. */
  readonly wrong: number
  readonly isSameNode: boolean
  readonly canvases: number
}

export interface Strike {
  /** Devices and contexts of the rung that were opened after the fault, by all engines together. */
  readonly opened: number
  readonly outcomes: readonly Outcome[]
}

/** One fault, and an engine in each moment. */
async function strike(rung: BackendName, fault: Fault): Promise<Strike> {
  clock = 1000
  const rungs = RUNGS.slice(RUNGS.indexOf(rung))
  const plays = MOMENTS.filter((moment) => moment !== 'starting').map((moment) => new Play(moment, rungs))
  await Promise.all(plays.map(({ engine }) => engine.settled()))
  for (const play of plays) play.begin()
  clock += 120
  await Promise.all(plays.map(({ engine }) => engine.settled()))
  const starting = new Play('starting', rungs)
  // Its device is on the way.
  await Promise.resolve()
  const all = [starting, ...plays]
  const cards = all.map(({ engine }) => engine.get('card'))
  for (const play of all) play.during()
  const began = original()
  const before = opened[rung]
  inject(rung, fault)
  for (const play of all) play.after()
  // What is lost without an event is noticed when something is drawn.
  document.dispatchEvent(new Event('visibilitychange'))
  for (const { engine, events } of all) {
    const isDone = () => engine.isDestroyed || (events.length > (engine === starting.engine ? 0 : 2) && engine.backend)
    while (!isDone() && original() - began < 30_000) await sleep(10)
  }
  for (const play of all) await hostSized(play)
  await Promise.all(all.map(({ engine }) => engine.settled().catch(() => {})))
  const after = opened[rung] - before
  const outcomes: Outcome[] = []
  for (const [i, play] of all.entries()) {
    const { engine, events, host } = play
    const moment = MOMENTS[i] as Moment
    const picture = engine.isDestroyed ? null : await engine.readPremultiplied()
    outcomes.push({
      moment,
      backend: engine.backend,
      events,
      wrong: picture ? await compare(moment, engine.backend as BackendName, picture) : 0,
      isSameNode: engine.get('card') === cards[i],
      canvases: host.querySelectorAll('canvas').length,
    })
  }
  for (const play of all) play.end()
  faults[rung].heal()
  return { opened: after, outcomes }
}

/** A new size of a host comes to its engine with the next layout. */
async function hostSized({ engine, host }: Play): Promise<void> {
  while (!engine.isDestroyed && engine.size.width !== host.clientWidth) await sleep(5)
}

/** Bytes that differ from the picture of an engine that did the same without a fault. */
async function compare(moment: Moment, backend: BackendName, picture: Uint8Array): Promise<number> {
  const now = clock
  clock = 1000
  const play = new Play(moment, [backend])
  await play.engine.settled()
  play.begin()
  clock = now
  play.during()
  play.after()
  await hostSized(play)
  await play.engine.settled()
  const right = await play.engine.readPremultiplied()
  play.end()
  if (right.length !== picture.length) return Math.max(right.length, picture.length)
  return picture.reduce((sum, byte, i) => sum + (byte === right[i] ? 0 : 1), 0)
}

/** Loses what an engine draws on, and puts the clock on far enough that each loss is the first of its minute. */
async function loseAgain(rung: BackendName, rounds: number): Promise<readonly string[]> {
  skipped += 200_000
  clock = 1000
  const play = new Play('idle', [rung])
  await play.engine.settled()
  for (let i = 0; i < rounds; i++) {
    const seen = play.events.length
    faults[rung].lose()
    for (const end = original() + 10_000; play.events.length < seen + 2 && original() < end; ) await sleep(5)
    await play.engine.settled()
    skipped += 200_000
  }
  play.end()
  return play.events
}

export interface Crowd {
  /** While all live, and when one is left. */
  readonly devices: readonly [all: number, one: number]
  /** Engines whose picture is not the one they had before. */
  readonly wrong: readonly number[]
  readonly isLastRight: boolean
}

/** Many engines that lose the device which they share; then all but the last end. */
async function loseCrowd(rung: BackendName, count: number): Promise<Crowd> {
  clock = 1000
  const plays = Array.from({ length: count }, () => new Play('idle', [rung]))
  const read = () => Promise.all(plays.map(({ engine }) => engine.readPremultiplied()))
  await Promise.all(plays.map(({ engine }) => engine.settled()))
  const before = await read()
  faults[rung].lose()
  for (const { events } of plays) while (events.length < 3) await sleep(10)
  await Promise.all(plays.map(({ engine }) => engine.settled()))
  const after = await read()
  const held = () => heldCounts().devices + heldCounts().contexts
  const all = held()
  const last = plays.pop() as Play
  for (const play of plays) play.end()
  last.card.x += 1
  last.card.x -= 1
  const right = await last.engine.readPremultiplied()
  const one = held()
  last.end()
  const same = (a: Uint8Array, b: Uint8Array | undefined) => a.every((byte, i) => byte === b?.[i])
  return {
    devices: [all, one],
    wrong: after.flatMap((picture, i) => (same(picture, before[i]) ? [] : [i])),
    isLastRight: same(right, before[count - 1]),
  }
}

/** A rung that cannot be had for a while; what `readPremultiplied` says then, and when it can be had again. */
async function refuseForAWhile(rung: BackendName): Promise<readonly [during: string, after: string]> {
  const play = new Play('idle', [rung])
  const read = () =>
    play.engine.readPremultiplied().then(
      () => 'a picture',
      ({ code }) => String(code),
    )
  await play.engine.settled()
  faults[rung].refuse()
  faults[rung].lose()
  while (play.events.length < 3) await sleep(5)
  const during = await read()
  faults[rung].heal()
  while (play.engine.backend === null) await sleep(5)
  await play.engine.settled()
  const after = await read()
  play.end()
  return [during, after]
}

/** A listener that ends the engine in the picture by which the next backend takes over. */
async function endInSwap(rung: BackendName): Promise<HeldCounts> {
  const play = new Play('idle', [rung])
  await play.engine.settled()
  play.engine.on('frame', () => play.engine.destroy())
  faults[rung].lose()
  while (!play.engine.isDestroyed) await sleep(5)
  play.end()
  await sleep(100)
  return heldCounts()
}

let survivor: Play | null = null

/** Makes an engine that is to survive something from outside of the page. */
async function prepare(rungs: readonly BackendName[]): Promise<void> {
  clock = 1000
  survivor = new Play('dragging', rungs)
  await survivor.engine.settled()
  survivor.begin()
  await survivor.engine.settled()
}

/** What became of it, once another backend draws or `limit` ms have passed; the drag goes on meanwhile. */
async function survive(limit: number): Promise<Omit<Outcome, 'moment' | 'isSameNode'>> {
  const { engine, events, host } = survivor as Play
  const end = original() + limit
  survivor?.after()
  while ((events.length < 3 || !engine.backend) && original() < end) await sleep(10)
  await engine.settled()
  const wrong = await compare('dragging', engine.backend as BackendName, await engine.readPremultiplied())
  const { backend } = engine
  const canvases = host.querySelectorAll('canvas').length
  survivor?.end()
  return { backend, events, wrong, canvases }
}

export interface DragReport {
  readonly backend: BackendName | null
  readonly events: readonly string[]
  /** Did the host have what it should, at every move? */
  readonly hadCapture: boolean
  readonly hadFocus: boolean
  readonly capturesLost: number
  readonly moves: number
  /** Of the card, as often as it was moved, and as it is now. */
  readonly x: number
  readonly pointerX: number
  readonly isSameNode: boolean
  /** Bytes that differ from the picture of an engine whose card was put there. */
  readonly wrong: number
}

/** An engine in a host with focus, whose card follows the pointer that the host captures. */
function startDrag(rungs: readonly BackendName[]) {
  clock = 1000
  const play = new Play('idle', rungs)
  const { host, engine, card, events } = play
  host.tabIndex = 0
  host.style.cssText += ';position:fixed;left:0;top:0'
  host.focus()
  const seen = { hadCapture: true, hadFocus: true, capturesLost: 0, moves: 0, pointerX: 0 }
  host.addEventListener('pointerdown', ({ pointerId }) => host.setPointerCapture(pointerId))
  host.addEventListener('lostpointercapture', () => seen.capturesLost++)
  host.addEventListener('pointermove', ({ pointerId, clientX }) => {
    if (!host.hasPointerCapture(pointerId)) return
    seen.hadFocus &&= document.activeElement === host
    seen.moves++
    seen.pointerX = clientX
    card.x = clientX
  })
  const report = async (): Promise<DragReport> => {
    await engine.settled()
    const picture = await engine.readPremultiplied()
    const other = new Play('idle', [engine.backend as BackendName])
    other.card.x = card.x
    await other.engine.settled()
    const right = await other.engine.readPremultiplied()
    other.end()
    seen.hadCapture &&= host.hasPointerCapture(1)
    return {
      ...seen,
      backend: engine.backend,
      events,
      x: card.x,
      isSameNode: engine.get('card') === card,
      wrong: picture.reduce((sum, byte, i) => sum + (byte === right[i] ? 0 : 1), 0),
    }
  }
  return { ready: engine.settled(), report }
}

let drag: ReturnType<typeof startDrag> | null = null

function beginDrag(rungs: readonly BackendName[]): Promise<void> {
  drag = startDrag(rungs)
  return drag.ready
}

/** A context that is lost without an event, while nothing is drawn; what was told by the time that `look` was done. */
async function loseSilently(look: () => Promise<void>): Promise<readonly string[]> {
  const play = new Play('idle', ['webgl2'])
  await play.engine.settled()
  faults.webgl2.error('validation')
  await sleep(100)
  const before = [...play.events]
  await look()
  for (const end = original() + 10_000; play.events.length < 3 && original() < end; ) await sleep(10)
  const { events } = play
  play.end()
  return [...before, '-', ...events]
}

const chaos = {
  inject,
  beginDrag,
  drag: () => drag?.report(),
  loseSilently: () => loseSilently(() => window.look()),
  hide,
  strike,
  loseAgain,
  loseCrowd,
  refuseForAWhile,
  endInSwap,
  prepare,
  survive,
}
declare global {
  interface Window {
    chaos: typeof chaos
    /** Of the test: the user comes back. */
    look: () => Promise<void>
  }
}
window.chaos = chaos
