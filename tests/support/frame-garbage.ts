/**
 * What frames of a world of cards allocate, bytes a frame, by scenario: prints JSON. To be run in a process of its own, whose heap
 * nothing else uses, without collections while it counts: `node --expose-gc --single-threaded --min-semi-space-size=64
 * --max-semi-space-size=64 scripts/run-ts.mjs tests/support/frame-garbage.ts`.
 */
import { documentOf } from '../../bench/board.ts'
import { encodeOnDemand } from '../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../src/encode/encoder.ts'
import { loadDocument } from '../../src/engine/load-document.ts'
import { Scene } from '../../src/scene/scene.ts'
import { createFakeTextPort } from './fake-ports.ts'

const WARM_UP = 1500
const FRAMES = 300
const ROUNDS = 5

const text = createFakeTextPort()
const scene = new Scene()
scene.text = text
await loadDocument(documentOf({ cards: 2000, layout: 'world' }), scene, {})
const onDemand = { code: encodeOnDemand, get: () => encodeOnDemand }
const encoder = new Encoder(scene, { text, images: null, onDemand, maxAtlasPages: 32, report: () => {} })
const camera = { x: 0, y: 0, zoom: 1 }
const surface = { camera, pixelRatio: 1, width: 1280, height: 720, background: [1, 1, 1, 1] as const, time: 0 }

/** The least of some rounds: a compiler may come in between. */
function bytesPerFrame(step: (frame: number) => void): number {
  const draw = (frame: number) => {
    step(frame % 50)
    encoder.encode(surface)
    encoder.taken()
  }
  for (let i = 0; i < WARM_UP; i++) draw(i)
  let least = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    ;(globalThis as { gc?: () => void }).gc?.()
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < FRAMES; i++) draw(i)
    least = Math.min(least, (process.memoryUsage().heapUsed - before) / FRAMES)
  }
  return Math.round(least)
}

const [card] = scene.root.children
const drag = bytesPerFrame((frame) => card?.set({ x: 200 + 3 * frame, y: 200 + 2 * frame }))
const pan = bytesPerFrame((frame) => Object.assign(camera, { x: 5 + 4 * frame, y: frame }))
console.log(JSON.stringify({ drag, pan, visited: encoder.visited }))
