import { loadFonts } from '../../../demos/fonts.ts'
import { drawDocument } from '../../../src/cli/pages/draw-document.ts'
import type { RenderBackend } from '../../../src/cli/pages/render-contract.ts'
import { toBase64 } from '../../../src/cli/pages/to-base64.ts'
import { readDocument } from '../../../src/document/load.ts'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { keepDevice } from './shared/keep-device.ts'

/** Draws documents for the golden tests: premultiplied RGBA8 as base64. */
export interface GoldenPicture {
  readonly width: number
  readonly height: number
  readonly pixels: string
}

/** So small that a picture of a board is drawn in no time, and still shows all of it. */
const FAR = 1 / 64

/**
 * By an engine that saw the document from afar when its images came: without that it draws the picture anew for those that were
 * there first and for those that came later, and a software GPU takes seconds for one of a board.
 */
async function drawOnce(document: unknown, backend: BackendName, scale: number): Promise<GoldenPicture> {
  keepDevice(backend)
  const { width, height } = readDocument(document)
  await loadFonts('/fonts', JSON.stringify(document))
  const engine = new Engine({ width, height, pixelRatio: scale }, { backend })
  try {
    engine.camera.zoom = FAR
    await engine.load(document)
    await engine.settled()
    engine.camera.zoom = 1
    await engine.settled()
    return { ...engine.size, pixels: toBase64(await engine.readPremultiplied()) }
  } finally {
    engine.destroy()
  }
}

async function drawGolden(document: unknown, backend: RenderBackend, scale: number): Promise<GoldenPicture> {
  if (backend !== 'oracle') return drawOnce(document, backend, scale)
  const { width, height, pixels } = await drawDocument(document, backend, scale)
  return { width, height, pixels: toBase64(pixels) }
}

declare global {
  interface Window {
    drawGolden: typeof drawGolden
  }
}
window.drawGolden = drawGolden
