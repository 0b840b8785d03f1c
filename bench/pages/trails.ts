/** Trails that are being drawn: one that is long, or many. */
import { type BackendName, Engine, Trail } from '../../src/index.ts'
import { median } from '../statistics.ts'

export interface TrailFrames {
  /** Main-thread time of a frame: encoder and backend, ms, median. */
  readonly mainMs: number
  /** From the samples to the picture, ms, median. */
  readonly frameMs: number
}

const SIZE = { width: 320, height: 180, pixelRatio: 1 }
/** Samples a second, and what a trail has when its first picture is drawn. */
const RATE = 120
const SAMPLES = { long: 108, many: 30 } as const

/** `what`: one trail over the picture, or a hundred short ones; two samples each in every frame. */
async function drawTrails(backend: BackendName, what: 'long' | 'many', frames: number): Promise<TrailFrames> {
  let now = 0
  const engine = new Engine(SIZE, { backend, clock: () => now, background: '#fff' })
  const samples = SAMPLES[what]
  const trails = Array.from({ length: what === 'long' ? 1 : 100 }, () =>
    engine.scene.add(new Trail({ color: '#28c8', width: 8, taper: 0.6, life: samples / RATE })),
  )
  let pushed = 0
  const push = () => {
    now = (pushed * 1000) / RATE
    for (const [i, trail] of trails.entries()) {
      // A long one goes all over the picture, each of many about a place of its own.
      const [x, y, reach] = what === 'long' ? [160, 90, 80] : [17 + (i % 10) * 31, 9 + Math.floor(i / 10) * 17, 8]
      const turn = (pushed / RATE) * 2 + i
      trail.push(x + 1.7 * reach * Math.sin(turn * 1.3), y + reach * Math.cos(turn * 1.9), { time: now })
    }
    pushed++
  }
  const main: number[] = []
  const whole: number[] = []
  try {
    for (let i = 0; i < samples; i++) push()
    await engine.settled()
    for (let i = 0; i < frames; i++) {
      const start = performance.now()
      push()
      push()
      await engine.readPremultiplied()
      whole.push(performance.now() - start)
      const { last } = engine.metrics()
      main.push((last?.encodeMs ?? 0) + (last?.renderMs ?? 0))
    }
  } finally {
    engine.destroy()
  }
  return { mainMs: median(main), frameMs: median(whole) }
}

export interface FirstTrail {
  /** Frames from the first sample to the first that shows the trail, and the time that took. */
  readonly frames: number
  readonly ms: number
}

/** How late the first trail of a page is; call it in a page that has drawn none. */
async function firstTrail(backend: BackendName): Promise<FirstTrail> {
  const host = document.createElement('div')
  host.style.cssText = 'width:320px;height:200px'
  document.body.append(host)
  const engine = new Engine(host, { backend, background: '#fff', quality: 'full' })
  const trail = engine.scene.add(new Trail({ color: '#000', width: 20, life: 60 }))
  await engine.settled()
  // Frames that nothing has to do with a trail.
  await new Promise((resolve) => setTimeout(resolve, 300))
  const start = performance.now()
  trail.push(100, 100)
  for (let frames = 1; ; frames++) {
    await new Promise(requestAnimationFrame)
    const ms = performance.now() - start
    const pixels = await engine.readPremultiplied()
    if ((pixels[(100 * 320 + 100) * 4] ?? 255) > 20 && ms < 10_000) continue
    engine.destroy()
    return { frames, ms }
  }
}

declare global {
  interface Window {
    drawTrails: typeof drawTrails
    firstTrail: typeof firstTrail
  }
}
Object.assign(window, { drawTrails, firstTrail })
