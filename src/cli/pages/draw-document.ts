import { loadFonts } from '../../../demos/fonts.ts'
import { renderFrame } from '../../../tests/oracle/oracle.ts'
import type { EngineError } from '../../base/errors.ts'
import type { GlissadeDocument } from '../../document/document.ts'
import { readDocument } from '../../document/load.ts'
import { Engine } from '../../engine/engine.ts'
import { createOffscreenHost } from '../../engine/offscreen-host.ts'
import { RECORD_BYTES } from '../../frame/layout.ts'
import { documentFrames } from '../document-frames.ts'
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
  document: GlissadeDocument,
  size: { readonly width: number; readonly height: number; readonly pixelRatio: number },
): Promise<DrawnPicture> {
  const onError = (error: EngineError) => {
    throw error
  }
  const host = createOffscreenHost(size, {}, { onResources: () => {}, onError })
  try {
    const { width, height } = host.size()
    const frames = documentFrames(document, host.size(), host)
    // Asks for its images.
    frames()
    await host.images.settled()
    const frame = frames()
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
