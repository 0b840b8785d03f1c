import { loadFonts } from '../../../demos/fonts.ts'
import { renderFrame } from '../../../tests/oracle/oracle.ts'
import { EngineError } from '../../base/errors.ts'
import { readDocument } from '../../document/load.ts'
import { encodeOnDemand } from '../../encode/encode-on-demand.ts'
import { Encoder } from '../../encode/encoder.ts'
import { premultiply } from '../../encode/target.ts'
import { buildScene } from '../../engine/build-scene.ts'
import { Engine } from '../../engine/engine.ts'
import { createOffscreenHost } from '../../engine/offscreen-host.ts'
import { RECORD_BYTES } from '../../frame/layout.ts'
import { Scene } from '../../scene/scene.ts'
import type { RenderBackend } from './render-contract.ts'

export interface DrawnPicture {
  readonly width: number
  readonly height: number
  /** Premultiplied RGBA8, top row first. */
  readonly pixels: Uint8Array
  readonly description: string
  readonly draws: number
  readonly records: number
  readonly uploadedBytes: number
}

/** Draws a document off-screen at `scale` device px per CSS px, with its images and fonts there; `fonts`: as of `loadFonts`. */
export async function drawDocument(
  document: unknown,
  backend: RenderBackend,
  scale: number,
  fonts?: readonly string[],
): Promise<DrawnPicture> {
  const checked = readDocument(document)
  await loadFonts('/fonts', JSON.stringify(checked), fonts)
  const size = { width: checked.width, height: checked.height, pixelRatio: scale }
  if (backend === 'oracle') return drawWithOracle(checked, size)
  const engine = new Engine(size, { backend })
  try {
    await engine.load(checked)
    await engine.ready
    await engine.settled()
    const { last } = engine.metrics()
    const { width, height } = engine.size
    return {
      width,
      height,
      pixels: await engine.readPremultiplied(),
      description: engine.backendDescription,
      draws: last?.draws ?? 0,
      records: last?.records ?? 0,
      uploadedBytes: last?.uploadedBytes ?? 0,
    }
  } finally {
    engine.destroy()
  }
}

async function drawWithOracle(
  document: ReturnType<typeof readDocument>,
  size: { readonly width: number; readonly height: number; readonly pixelRatio: number },
): Promise<DrawnPicture> {
  const onError = (error: EngineError) => {
    throw error
  }
  const host = createOffscreenHost(size, {}, { onResources: () => {}, onError })
  try {
    const scene = new Scene()
    scene.text = host.text
    scene.replaceRoot(buildScene(document.root))
    const report = (problem: string, id: string) => {
      throw new EngineError('invalid-frame', `${problem}: '${id}'`, { path: id })
    }
    const encoder = new Encoder(scene, {
      text: host.text,
      images: host.images,
      onDemand: { code: encodeOnDemand, get: () => encodeOnDemand },
      maxAtlasPages: 256,
      report,
    })
    const { width, height, pixelRatio } = host.size()
    const background = document.background ? premultiply(document.background) : ([0, 0, 0, 0] as const)
    const surface = { camera: { x: 0, y: 0, zoom: 1 }, pixelRatio, width, height, background, time: 0 }
    encoder.encode(surface)
    await host.images.settled()
    const frame = encoder.encode(surface, true)
    return {
      width,
      height,
      pixels: renderFrame(frame),
      description: 'oracle (exact areas, double precision)',
      draws: frame.passes.reduce((sum, pass) => sum + pass.batches.length, 0),
      records: frame.drawCount,
      uploadedBytes: frame.records.count * RECORD_BYTES,
    }
  } finally {
    host.destroy()
  }
}
