/** A first trail in a scene that is drawn already. */

import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Box, Engine, Text, Trail } from '../../../src/index.ts'

export interface OnDemandReport {
  /** Pixels with ink before the trail, and with it. */
  readonly before: number
  readonly after: number
  /** A pixel of the box, and one that only the trail inks. */
  readonly box: string
  readonly trail: string
  readonly errors: readonly string[]
}

async function drawTrail(backend: BackendName, whenDrawn: () => Promise<void>): Promise<OnDemandReport> {
  const engine = new Engine({ width: 40, height: 40, pixelRatio: 1 }, { backend, clock: () => 1000 })
  const errors: string[] = []
  engine.on('error', ({ code, message }) => errors.push(`${code}: ${message}`))
  const draw = async () => {
    await engine.settled()
    return engine.readPremultiplied()
  }
  try {
    await engine.ready
    // Something in the atlas, that a trail drawn amiss would show.
    engine.scene.add(new Box({ width: 40, height: 10, fill: '#0f0' }))
    engine.scene.add(new Text({ text: 'MMM', fontSize: 8 }))
    const before = inked(await draw())
    await whenDrawn()
    const glow = { blur: 4, color: '#00f' }
    engine.scene.add(
      new Trail({ color: '#00f', width: 12, taper: 0, glow }).push(10, 25, { time: 1000 }).push(30, 25, { time: 1000 }),
    )
    const pixels = await draw()
    const pixel = (x: number, y: number) => pixels.slice((y * 40 + x) * 4, (y * 40 + x) * 4 + 4).join(' ')
    return { before, after: inked(pixels), box: pixel(38, 8), trail: pixel(20, 25), errors }
  } finally {
    engine.destroy()
  }
}

/** A trail without samples, and its first sample when the code that adding it sent for is there: alpha in its middle, by frame. */
async function addTrail(backend: BackendName): Promise<number[]> {
  const engine = new Engine({ width: 40, height: 40, pixelRatio: 1 }, { backend, clock: () => 1000 })
  const alphas: number[] = []
  const draw = async () => {
    const pixels = await engine.readPremultiplied()
    alphas.push(pixels[(20 * 40 + 20) * 4 + 3] ?? 0)
  }
  try {
    await engine.ready
    const trail = engine.scene.add(new Trail({ color: '#00f', width: 12 }))
    await draw()
    await engine.settled()
    trail.push(20, 20, { time: 1000 })
    await draw()
    return alphas
  } finally {
    engine.destroy()
  }
}

function inked(pixels: Uint8Array): number {
  return pixels.filter((value, i) => i % 4 === 3 && value > 0).length
}

declare global {
  interface Window {
    onDemand: { drawTrail: (backend: BackendName) => Promise<OnDemandReport>; addTrail: typeof addTrail }
    /** Of the test: the scene without a trail is drawn. */
    drawnWithoutTrail: () => Promise<void>
  }
}
window.onDemand = { drawTrail: (backend) => drawTrail(backend, () => window.drawnWithoutTrail()), addTrail }
