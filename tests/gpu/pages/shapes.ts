/** Draws for the accuracy tests: a document, a document seen by a moving camera, and a scene after random edits. */
import { makeCards } from '../../../demos/boards/cards.ts'
import { drawDocument } from '../../../src/cli/pages/draw-document.ts'
import type { RenderBackend } from '../../../src/cli/pages/render-contract.ts'
import { toBase64 } from '../../../src/cli/pages/to-base64.ts'
import type { GlissadeDocument } from '../../../src/document/document.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { Occlusion } from '../../../src/encode/occlusion.ts'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { FEATURE } from '../../../src/frame/frame.ts'
import { Box, type BoxProps } from '../../../src/scene/box.ts'
import { Ellipse } from '../../../src/scene/ellipse.ts'
import { bouncy } from '../../../src/scene/spring.ts'
import { Trail } from '../../../src/scene/trail.ts'
import { SceneFuzzer } from '../../support/random-scene.ts'
import { keepDevice } from './shared/keep-device.ts'

/** Premultiplied RGBA8 as base64, top row first. */
export interface ShapePicture {
  readonly width: number
  readonly height: number
  readonly pixels: string
}

export interface CameraView {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface EditedPictures {
  /** Device px. */
  readonly width: number
  readonly edited: string
  /** Frames that drew a part of the picture. */
  readonly partial: number
  /** Of a new engine that was given the edited scene as a document. */
  readonly fresh: string
}

export interface PannedPictures {
  /** Device px. */
  readonly width: number
  readonly looks: [panned: string, anew: string][]
  /** Frames that drew less than most of the screen. */
  shifted: number
}

async function drawShapes(document: GlissadeDocument, backend: RenderBackend): Promise<ShapePicture> {
  if (backend !== 'oracle') keepDevice(backend)
  const { width, height, pixels } = await drawDocument(document, backend, 1)
  return { width, height, pixels: toBase64(pixels) }
}

/** One engine, one picture a view, in order. */
async function drawViews(
  document: GlissadeDocument,
  backend: BackendName,
  pixelRatio: number,
  views: readonly CameraView[],
): Promise<ShapePicture[]> {
  keepDevice(backend)
  const engine = new Engine({ width: document.width, height: document.height, pixelRatio }, { backend })
  try {
    await engine.load(document)
    await engine.settled()
    const pictures: ShapePicture[] = []
    for (const view of views) {
      engine.camera.set(view)
      const pixels = toBase64(await engine.readPremultiplied())
      pictures.push({ width: engine.size.width, height: engine.size.height, pixels })
    }
    return pictures
  } finally {
    engine.destroy()
  }
}

const FIRST_NODES = 16
const EDITS_PER_FRAME = 2
const FUZZ_SIZE = { width: 300, height: 200 }

/** The fuzzer edits the root as well, and so hides everything sooner or later. */
const IN_VIEW = { visible: true, opacity: 1, x: 0, y: 0, rotation: 0, scaleX: 1, scaleY: 1, clip: undefined }

/**
 * Edits a scene under a moving camera, drawing on the way, and draws what came of it once more from nothing. Which nodes have
 * moved (`isAnchor`) belongs to the scene, though not to the document: their places are rounded on their own, to 1/256 px.
 */
async function drawEdited(seed: number, edits: number, backend: BackendName): Promise<EditedPictures> {
  keepDevice(backend)
  const surface = { ...FUZZ_SIZE, pixelRatio: 1.25 }
  const engine = new Engine(surface, { backend })
  const fresh = new Engine(surface, { backend })
  try {
    await engine.ready
    let partial = 0
    engine.on('frame', ({ pixels }) => {
      if (pixels < engine.size.width * engine.size.height) partial++
    })
    const fuzzer = new SceneFuzzer(engine.scene, seed)
    for (let i = 0; i < FIRST_NODES; i++) engine.scene.add(fuzzer.create())
    for (let i = 0; i < edits; i++) {
      fuzzer.step()
      if (i % EDITS_PER_FRAME !== EDITS_PER_FRAME - 1) continue
      engine.scene.root.set(IN_VIEW)
      // then by edits alone, drawn in parts
      if (i < edits / 2 && fuzzer.int(2)) {
        engine.camera.set({ x: fuzzer.number(-20, 20), y: fuzzer.number(-20, 20), zoom: fuzzer.pick([1, 1, 0.7, 1.9]) })
      }
      await engine.readPremultiplied()
    }
    await engine.settled()
    const document = { ...engine.toJSON(), ...FUZZ_SIZE }
    const { x, y, zoom } = engine.camera
    await fresh.load(document)
    engine.scene.each(({ id, isAnchor }) => {
      const twin = fresh.get(id)
      if (twin) twin.isAnchor = isAnchor
    })
    fresh.camera.set({ x, y, zoom })
    await fresh.settled()
    return {
      width: engine.size.width,
      partial,
      edited: toBase64(await engine.readPremultiplied()),
      fresh: toBase64(await fresh.readPremultiplied()),
    }
  } finally {
    engine.destroy()
    fresh.destroy()
  }
}

/** Frames between two looks at the picture. */
const FRAMES_A_LOOK = 4

/**
 * Pans over a random scene by whole device px while things are edited, dragged and sprung and a trail grows: pictures on the way, each
 * as it came about and drawn anew; and how many frames moved the picture.
 */
async function drawPanned(seed: number, frames: number, backend: BackendName): Promise<PannedPictures> {
  keepDevice(backend)
  let now = 0
  const engine = new Engine({ ...FUZZ_SIZE, pixelRatio: 1.25 }, { backend, clock: () => now, reducedMotion: false })
  try {
    await engine.ready
    const { scene, camera, size } = engine
    const fuzzer = new SceneFuzzer(scene, seed)
    for (let i = 0; i < FIRST_NODES; i++) scene.add(fuzzer.create())
    const card = scene.add(new Box({ x: 30, y: 20, width: 60, height: 40, fill: '#fa0', cornerRadius: 6, rotation: 3 }))
    const trail = scene.add(new Trail({ color: '#36c', width: 9, life: 0.4 }))
    camera.zoom = fuzzer.pick([1, 1.3])
    const pictures: PannedPictures = { width: size.width, looks: [], shifted: 0 }
    for (let frame = 1; frame <= frames; frame++) {
      now += 16
      const px = camera.zoom * size.pixelRatio
      camera.set({ x: camera.x + (fuzzer.int(23) - 8) / px, y: camera.y + (fuzzer.int(17) - 8) / px })
      if (frame % 3 === 0) fuzzer.step()
      scene.root.set(IN_VIEW)
      card.set({ x: card.x + 3.7, y: card.y + 1.3 })
      if (frame % 5 === 0) card.animate({ scaleX: fuzzer.pick([1, 1.4]), rotation: 8 }, bouncy)
      if (frame % 16 < 8) trail.push(camera.x + 10 * (frame % 8), camera.y + 60)
      const panned = await engine.readPremultiplied()
      if ((engine.metrics().last?.pixels ?? 0) < 0.7 * size.width * size.height) pictures.shifted++
      if (frame % FRAMES_A_LOOK) continue
      const { zoom } = camera
      camera.zoom = 2 * zoom
      await engine.readPremultiplied()
      camera.zoom = zoom
      pictures.looks.push([toBase64(panned), toBase64(await engine.readPremultiplied())])
    }
    return pictures
  } finally {
    engine.destroy()
  }
}

/** A part of a board of overlapping cards, with what lies under opaque pixels left out or drawn. */
async function drawDense(backend: BackendName, leavesOut: boolean): Promise<ShapePicture & { records: number }> {
  keepDevice(backend)
  const { hides } = Occlusion.prototype
  if (!leavesOut) Occlusion.prototype.hides = () => false
  const engine = new Engine({ width: 240, height: 160, pixelRatio: 1.25 }, { backend })
  try {
    await engine.load(makeCards({ count: 3000, layout: 'dense' }))
    engine.camera.set({ x: 300.3, y: 200.7, zoom: 0.9 })
    await engine.settled()
    const pixels = toBase64(await engine.readPremultiplied())
    return { ...engine.size, pixels, records: engine.metrics().last?.records ?? 0 }
  } finally {
    Occlusion.prototype.hides = hides
    engine.destroy()
  }
}

/** Boxes of many kinds over one another, with solids drawn beforehand or not; and how many draws it took. */
async function drawSolids(backend: BackendName, isApart: boolean): Promise<{ pixels: string; draws: number }> {
  keepDevice(backend)
  const { encode } = Encoder.prototype
  Encoder.prototype.encode = function (...args) {
    const frame = encode.apply(this, args)
    return { ...frame, features: isApart ? frame.features | FEATURE.SOLID : frame.features & ~FEATURE.SOLID }
  }
  const engine = new Engine({ width: 320, height: 200, pixelRatio: 1.25 }, { backend })
  try {
    const looks: readonly Partial<BoxProps>[] = [
      { cornerRadius: [3, 20, 0, 9] },
      { stroke: { color: '#135c', width: 5, align: 'center' }, shadow: { x: 3, y: 4, blur: 9, color: '#0008' } },
      { stroke: { color: '#a12', width: 2, scale: 'fixed' }, crisp: false },
      { shadow: { blur: 6, color: '#0a0', inset: true } },
      { opacity: 0.6, fill: '#fff' },
      { rotation: 12 },
      {
        fill: {
          type: 'linear',
          stops: [
            [0, '#fff'],
            [1, '#08f8'],
          ],
        },
      },
      { blendMode: 'multiply' },
      { clip: true, cornerRadius: 14 },
      { scaleX: 0.7, scaleY: 1.3, cornerRadius: 25 },
    ]
    for (let i = 0; i < 60; i++) {
      const place = {
        x: ((i * 67) % 251) + (i % 3) * 0.37,
        y: ((i * 41) % 137) + (i % 5) * 0.23,
        width: 50 + (i % 7) * 6,
        height: 40,
      }
      const box = new Box({
        ...place,
        fill: `rgb(${(i * 31) % 256} ${(i * 57) % 256} 120)`,
        ...looks[i % looks.length],
      })
      engine.scene.add(box)
      if (i % 4 === 0) box.add(new Ellipse({ x: 8, y: 6, width: 40, height: 24, fill: '#fc3' }))
    }
    const pixels = toBase64(await engine.readPremultiplied())
    return { pixels, draws: engine.metrics().last?.draws ?? 0 }
  } finally {
    Encoder.prototype.encode = encode
    engine.destroy()
  }
}

/** Many boxes, drawn, and then with others under them and between; the same from the start; and what the change uploaded. */
async function drawUnder(backend: BackendName): Promise<{ edited: string; fresh: string; uploadedBytes: number }> {
  const boxes = Array.from({ length: 700 }, (_, i) => ({ x: (i * 37) % 190, y: (i * 53) % 150, width: 40, height: 30 }))
  const draw = async (engine: Engine) => toBase64(await engine.readPremultiplied())
  const size = { width: 200, height: 160 }
  const [engine, other] = [1, 2].map(() => new Engine(size, { backend })) as [Engine, Engine]
  try {
    for (const [i, box] of boxes.entries()) {
      engine.scene.add(new Box({ ...box, fill: `rgb(${i % 256} 90 ${(i * 7) % 256} / .3)` }))
    }
    await draw(engine)
    engine.scene.root.insert(new Box({ ...size, fill: '#fd8' }), 0)
    await draw(engine)
    engine.scene.root.insert(new Ellipse({ ...size, fill: 'rgb(0 0 255 / .5)' }), 300)
    const edited = await draw(engine)
    await other.load({ ...engine.toJSON(), ...size })
    return { edited, fresh: await draw(other), uploadedBytes: engine.metrics().last?.uploadedBytes ?? 0 }
  } finally {
    engine.destroy()
    other.destroy()
  }
}

/** Answers the fuzzer's picture names, `WIDTHxHEIGHT`, with a picture of that size; all others are missing. */
function servePictures(): void {
  window.fetch = async (input, options) => {
    const name = input instanceof Request ? input.url : String(input)
    const size = /(\d+)x(\d+)$/.exec(name)
    if (!size) return name.startsWith('/fonts/') ? networkFetch(input, options) : new Response('', { status: 404 })
    const canvas = new OffscreenCanvas(Number(size[1]), Number(size[2]))
    const ctx = canvas.getContext('2d')
    if (!ctx) throw new Error('no 2d context')
    ctx.fillStyle = '#2a7'
    ctx.fillRect(0, 0, canvas.width, canvas.height)
    ctx.fillStyle = '#b3d'
    ctx.fillRect(canvas.width / 4, canvas.height / 3, canvas.width / 3, canvas.height / 3)
    return new Response(await canvas.convertToBlob())
  }
}

const networkFetch = window.fetch.bind(window)

declare global {
  interface Window {
    drawShapes: typeof drawShapes
    drawViews: typeof drawViews
    drawEdited: typeof drawEdited
    drawPanned: typeof drawPanned
    drawDense: typeof drawDense
    drawUnder: typeof drawUnder
    drawSolids: typeof drawSolids
    servePictures: typeof servePictures
  }
}
Object.assign(window, {
  drawShapes,
  drawViews,
  drawEdited,
  drawPanned,
  drawDense,
  drawUnder,
  drawSolids,
  servePictures,
})
