/** Draws strokes as trails at fixed times of a clock. */

import type { RenderBackend } from '../../../src/cli/pages/render-contract.ts'
import { toBase64 } from '../../../src/cli/pages/to-base64.ts'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { toTicks } from '../../../src/encode/trail-ring.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { Trail, type TrailProps } from '../../../src/scene/trail.ts'
import { renderFrame } from '../../oracle/oracle.ts'
import { STROKE_SIZE, type StrokePoint } from '../../support/strokes.ts'
import { TRAIL_SETTINGS, type TrailSetting } from '../../support/trail-settings.ts'

export interface TrailRequest {
  readonly points: readonly StrokePoint[]
  readonly props: Partial<TrailProps>
  /** Of the pictures, milliseconds after the stroke's start, ascending; each shows the points up to then. */
  readonly times: readonly number[]
  /** Default: alone. */
  readonly setting?: TrailSetting
}

/** So that ticks modulo 2^24 wrap within a stroke. */
const START = 2 ** 24 / 10 - 100

/** One engine a backend, with all that trails need. */
const engines = new Map<RenderBackend, Promise<Engine>>()
let now = START

async function createEngine(backend: Exclude<RenderBackend, 'oracle'>): Promise<Engine> {
  const engine = new Engine(STROKE_SIZE, { backend, clock: () => now })
  const first = engine.scene.add(new Trail()).push(0, 0)
  await engine.settled()
  first.remove()
  return engine
}

async function drawTrail(request: TrailRequest, backend: RenderBackend): Promise<string[]> {
  const { points, props, times, setting = 'alone' } = request
  const trail = new Trail(props)
  let pushed = 0
  const advance = (time: number) => {
    now = START + time
    for (; pushed < points.length; pushed++) {
      const { x, y, time: at } = points[pushed] as StrokePoint
      if (at > time) return
      trail.push(x, y, { time: START + at })
    }
    trail.end()
  }
  if (backend === 'oracle') {
    const scene = new Scene()
    TRAIL_SETTINGS[setting](scene, trail)
    const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
    const encoder = new Encoder(scene, { text: null, images: null, onDemand, maxAtlasPages: 1, report: () => {} })
    const camera = { x: 0, y: 0, zoom: 1 }
    const surface = { ...STROKE_SIZE, camera, pixelRatio: 1, background: [0, 0, 0, 0] as const }
    return times.map((time) => {
      advance(time)
      return toBase64(renderFrame(encoder.encode({ ...surface, time: toTicks(now) }, true)))
    })
  }
  const coming = engines.get(backend) ?? createEngine(backend)
  engines.set(backend, coming)
  const engine = await coming
  for (const node of [...engine.scene.root.children]) node.remove()
  TRAIL_SETTINGS[setting](engine.scene, trail)
  const pictures: string[] = []
  for (const time of times) {
    advance(time)
    pictures.push(toBase64(await engine.readPremultiplied()))
  }
  return pictures
}

declare global {
  interface Window {
    drawTrail: typeof drawTrail
  }
}
window.drawTrail = drawTrail
