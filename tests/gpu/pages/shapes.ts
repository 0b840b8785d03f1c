/** Draws for the accuracy tests: a document, a document seen by a moving camera, and a scene after random edits. */
import { drawDocument } from '../../../src/cli/pages/draw-document.ts'
import type { RenderBackend } from '../../../src/cli/pages/render-contract.ts'
import { toBase64 } from '../../../src/cli/pages/to-base64.ts'
import type { GlissadeDocument } from '../../../src/document/document.ts'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { SceneFuzzer } from '../../support/random-scene.ts'

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
  readonly edited: string
  /** Of a new engine that was given the edited scene as a document. */
  readonly fresh: string
  readonly document: GlissadeDocument
}

async function drawShapes(document: GlissadeDocument, backend: RenderBackend): Promise<ShapePicture> {
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

const EDITS_PER_FRAME = 5
const FUZZ_SIZE = { width: 240, height: 160 }

/** Edits a scene, drawing on the way, and draws what came of it once more from nothing. */
async function drawEdited(seed: number, edits: number, backend: BackendName): Promise<EditedPictures> {
  const engine = new Engine(FUZZ_SIZE, { backend })
  try {
    await engine.ready
    const fuzzer = new SceneFuzzer(engine.scene, seed)
    for (let i = 0; i < edits; i++) {
      fuzzer.step()
      if (i % EDITS_PER_FRAME === 0) await engine.readPremultiplied()
    }
    await engine.settled()
    const edited = toBase64(await engine.readPremultiplied())
    const document = { ...engine.toJSON(), ...FUZZ_SIZE }
    const fresh = await drawDocument(document, backend, 1)
    return { edited, fresh: toBase64(fresh.pixels), document }
  } finally {
    engine.destroy()
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
    servePictures: typeof servePictures
  }
}
Object.assign(window, { drawShapes, drawViews, drawEdited, servePictures })
