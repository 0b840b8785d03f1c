/** Draws with the pointer in a live page, in hosts of many kinds. */

import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Engine, followPointer, Trail } from '../../../src/index.ts'
import { placeHost, type Surroundings } from './shared/surroundings.ts'
import { nextFrame, sleep } from './shared/watch-page.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

interface Following {
  readonly engine: Engine
  readonly trail: Trail
  readonly host: HTMLElement
  readonly stop: () => void
  /** Samples that the browser had, as events that came after it told of. */
  samples: number
  frames: number
  /** Id of what is down. */
  pointer: number
}

let following: Following | null = null

function present(): Following {
  if (!following) throw new Error('Nothing follows the pointer.')
  return following
}

export interface Setting extends Surroundings {
  /** Of the trail, seconds. */
  readonly life?: number
}

/** CSS px of the picture. */
const SIZE = { width: 200, height: 150 }

async function follow(backend: BackendName, { life = 30, ...surroundings }: Setting): Promise<void> {
  const host = placeHost(SIZE, surroundings)
  const engine = new Engine(host, { backend, background: '#fff' })
  await engine.ready
  // What trails need is there before the first sample.
  const first = engine.scene.add(new Trail({ life: 30 })).push(0, 0)
  await engine.settled()
  first.remove()
  const trail = engine.scene.add(new Trail({ color: '#000', width: 6, taper: 0, life }))
  const now: Following = {
    engine,
    trail,
    host,
    stop: followPointer(trail, engine, host),
    samples: 0,
    frames: 0,
    pointer: 0,
  }
  host.addEventListener('pointerdown', ({ pointerId }) => {
    now.samples++
    now.pointer = pointerId
  })
  host.addEventListener('pointermove', (event) => {
    now.samples += event.getCoalescedEvents().length
  })
  engine.on('frame', () => now.frames++)
  following = now
  await engine.settled()
}

/** Picture -> window, CSS px, as CSS `matrix()`: from three marks in the host, which the browser places itself. */
function pictureMap(): number[] {
  const { host } = present()
  const marks = [
    [0, 0],
    [100, 0],
    [0, 100],
  ].map(([x, y]) => {
    const mark = document.createElement('div')
    mark.style.cssText = `float:left;width:0;height:0;position:relative;left:${x}px;top:${y}px`
    host.prepend(mark)
    const { left, top } = mark.getBoundingClientRect()
    mark.remove()
    return { x: left, y: top }
  })
  const [zero, right, down] = marks as [Place, Place, Place]
  const linear = [right.x - zero.x, right.y - zero.y, down.x - zero.x, down.y - zero.y].map((v) => v / 100)
  return [...linear, zero.x, zero.y]
}

/** What the trail holds, and how many samples the browser had. */
function held(): { readonly places: Place[]; readonly samples: number } {
  const { trail, samples } = present()
  const all = Array.from({ length: trail.samples.size }, (_, i) => trail.samples.begin + i)
  return { places: all.map((i) => ({ x: trail.samples.x(i), y: trail.samples.y(i) })), samples }
}

/** Keeps the page from working, so that samples collect. */
function block(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

interface Shade {
  /** The picture was drawn between these times, ms from the first. */
  readonly from: number
  readonly to: number
  /** 0: white, 255: black. */
  readonly shade: number
}

interface Fade {
  readonly shades: readonly Shade[]
  /** Frames in the half second after. */
  readonly after: number
}

/** How dark the picture is in a place, from now until it is white there. */
async function watchFade(x: number, y: number): Promise<Fade> {
  const now = present()
  const { engine } = now
  const { width, pixelRatio } = engine.size
  const at = (Math.floor(y * pixelRatio) * width + Math.floor(x * pixelRatio)) * 4
  const began = performance.now()
  const shades: Shade[] = []
  while (shades.at(-1)?.shade !== 0 && performance.now() < began + 10_000) {
    const from = performance.now() - began
    const pixels = await engine.readPremultiplied()
    shades.push({ from, to: performance.now() - began, shade: 255 - (pixels[at] ?? 0) })
    await nextFrame()
  }
  // Elsewhere it may end a moment later.
  await sleep(200)
  const { frames } = now
  await sleep(500)
  return { shades, after: now.frames - frames }
}

let fading: Promise<Fade> | null = null

/** Watches from the end of the stroke; with `loseAt` the pointer loses its capture with that sample. */
function watchEnd(x: number, y: number, loseAt = 0): void {
  const now = present()
  fading = new Promise((resolve) => {
    const life = new AbortController()
    const ended = () => {
      life.abort()
      resolve(watchFade(x, y))
    }
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'])
      now.host.addEventListener(type, ended, { signal: life.signal })
    now.host.addEventListener('pointermove', () => {
      if (now.samples === loseAt) now.host.querySelector('div')?.releasePointerCapture(now.pointer)
    })
  })
}

const faded = (): Promise<Fade> | null => fading

/** Resolves when the picture is on screen. */
async function shown(): Promise<void> {
  await present().engine.settled()
  await nextFrame()
  await nextFrame()
}

function end(): void {
  const { engine, stop } = present()
  stop()
  engine.destroy()
  following = null
}

const api = { follow, pictureMap, held, block, shown, watchFade, watchEnd, faded, end }
declare global {
  interface Window {
    pointer: typeof api
  }
}
window.pointer = api
