import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { Occlusion } from '../../../src/encode/occlusion.ts'
import type { Frame } from '../../../src/frame/frame.ts'
import type { BackendName } from '../../../src/index.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'
import { PaintedScreen } from '../../support/painted.ts'
import { createRandom, SceneFuzzer } from '../../support/random-scene.ts'

/** The real engine and its supervisor, on machines that are made up: what a GPU was handed is looked at, not drawn. */
const RUNGS = ['webgpu', 'webgl2', 'canvas2d'] as const
const RIGHT = [127, 127, 255, 255]
const SIZE = { width: 96, height: 72, pixelRatio: 1 }
const counters = { passes: 1, draws: 1, records: 1, pixels: 1, uploadedBytes: 0, created: 0 }

/** One kind of device: whether it can be had, and whether it does what it should. */
const machine = {
  refused: new Set<BackendName>(),
  hanging: new Set<BackendName>(),
  blind: new Set<BackendName>(),
  live: new Set<FakeDevice>(),
}

class FakeDevice implements Backend {
  readonly limits = { maxTextureSize: 4096 }
  readonly description = 'made up'
  readonly screen = new PaintedScreen()
  readonly lost: Promise<string>
  tell: (reason: string) => void = () => {}
  isDead = false
  #isProof = false

  constructor(readonly name: BackendName) {
    this.lost = new Promise((resolve) => {
      this.tell = resolve
    })
    machine.live.add(this)
  }

  resize(width: number): void {
    this.#isProof = width === 4
  }

  render(frame: Frame) {
    if (this.isDead) this.tell('it is gone')
    else if (!this.#isProof) this.screen.paint(frame)
    return { ...counters }
  }

  look(): void {
    if (this.isDead) this.tell('it is gone')
  }

  submitted(): Promise<void> {
    const ms = { webgpu: 1, webgl2: 2, canvas2d: 30 }[this.name]
    return new Promise((resolve) => setTimeout(resolve, ms))
  }

  async readPixels(): Promise<Uint8Array> {
    const isRight = !this.isDead && !machine.blind.has(this.name)
    return Uint8Array.from({ length: 64 }, (_, i) => (isRight ? (RIGHT[i % 4] as number) : 0))
  }

  destroy(): void {
    machine.live.delete(this)
  }
}

async function open(name: BackendName): Promise<FakeDevice> {
  if (machine.hanging.has(name)) return new Promise(() => {})
  if (machine.refused.has(name)) throw new Error('not today')
  await new Promise((resolve) => setTimeout(resolve, 5))
  return new FakeDevice(name)
}

vi.mock('../../../src/backends/webgpu/webgpu-backend.ts', () => ({ createWebGpuBackend: () => open('webgpu') }))
vi.mock('../../../src/backends/webgl2/webgl2-backend.ts', () => ({ createWebGl2Backend: () => open('webgl2') }))
vi.mock('../../../src/backends/canvas2d/canvas2d-backend.ts', () => ({
  createCanvas2dBackend: () => new FakeDevice('canvas2d'),
}))
vi.mock('../../../src/engine/create-host.ts', () => ({
  createHost: () => ({
    text: { ...createFakeTextPort(), settled: async () => {} },
    images: { ...createFakeImages(), settled: async () => {} },
    size: () => SIZE,
    createCanvas: () => ({}),
    show: () => {},
    requestFrame: (callback: () => void) => Number(setTimeout(callback, 16)),
    cancelFrame: (request: number) => clearTimeout(request),
    now: () => performance.now(),
    destroy: () => {},
  }),
}))

class FakePage extends EventTarget {
  visibilityState = 'visible'
}

let page = new FakePage()

beforeEach(() => {
  vi.useFakeTimers()
  page = new FakePage()
  vi.stubGlobal('document', page)
  for (const set of Object.values(machine)) set.clear()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What some of the actions of an unlucky hour do. */
function act(random: () => number, fuzzer: SceneFuzzer): void {
  const rung = fuzzer.pick([...RUNGS])
  const gpu = fuzzer.pick(['webgpu', 'webgl2'] as const)
  const what = random()
  const strike = (isTold: boolean) => {
    for (const device of machine.live) {
      if (device.name !== rung || device.isDead) continue
      device.isDead = true
      if (isTold) device.tell('it was struck')
    }
  }
  if (what < 0.15) strike(true)
  else if (what < 0.25) strike(false)
  else if (what < 0.3) machine.refused.add(gpu)
  else if (what < 0.33) machine.hanging.add(gpu)
  else if (what < 0.36) machine.blind.add(gpu)
  else if (what < 0.46) for (const set of [machine.refused, machine.hanging, machine.blind]) set.delete(gpu)
  else if (what < 0.52) {
    page.visibilityState = page.visibilityState === 'visible' ? 'hidden' : 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
  } else fuzzer.step()
}

/** All of the scene, made from nothing. */
function right(engine: InstanceType<typeof import('../../../src/index.ts').Engine>): PaintedScreen {
  const { hides } = Occlusion.prototype
  Occlusion.prototype.hides = () => false
  const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
  const ports = {
    text: createFakeTextPort(),
    images: createFakeImages(),
    onDemand,
    maxAtlasPages: 32,
    report: () => {},
  }
  const camera = { x: 0, y: 0, zoom: 1 }
  const frame = new Encoder(engine.scene, ports).encode({ camera, ...SIZE, background: [0, 0, 0, 0], time: 0 }, true)
  Occlusion.prototype.hides = hides
  const screen = new PaintedScreen()
  screen.paint(frame)
  return screen
}

test.each([{ backend: 'auto' }, { backend: RUNGS }] as const)(
  '500 random sequences of faults and edits ($backend): the best backend draws in the end, what it should, and alone',
  async ({ backend }) => {
    const { Engine } = await import('../../../src/index.ts')
    let losses = 0
    for (let seed = 1; seed <= 500; seed++) {
      for (const set of Object.values(machine)) set.clear()
      page.visibilityState = 'visible'
      const random = createRandom(seed)
      const engine = new Engine(SIZE, { backend, clock: () => 0, reducedMotion: true })
      const fuzzer = new SceneFuzzer(engine.scene, seed)
      const swaps: number[] = []
      engine.on('error', () => losses++)
      engine.on('backendchange', ({ from }) => from && swaps.push(performance.now()))
      await vi.advanceTimersByTimeAsync(50)
      await vi.dynamicImportSettled()
      for (let step = 0; step < 20; step++) {
        act(random, fuzzer)
        await vi.advanceTimersByTimeAsync(random() < 0.3 ? 4000 * random() : 40 * random())
      }
      for (const set of [machine.refused, machine.hanging, machine.blind]) set.clear()
      page.visibilityState = 'visible'
      page.dispatchEvent(new Event('visibilitychange'))
      await vi.advanceTimersByTimeAsync(300_000)
      await vi.dynamicImportSettled()
      await vi.advanceTimersByTimeAsync(1000)
      const [device, ...others] = machine.live
      expect([engine.backend, others.length, device?.name], `seed ${seed}`).toEqual(['webgpu', 0, 'webgpu'])
      expect(device?.screen.differsFrom(right(engine)), `seed ${seed}`).toBe('')
      for (const at of swaps)
        expect(swaps.filter((each) => each >= at && each < at + 60_000).length, `seed ${seed}`).toBeLessThanOrEqual(3)
      engine.destroy()
      await vi.advanceTimersByTimeAsync(20_000)
      expect([machine.live.size, vi.getTimerCount()], `seed ${seed}`).toEqual([0, 0])
    }
    // else nothing was tested
    expect(losses).toBeGreaterThan(500)
  },
  300_000,
)
