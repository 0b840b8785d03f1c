import { expect, test } from 'vitest'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'

import { Scene } from '../../../src/scene/scene.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'
import { createRandom, SceneFuzzer } from '../../support/random-scene.ts'
import { resolveFrame } from '../../support/resolve-frame.ts'

/** The main law: random edits, then the incremental frame equals a fresh encode of the same scene. */
const SEEDS = 1000
const STEPS = 8
const EDITS_PER_STEP = 3

const text = createFakeTextPort()
const images = createFakeImages()
const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
const options = { text, images, onDemand, maxAtlasPages: 8, report: () => {} }

function run(seed: number): void {
  const scene = new Scene()
  scene.text = text
  const fuzzer = new SceneFuzzer(scene, seed)
  const random = createRandom(seed + 1)
  const encoder = new Encoder(scene, options)
  for (let i = 0; i < 12; i++) fuzzer.step()
  let camera = { x: 0, y: 0, zoom: 1 }
  for (let step = 0; step < STEPS; step++) {
    for (let i = 0; i < EDITS_PER_STEP; i++) fuzzer.step()
    if (random() < 0.3) camera = { x: random() * 100 - 50, y: random() * 60 - 30, zoom: 0.5 + random() * 2 }
    const surface = { camera, pixelRatio: 1.5, width: 320, height: 240, background: [0, 0, 0, 0] as const, time: 0 }
    encoder.redraw()
    const frame = encoder.encode(surface)
    const incremental = resolveFrame(frame)
    encoder.taken()
    const fresh = resolveFrame(new Encoder(scene, options).encode(surface, true))
    expect(incremental, `seed ${seed}, step ${step}`).toEqual(fresh)
  }
}

test('random edits, then the incremental frame equals a fresh encode', { timeout: 300_000 }, () => {
  for (let seed = 0; seed < SEEDS; seed++) run(seed)
})
