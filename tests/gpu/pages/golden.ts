import { drawDocument } from '../../../src/cli/pages/draw-document.ts'
import type { RenderBackend } from '../../../src/cli/pages/render-contract.ts'
import { toBase64 } from '../../../src/cli/pages/to-base64.ts'
import { Engine } from '../../../src/engine/engine.ts'

/** Draws documents for the golden tests: premultiplied RGBA8 as base64, and what was drawn with. */
export interface GoldenPicture {
  readonly width: number
  readonly height: number
  readonly pixels: string
  readonly description: string
  readonly draws: number
}

/** An idle engine a backend keeps its shared device, and so its compiled shaders, from one picture to the next. */
const keepers = new Map<string, Engine>()

async function drawGolden(document: unknown, backend: RenderBackend, scale: number): Promise<GoldenPicture> {
  if (backend !== 'oracle' && !keepers.has(backend))
    keepers.set(backend, new Engine({ width: 1, height: 1 }, { backend }))
  const { width, height, pixels, description, draws } = await drawDocument(document, backend, scale)
  return { width, height, pixels: toBase64(pixels), description, draws }
}

declare global {
  interface Window {
    drawGolden: typeof drawGolden
  }
}
window.drawGolden = drawGolden
