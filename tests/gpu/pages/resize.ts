/** Hosts that change their size, their place and the pixel ratio. */

import { type BackendChoice, Box, Engine } from '../../../src/index.ts'
import { createRandom } from '../../support/random-scene.ts'
import { nextFrame, sleep } from './shared/watch-page.ts'

export interface CanvasState {
  readonly place: string
  readonly width: number
  readonly height: number
  /** Device px as the browser counts them; 1 x 1 stands for nothing. */
  readonly exactWidth: number
  readonly exactHeight: number
  readonly engineRatio: number
  readonly ratio: number
}

/** Markup around `.host`; a host is as large as its place lets it be. */
const PLACES: Readonly<Record<string, string>> = {
  plain: '<div class="host" style="width:201.4px;height:97.3px"></div>',
  flex: '<div style="display:flex;width:333.3px;height:81px"><i style="flex:1"></i><div class="host" style="flex:2"></div></div>',
  'flex host': '<div class="host" style="display:flex;width:150px;height:60px"></div>',
  column:
    '<div style="display:flex;flex-direction:column;width:150px;height:99.5px"><div class="host" style="flex:1"></div></div>',
  grid: '<div style="display:grid;grid-template-columns:1fr 2fr;width:250px;height:70px"><i></i><div class="host"></div></div>',
  'grid host': '<div class="host" style="display:grid;width:120px;height:44px"></div>',
  padding:
    '<div class="host" style="width:180px;height:90px;padding:7.5px 3px;border:2px solid;box-sizing:border-box"></div>',
  'padding outside': '<div class="host" style="width:100.5px;height:50px;padding:11px"></div>',
  inset:
    '<div style="position:relative;width:133px;height:77px"><div class="host" style="position:absolute;inset:3.3px"></div></div>',
  scrolled:
    '<div style="width:90px;height:50px;overflow:auto"><div class="host" style="width:300px;height:120px"></div></div>',
  fractional:
    '<div style="padding-left:0.3px;width:300px"><div class="host" style="width:100.55px;height:20px"></div></div>',
  'no size': '<div class="host" style="width:0;height:0"></div>',
  'auto height': '<div class="host" style="width:140px"></div>',
  hidden: '<div style="display:none"><div class="host" style="width:64.5px;height:32px"></div></div>',
}

interface Placed {
  readonly place: string
  readonly host: HTMLElement
  readonly engine: Engine
}

const all: Placed[] = []
const wrong: string[] = []
let loopErrors = 0
let sizeWrites = 0
addEventListener('error', ({ message }) => {
  if (message.includes('ResizeObserver')) loopErrors++
})

/** Every size that a canvas is given has to be drawn before the task goes on to anything else. */
const undrawn = new Set<HTMLCanvasElement>()
for (const side of ['width', 'height'] as const) {
  const { get, set } = Object.getOwnPropertyDescriptor(
    HTMLCanvasElement.prototype,
    side,
  ) as Required<PropertyDescriptor>
  Object.defineProperty(HTMLCanvasElement.prototype, side, {
    configurable: true,
    get,
    set(this: HTMLCanvasElement, value: number) {
      set.call(this, value)
      if (!this.isConnected) return
      sizeWrites++
      undrawn.add(this)
      queueMicrotask(() => {
        if (undrawn.has(this) && this.isConnected) wrong.push(`${side} ${value} was set and not drawn in its task`)
      })
    },
  })
}

async function start(places: readonly string[], backend: BackendChoice): Promise<void> {
  for (const place of places) {
    const frame = document.createElement('div')
    const detached = place === 'detached'
    frame.innerHTML = PLACES[detached ? 'plain' : place] ?? ''
    const host = frame.querySelector<HTMLElement>('.host')
    if (!host) throw new Error(`no place ${place}`)
    if (!detached) document.body.append(frame)
    const engine = new Engine(host, { backend, background: '#08f' })
    engine.scene.add(new Box({ x: 4, y: 4, width: 400, height: 300, fill: '#f80' }))
    engine.on('frame', () => {
      for (const canvas of host.querySelectorAll('canvas')) undrawn.delete(canvas)
    })
    engine.on('problem', ({ problem }) => problems.push(problem))
    all.push({ place, host, engine })
  }
  await Promise.all(all.map(({ engine }) => engine.ready))
  for (const { host } of all) watch(host)
}

const problems: string[] = []
/** CSS px and the browser's device px of each canvas. */
const measured = new Map<Element, readonly [length: DOMRectReadOnly, counted: ResizeObserverSize]>()

/** Looks at the canvas after the engine did, in the same frame. */
function watch(host: HTMLElement): void {
  const canvas = host.querySelector('canvas')
  if (!canvas) throw new Error('no canvas')
  new ResizeObserver((entries) => {
    const { contentRect, devicePixelContentBoxSize } = entries.at(-1) as ResizeObserverEntry
    const [box] = devicePixelContentBoxSize as [ResizeObserverSize]
    measured.set(canvas, [contentRect, box])
    const [width, height] = exactSize(canvas)
    if (canvas.width !== width || canvas.height !== height)
      wrong.push(`${canvas.width} x ${canvas.height} instead of ${width} x ${height} at the end of a frame`)
  }).observe(canvas, { box: 'device-pixel-content-box' })
}

/** Chromium counts in the screen's own pixels while a ratio is emulated; then the length decides. */
function devicePixels(length: number, counted: number): number {
  const exact = length * devicePixelRatio
  return Math.abs(counted - exact) < 1 ? counted : Math.round(exact)
}

function exactSize(canvas: HTMLCanvasElement): [number, number] {
  const found = measured.get(canvas)
  if (!found) return [1, 1]
  const [{ width, height }, { inlineSize, blockSize }] = found
  return [Math.max(1, devicePixels(width, inlineSize)), Math.max(1, devicePixels(height, blockSize))]
}

function states(): CanvasState[] {
  return all.map(({ place, host, engine }) => {
    const canvas = host.querySelector('canvas') as HTMLCanvasElement
    const [exactWidth, exactHeight] = exactSize(canvas)
    const { width, height } = canvas
    return {
      place,
      width,
      height,
      exactWidth,
      exactHeight,
      engineRatio: engine.size.pixelRatio,
      ratio: devicePixelRatio,
    }
  })
}

/** New sizes in each of `frames` frames, with `loadMs` of work in each. Returns how many sizes were seen. */
async function resizeUnderLoad(frames: number, loadMs: number, seed: number): Promise<number> {
  const random = createRandom(seed)
  const seen = new Set<string>()
  for (let i = 0; i < frames; i++) {
    for (const { host, engine } of all) {
      host.style.width = `${40 + random() * 200}px`
      host.style.height = `${30 + random() * 120}px`
      if (i % 3 === 0) engine.camera.x = random() * 8
    }
    const until = performance.now() + loadMs
    while (performance.now() < until);
    await nextFrame()
    for (const { width, height } of states()) seen.add(`${width} x ${height}`)
    if (i % 20 === 0) for (const { host } of all) assertInk(host)
  }
  return seen.size
}

/** The canvas shows something right after it was resized. */
function assertInk(host: HTMLElement): void {
  const canvas = host.querySelector('canvas') as HTMLCanvasElement
  const copy = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  copy.drawImage(canvas, 0, 0)
  const { data } = copy.getImageData(1, 1, 1, 1)
  // A WebGPU canvas may be read only in the task that drew it; then it is clear, but never of another colour.
  if (data[3] !== 0 && data[2] !== 255) wrong.push(`the background is ${data.join(' ')}`)
}

interface PageSize {
  readonly width: number
  readonly height: number
  readonly hosts: readonly string[]
}

/** Size of the document and of each host, CSS px. */
function pageSize(): PageSize {
  const { scrollWidth: width, scrollHeight: height } = document.documentElement
  return { width, height, hosts: all.map(({ host }) => `${host.offsetWidth} x ${host.offsetHeight}`) }
}

function show(): void {
  for (const { place, host } of all) {
    if (place === 'hidden' && host.parentElement) host.parentElement.style.display = ''
    if (place === 'detached') document.body.append(host)
    if (place === 'no size') host.style.cssText = 'width:50.2px;height:20px'
    if (place === 'auto height') host.style.height = '31px'
  }
}

function report(): { wrong: string[]; loopErrors: number; problems: string[]; sizeWrites: number } {
  return { wrong: wrong.splice(0), loopErrors, problems, sizeWrites }
}

/** A host larger than the backend can draw. */
async function clamp(
  backend: BackendChoice,
  side: number,
): Promise<{ size: number; canvas: number; ratio: number; problems: string[] }> {
  const host = document.createElement('div')
  host.style.cssText = `width:${side}px;height:10px`
  document.body.append(host)
  const engine = new Engine(host, { backend })
  engine.on('problem', ({ problem }) => problems.push(problem))
  await engine.ready
  await nextFrame()
  engine.scene.add(new Box({ width: 5, height: 5, fill: '#f00' }))
  await nextFrame()
  const { width, pixelRatio } = engine.size
  const result = { size: width, canvas: host.querySelector('canvas')?.width ?? 0, ratio: pixelRatio, problems }
  engine.destroy()
  host.remove()
  return result
}

const resize = { start, states, resizeUnderLoad, pageSize, show, report, nextFrame, clamp, sleep }
declare global {
  interface Window {
    resize: typeof resize
  }
}
window.resize = resize
