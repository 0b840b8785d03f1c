/** Backends that cannot be had, and backends that are lost. */

import type { BackendName, Refusal } from '../../../src/engine/choose-backend.ts'
import { type BackendChoice, Box, Engine, type EngineError } from '../../../src/index.ts'
import { addHost } from './shared/host.ts'
import { pretendHardware } from './shared/pretend-hardware.ts'
import { type HeldCounts, held, heldCounts, patch, sleep } from './shared/watch-page.ts'

// What `auto` measured in one test is not known in the next.
localStorage.clear()

type Missing = 'navigator.gpu' | 'adapter' | 'device' | 'living device' | 'webgpu canvas' | 'webgl2'

/** Takes a thing away from this page. */
function takeAway(missing: Missing): void {
  if (missing === 'navigator.gpu') Object.defineProperty(navigator, 'gpu', { value: undefined })
  if (missing === 'adapter') patch(GPU.prototype, 'requestAdapter', () => async () => null)
  if (missing === 'device')
    patch(GPUAdapter.prototype, 'requestDevice', () => () => Promise.reject(new Error('no device today')))
  if (missing === 'living device') {
    patch(GPUAdapter.prototype, 'requestDevice', (original) => async (self, args) => {
      const device = (await original(self, args)) as GPUDevice
      device.destroy()
      return device
    })
  }
  const context = missing === 'webgl2' ? 'webgl2' : 'webgpu'
  if (missing !== 'webgl2' && missing !== 'webgpu canvas') return
  for (const owner of [HTMLCanvasElement.prototype, OffscreenCanvas.prototype])
    patch(owner, 'getContext', (original) => (self, args) => (args[0] === context ? null : original(self, args)))
}

export interface StartReport {
  /** 'resolved' or the code with which `ready` rejected. */
  readonly ready: string
  readonly message: string
  readonly backend: BackendName | null
  readonly changes: readonly { from: string | null; to: string; reason: string; refusals: readonly Refusal[] }[]
  /** Why the backend that draws in the end is the one. */
  readonly reason: string
  readonly errors: readonly string[]
  readonly canvases: number
  /** Of the middle of the picture. */
  readonly pixel: string
}

async function start(
  backend: BackendChoice | readonly BackendName[],
  denylist: readonly string[] = [],
): Promise<StartReport> {
  const host = addHost('width:40px;height:40px')
  const engine = new Engine(host, { backend, denylist })
  engine.scene.add(new Box({ width: 40, height: 40, fill: '#0f0' }))
  const changes: StartReport['changes'][number][] = []
  const errors: string[] = []
  engine.on('backendchange', (change) => changes.push(change))
  engine.on('error', ({ code }) => errors.push(code))
  let message = ''
  const ready = await engine.ready.then(
    () => 'resolved',
    (error: EngineError) => {
      message = error.message
      return error.code
    },
  )
  if (backend === 'auto') await until(() => engine.backendReason !== 'the first picture')
  // A device that was dead when it came is noticed by what it draws.
  else await sleep(100)
  await engine.settled().catch(() => {})
  const pixel = ready === 'resolved' ? pixelOf(await engine.readPremultiplied()) : ''
  const { backend: drawing, backendReason: reason } = engine
  const report = { ready, message, backend: drawing, changes, reason, errors, canvases: heldCounts().canvases, pixel }
  engine.destroy()
  host.remove()
  return report
}

async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; !isSo() && i < 500; i++) await sleep(20)
}

function pixelOf(bytes: Uint8Array): string {
  const at = Math.floor(bytes.length / 8) * 4 - 40
  return bytes.slice(at, at + 4).join(' ')
}

/** What is lost, as a user's machine would lose it. */
function lose(backend: BackendName, host: HTMLElement): void {
  if (backend === 'webgpu') for (const device of [...held.devices]) device.destroy()
  else if (backend === 'webgl2') {
    for (const gl of [...held.contexts]) gl.getExtension('WEBGL_lose_context')?.loseContext()
  } else host.querySelector('canvas')?.dispatchEvent(new Event('contextlost'))
}

/** Resolves with the next change of backend. */
function changed(engine: Engine): Promise<string> {
  return new Promise((resolve) => {
    const stop = engine.on('backendchange', ({ from, to }) => {
      stop()
      resolve(`${from} > ${to}`)
    })
  })
}

export interface LossReport {
  readonly events: readonly string[]
  readonly before: string
  /** Changed while nothing could draw. */
  readonly after: string
  readonly canvases: number
  readonly held: HeldCounts
  readonly left: HeldCounts
}

/** Two engines lose what they share; one is changed meanwhile. */
async function loseOnce(choice: BackendChoice): Promise<LossReport> {
  const hosts = [addHost('width:40px;height:40px'), addHost('width:40px;height:40px')] as const
  const engines = hosts.map((host) => new Engine(host, { backend: choice }))
  const [engine, other] = engines as [Engine, Engine]
  const events: string[] = []
  engine.on('error', ({ code }) => events.push(code))
  engine.on('backendchange', ({ from, to }) => events.push(`${from} > ${to}`))
  const box = engine.scene.add(new Box({ width: 40, height: 40, fill: '#0f0' }))
  other.scene.add(new Box({ width: 40, height: 40, fill: '#00f' }))
  await Promise.all(engines.map(({ ready }) => ready))
  const before = `${pixelOf(await engine.readPremultiplied())}, ${pixelOf(await other.readPremultiplied())}`
  const back = choice === 'canvas2d' ? [changed(engine)] : engines.map(changed)
  lose(engine.backend as BackendName, hosts[0])
  box.fill = '#f00'
  await Promise.all(back)
  await engine.settled()
  const after = `${pixelOf(await engine.readPremultiplied())}, ${pixelOf(await other.readPremultiplied())}`
  const canvases = hosts[0].querySelectorAll('canvas').length
  await sleep(50)
  const during = heldCounts()
  for (const each of engines) each.destroy()
  for (const host of hosts) host.remove()
  await sleep(100)
  return { events, before, after, canvases, held: during, left: heldCounts() }
}

/** Loses `count` times in a row. */
async function loseOften(
  choice: BackendChoice,
  count: number,
): Promise<{ events: string[]; read: string; left: HeldCounts }> {
  const host = addHost('width:40px;height:40px')
  const engine = new Engine(host, { backend: choice })
  const events: string[] = []
  engine.on('error', ({ code }) => events.push(code))
  engine.on('backendchange', ({ to }) => events.push(to))
  engine.scene.add(new Box({ width: 40, height: 40, fill: '#0f0' }))
  await engine.ready
  if (choice === 'auto') await until(() => engine.backend !== 'canvas2d')
  for (let i = 0; i < count; i++) {
    const told = new Promise<void>((resolve) => {
      const stop = engine.on('error', () => {
        stop()
        resolve()
      })
    })
    lose(engine.backend as BackendName, host)
    await told
    await engine.settled().catch(() => {})
  }
  // Changes go on to be accepted.
  engine.scene.add(new Box({ width: 40, height: 40, fill: '#00f' }))
  await sleep(50)
  const read = await engine.readPremultiplied().then(pixelOf, (error: EngineError) => error.code)
  engine.destroy()
  host.remove()
  await sleep(100)
  return { events, read, left: heldCounts() }
}

/** Destroys an engine at moments after a loss. */
async function destroyAfterLoss(backend: BackendName): Promise<{ errors: string[]; left: HeldCounts }> {
  const errors: string[] = []
  for (const wait of [-1, 0, 1, 5, 30]) {
    const host = addHost('width:40px;height:40px')
    const engine = new Engine(host, { backend })
    engine.scene.add(new Box({ width: 40, height: 40, fill: '#0f0' }))
    await engine.ready
    engine.on('error', ({ code }) => code !== 'device-lost' && errors.push(code))
    lose(backend, host)
    if (wait === 0) await Promise.resolve()
    else if (wait > 0) await sleep(wait)
    engine.destroy()
    host.remove()
  }
  await sleep(300)
  return { errors, left: heldCounts() }
}

const fallback = { pretendHardware, takeAway, start, loseOnce, loseOften, destroyAfterLoss }
declare global {
  interface Window {
    fallback: typeof fallback
  }
}
window.fallback = fallback
