/** What `glissade/health` says of engines in a live page, beside what the browser was asked to do. */

import { type Leak, leaks, watch } from '../../../src/health.ts'
import {
  type BackendName,
  Box,
  Ellipse,
  Engine,
  followPointer,
  Group,
  Image,
  type Node,
  snappy,
  Text,
  Trail,
} from '../../../src/index.ts'
import { createRandom } from '../../support/random-scene.ts'
import { type GpuCounts, gpuCounts } from './shared/count-gpu.ts'
import { addHost } from './shared/host.ts'
import { type HeldCounts, heldCounts, nextFrame, sleep } from './shared/watch-page.ts'

const STYLE = 'width:320px;height:240px'

/** A picture too large for the atlas. */
function largePicture(random: () => number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(1100, 40 + Math.floor(random() * 20))
  const ctx = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  ctx.fillStyle = `rgb(${Math.floor(random() * 255)} 80 160)`
  ctx.fillRect(10, 10, 1000, 20)
  return canvas
}

/** Things that people and apps do to a scene, one of them at a time. */
function createSession(engine: Engine, host: HTMLElement, seed: number): () => string {
  const random = createRandom(seed)
  const { scene, camera } = engine
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T
  const place = () => ({ x: random() * 280, y: random() * 200 })
  const nodes: Node[] = []
  const layers: Group[] = []
  const crowds: Group[] = []
  const images: Image[] = []
  const trail = scene.add(new Trail({ color: '#3d5afe', width: 12, life: 0.4 }))
  const add = (node: Node) => void nodes.push(scene.add(node))
  const label = scene.add(new Text({ text: 'Deposit', x: 8, y: 8, fontSize: 16 }))
  let words = 0
  const acts: Readonly<Record<string, () => void>> = {
    move: () => pick(nodes).set(place()),
    drag: () => {
      for (const node of nodes) node.x += 2
    },
    color: () => (pick(nodes) as Box).set({ fill: `rgb(${Math.floor(random() * 255)} 40 90)` }),
    'add box': () =>
      add(
        new Box({
          ...place(),
          width: 60,
          height: 30,
          cornerRadius: 8,
          fill: '#28c',
          shadow: { blur: 8, color: '#0008' },
        }),
      ),
    'add ellipse': () => add(new Ellipse({ ...place(), width: 30, height: 30, fill: '#c28' })),
    // The stores grow.
    'add many': () => {
      const many = scene.add(new Group())
      for (let i = 0; i < 150; i++) many.add(new Box({ ...place(), width: 5, height: 5, fill: '#0a0' }))
      crowds.push(many)
      if (crowds.length > 2) crowds.shift()?.remove()
    },
    remove: () => {
      while (nodes.length > 8) nodes.splice(Math.floor(random() * nodes.length), 1)[0]?.remove()
    },
    text: () => label.set({ text: `Deposit ${words++}`, fontSize: 12 + Math.floor(random() * 20) }),
    layer: () => {
      const group = scene.add(new Group({ opacity: 0.5 }))
      group.add(new Box({ ...place(), width: 90, height: 70, fill: '#fa0' }))
      group.add(new Box({ ...place(), width: 90, height: 70, fill: '#0af' }))
      layers.push(group)
      if (layers.length > 3) layers.shift()?.remove()
    },
    image: () => {
      images.push(scene.add(new Image({ ...place(), width: 110, height: 40, src: largePicture(random) })))
      if (images.length > 2) images.shift()?.remove()
    },
    spring: () => void pick(nodes).animate({ scaleX: 0.5 + random() }, snappy),
    trail: () => void trail.push(random() * 300, random() * 200),
    pan: () => void camera.set({ x: random() * 20, y: random() * 20 }),
    zoom: () => camera.zoomAt(100, 100, 0.9 + random() * 0.2),
    resize: () => {
      host.style.width = `${200 + Math.floor(random() * 300)}px`
    },
    rest: () => {},
  }
  for (let i = 0; i < 6; i++) acts['add box']?.()
  return () => {
    const name = pick(Object.keys(acts))
    acts[name]?.()
    return name
  }
}

export interface SessionReport {
  readonly frames: number
  readonly acts: Readonly<Record<string, number>>
  /** Acts after which the engine's counts and the browser's differed. */
  readonly wrong: readonly { readonly act: string; readonly engine: GpuCounts; readonly browser: GpuCounts }[]
  readonly end: GpuCounts
  /** Of these counts over the session, the most. */
  readonly mostObjects: number
  readonly left: { readonly engine: number; readonly browser: number }
}

/** A session that is compared after each act. */
class Session {
  readonly #host = addHost(STYLE)
  readonly #engine: Engine
  readonly #act: () => string
  readonly #acts: Record<string, number> = {}
  readonly #wrong: SessionReport['wrong'][number][] = []
  #mostObjects = 0
  #start = gpuCounts()
  #first = 0

  constructor(backend: BackendName, seed: number) {
    this.#engine = new Engine(this.#host, { backend, background: '#fff' })
    this.#act = createSession(this.#engine, this.#host, seed)
  }

  async start(): Promise<void> {
    await this.#engine.ready
    watch(this.#engine, { host: this.#host, gpuTime: false })
    this.#start = gpuCounts()
    this.#first = this.#engine.metrics().frames
  }

  get #frames(): number {
    return this.#engine.metrics().frames - this.#first
  }

  /** Until `count` more pictures were drawn. */
  async play(count: number): Promise<void> {
    const end = this.#frames + count
    while (this.#frames < end) {
      const act = this.#act()
      this.#acts[act] = (this.#acts[act] ?? 0) + 1
      await nextFrame()
      const [engine, browser] = [this.#engineCounts(), this.#browserCounts()]
      if (JSON.stringify(engine) !== JSON.stringify(browser)) this.#wrong.push({ act, engine, browser })
      this.#mostObjects = Math.max(this.#mostObjects, browser.objects)
    }
  }

  end(): SessionReport {
    const end = this.#browserCounts()
    this.#engine.destroy()
    this.#host.remove()
    const left = { engine: this.#engine.metrics().live.objects, browser: gpuCounts().objects }
    const mostObjects = this.#mostObjects
    return { frames: this.#frames, acts: this.#acts, wrong: this.#wrong, end, mostObjects, left }
  }

  #engineCounts(): GpuCounts {
    const { live, watched } = this.#engine.metrics()
    const { draws = 0, uploadedBytes = 0, created = 0 } = watched?.total ?? {}
    return { draws, uploadedBytes, created, objects: live.objects, bytes: live.bytes }
  }

  #browserCounts(): GpuCounts {
    const { draws, uploadedBytes, created, objects, bytes } = gpuCounts()
    const start = this.#start
    return {
      draws: draws - start.draws,
      uploadedBytes: uploadedBytes - start.uploadedBytes,
      created: created - start.created,
      objects,
      bytes,
    }
  }
}

let session: Session | null = null

async function startSession(backend: BackendName, seed: number): Promise<void> {
  session = new Session(backend, seed)
  await session.start()
}

async function playFrames(count: number): Promise<void> {
  await session?.play(count)
}

function endSession(): SessionReport {
  if (!session) throw new Error('No session is played.')
  return session.end()
}

function pointer(type: string, target: Element, x: number, y: number): void {
  const at = { clientX: x, clientY: y, pointerId: 1, button: 0, bubbles: true, isPrimary: true }
  target.dispatchEvent(new PointerEvent(type, at))
}

/** One life of an engine in a page: made, drawn, dragged on, watched, and, but for a `leak`, destroyed. */
async function liveOnce(backend: BackendName, label: string, isLeaked: boolean): Promise<void> {
  const host = addHost()
  const engine = new Engine(host, { backend, background: '#fff' })
  watch(engine, { label, host })
  const card = engine.scene.add(new Box({ width: 80, height: 40, fill: '#28c', draggable: true }))
  card.add(new Text({ text: '存取款', x: 8, y: 8 }))
  const trail = engine.scene.add(new Trail({ color: '#e0529c', width: 8 }))
  engine.on('frame', () => card.name)
  await engine.ready
  const stop = followPointer(trail, engine, host)
  const canvas = host.querySelector('canvas') as HTMLCanvasElement
  canvas.setPointerCapture = () => {}
  ;(canvas.parentElement as HTMLElement).setPointerCapture = () => {}
  const { x, y } = canvas.getBoundingClientRect()
  pointer('pointerdown', canvas, x + 10, y + 10)
  for (let i = 0; i < 3; i++) {
    pointer('pointermove', canvas, x + 20 + i * 10, y + 20)
    card.set({ x: i * 9, y: i })
    await nextFrame()
  }
  pointer('pointerup', canvas, x + 50, y + 20)
  void card.animate({ scaleX: 0.9 }, snappy)
  await nextFrame()
  stop()
  if (!isLeaked) engine.destroy()
  host.remove()
}

let keeper: Engine | null = null

/** Many lives on a device that lives on meanwhile, as that of a page does. */
async function liveAndDie(backend: BackendName, cycles: number): Promise<void> {
  keeper ??= new Engine({ width: 1, height: 1 }, { backend })
  for (let i = 0; i < cycles; i++) await liveOnce(backend, `cycle ${i}`, false)
}

/** What is there when the device is gone, too. */
async function whatIsLeft(): Promise<{ held: HeldCounts; leaks: readonly Leak[] }> {
  keeper?.destroy()
  keeper = null
  await sleep(500)
  return { held: heldCounts(), leaks: leaks() }
}

async function plantLeak(backend: BackendName): Promise<readonly Leak[]> {
  await liveOnce(backend, 'healthy', false)
  await liveOnce(backend, 'order board', true)
  await liveOnce(backend, 'healthy too', false)
  // A GPU time may be on its way.
  await sleep(500)
  return leaks()
}

/** GPU times of a picture of `count` large boxes, one over the other; null where they are not told. */
async function timeGpu(backend: BackendName, count: number, pictures: number): Promise<number | null> {
  const engine = new Engine(addHost('width:200px;height:150px'), { backend })
  const boxes = Array.from({ length: count }, () =>
    engine.scene.add(new Box({ width: 200, height: 150, cornerRadius: 40, fill: '#28c8' })),
  )
  const errors: string[] = []
  engine.on('error', ({ message }) => errors.push(message))
  await engine.settled()
  const health = watch(engine)
  const times: number[] = []
  health.on('gpu', (ms) => times.push(ms))
  for (let i = 0; i < pictures; i++) {
    boxes[0]?.set({ opacity: 1 - (i % 2) / 2 })
    await engine.settled()
    await sleep(60)
  }
  engine.destroy()
  if (errors.length > 0) throw new Error(errors.join())
  return times.length > 0 ? Math.min(...times) : null
}

let inputs: {
  readonly told: number[]
  readonly heard: number[]
  readonly shown: number[]
  readonly end: () => void
} | null = null

/** Follows the mouse with a box, and times that beside the engine's health. */
async function followMouse(backend: BackendName): Promise<void> {
  const host = addHost('position:fixed;inset:0')
  const engine = new Engine(host, { backend })
  const box = engine.scene.add(new Box({ width: 40, height: 40, fill: '#28c' }))
  await engine.settled()
  const health = watch(engine, { host, gpuTime: false })
  const told: number[] = []
  const heard: number[] = []
  const shown: number[] = []
  let first: number | null = null
  host.addEventListener('pointermove', ({ timeStamp, clientX, clientY }) => {
    box.set({ x: clientX, y: clientY })
    heard.push(performance.now() - timeStamp)
    first ??= timeStamp
  })
  health.on('inputDelay', (ms) => told.push(ms))
  engine.on('frame', () => {
    if (first !== null) shown.push(performance.now() - first)
    first = null
  })
  inputs = { told, heard, shown, end: () => engine.destroy() }
}

function endFollowing(): { told: number[]; heard: number[]; shown: number[] } {
  if (!inputs) throw new Error('Nothing follows the mouse.')
  inputs.end()
  const { told, heard, shown } = inputs
  return { told, heard, shown }
}

const health = {
  Engine,
  startSession,
  playFrames,
  endSession,
  liveAndDie,
  whatIsLeft,
  plantLeak,
  timeGpu,
  followMouse,
  endFollowing,
}
declare global {
  interface Window {
    health: typeof health
  }
}
window.health = health
