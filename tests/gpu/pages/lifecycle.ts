/** Engines come and go while adapters take their time. */

import { type BackendChoice, Box, Engine, EngineError } from '../../../src/index.ts'
import { createRandom } from '../../support/random-scene.ts'
import { addHost } from './shared/host.ts'
import { pretendHardware } from './shared/pretend-hardware.ts'
import { type HeldCounts, heldCounts, mostDevices, patch, sleep } from './shared/watch-page.ts'

/** ms until `requestAdapter` answers, or that it rejects. */
type Delay = number | 'reject'
/** When an engine is destroyed: at once, after ms, or once it is ready. */
type End = number | 'now' | 'ready'

export interface LifecycleReport {
  /** What `ready` came to, counted: 'resolved' or the error's code. */
  readonly outcomes: Readonly<Record<string, number>>
  /** Wrong states seen while engines lived. */
  readonly wrong: readonly string[]
  readonly mostDevices: number
  readonly held: HeldCounts
}

let nextDelay: () => Delay = () => 0
/** Adapters and devices that were asked for and have not come. */
let awaited = 0

async function awaiting<T>(request: () => Promise<T>): Promise<T> {
  awaited++
  try {
    return await request()
  } finally {
    awaited--
  }
}

if ('GPU' in globalThis) {
  patch(
    GPU.prototype,
    'requestAdapter',
    (original) => (self, args) =>
      awaiting(async () => {
        const delay = nextDelay()
        if (delay === 'reject') throw new DOMException('no adapter today', 'OperationError')
        await sleep(delay)
        return original(self, args)
      }),
  )
  patch(GPUAdapter.prototype, 'requestDevice', (original) => (self, args) => awaiting(async () => original(self, args)))
}

/** Every adapter and device that was asked for has come, and nothing asked for another for a while. */
async function allCame(): Promise<void> {
  for (let quietMs = 0; quietMs < 200; quietMs = awaited ? 0 : quietMs + 20) await sleep(20)
}

/** `count` engines one after the other on each of `hosts` hosts, which do not wait for each other. */
async function liveAndDie(
  backend: BackendChoice,
  count: number,
  hosts: number,
  delays: readonly Delay[],
  ends: readonly End[],
  seed: number,
): Promise<LifecycleReport> {
  const random = createRandom(seed)
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T
  nextDelay = () => pick(delays)
  const outcomes: Record<string, number> = {}
  const wrong: string[] = []

  async function one(host: HTMLElement): Promise<void> {
    const engine = new Engine(host, { backend })
    engine.scene.add(new Box({ width: 50, height: 50, fill: '#f00' }))
    const outcome = engine.ready.then(
      () => 'resolved',
      (error: unknown) => (error instanceof EngineError ? error.code : String(error)),
    )
    const end = pick(ends)
    if (end === 'ready') {
      const how = await outcome
      const canvases = host.querySelectorAll('canvas').length
      if (canvases !== (how === 'resolved' ? 1 : 0)) wrong.push(`${canvases} canvases after ready was ${how}`)
    } else if (end !== 'now') {
      await sleep(end)
      if (host.querySelectorAll('canvas').length > 1) wrong.push('more than one canvas')
    }
    if (random() < 0.3) engine.scene.add(new Box({ width: 9, height: 9 }))
    engine.destroy()
    engine.destroy()
    if (host.childNodes.length > 0) wrong.push('something is left in the host')
    const how = await outcome
    outcomes[how] = (outcomes[how] ?? 0) + 1
  }

  const elements = Array.from({ length: hosts }, () => addHost())
  await Promise.all(
    elements.map(async (host) => {
      for (let i = 0; i < count / hosts; i++) await one(host)
    }),
  )
  await allCame()
  for (const host of elements) host.remove()
  return { outcomes, wrong, mostDevices, held: heldCounts() }
}

/** The code with which `make` throws. */
function codeOf(make: () => unknown): string {
  try {
    make()
    return ''
  } catch (error) {
    return error instanceof EngineError ? error.code : String(error)
  }
}

function takenHost(backend: BackendChoice): { second: string; afterDestroy: string; canvases: number } {
  const host = addHost()
  const first = new Engine(host, { backend })
  const second = codeOf(() => new Engine(host, { backend }))
  first.destroy()
  const third = new Engine(host, { backend })
  const afterDestroy = codeOf(() => new Engine(host, { backend }))
  third.destroy()
  host.remove()
  return { second, afterDestroy, canvases: heldCounts().canvases }
}

function wrongHosts(): string[] {
  const hosts = [null, undefined, 'canvas', { width: Number.NaN, height: 10 }, { width: 10, height: -1 }]
  return hosts.map((host) => codeOf(() => new Engine(host as never)))
}

/** Many engines at once, then all but one are destroyed, then the last. */
async function share(
  backend: BackendChoice,
  count: number,
): Promise<{ all: HeldCounts; one: HeldCounts; alone: HeldCounts; none: HeldCounts }> {
  nextDelay = () => 0
  const start = async () => {
    const host = addHost()
    const engine = new Engine(host, { backend })
    engine.scene.add(new Box({ width: 50, height: 50, fill: '#f00' }))
    await engine.ready
    return {
      end() {
        engine.destroy()
        host.remove()
      },
    }
  }
  const first = await start()
  // The code that comes after the first picture listens, too.
  await sleep(500)
  first.end()
  const single = await start()
  await sleep(100)
  const alone = heldCounts()
  single.end()
  await sleep(100)
  const engines = await Promise.all(Array.from({ length: count }, start))
  await sleep(100)
  const all = heldCounts()
  for (const engine of engines.slice(1)) engine.end()
  await sleep(100)
  const one = heldCounts()
  engines[0]?.end()
  await sleep(100)
  return { all, one, alone, none: heldCounts() }
}

/** A listener that ends the engine, at every event of its first picture; and one that throws. */
async function endInListener(backend: BackendChoice): Promise<{ codes: string[]; held: HeldCounts }> {
  const codes: string[] = []
  for (const type of ['frame', 'backendchange'] as const) {
    const host = addHost()
    const engine = new Engine(host, { backend })
    engine.on(type, () => engine.destroy())
    codes.push(
      await engine.ready.then(
        () => 'resolved',
        (error: EngineError) => error.code,
      ),
    )
    host.remove()
  }
  await sleep(200)
  return { codes, held: heldCounts() }
}

async function throwInListener(backend: BackendChoice): Promise<{ told: number; backend: string | null }> {
  const engine = new Engine({ width: 20, height: 20 }, { backend })
  let told = 0
  engine.on('backendchange', () => {
    throw new Error('a listener of the test')
  })
  engine.on('backendchange', () => told++)
  await engine.ready
  const result = { told, backend: engine.backend }
  engine.destroy()
  return result
}

const lifecycle = { pretendHardware, liveAndDie, takenHost, wrongHosts, share, endInListener, throwInListener }
declare global {
  interface Window {
    lifecycle: typeof lifecycle
  }
}
window.lifecycle = lifecycle
