import { drawDocument } from '../../../src/cli/pages/draw-document.ts'
import type { RenderBackend } from '../../../src/cli/pages/render-contract.ts'
import { toBase64 } from '../../../src/cli/pages/to-base64.ts'

/** Draws documents for the golden tests: premultiplied RGBA8 as base64, and what was drawn with. */
export interface GoldenPicture {
  readonly width: number
  readonly height: number
  readonly pixels: string
  readonly description: string
  readonly draws: number
}

async function drawGolden(document: unknown, backend: RenderBackend, scale: number): Promise<GoldenPicture> {
  const { width, height, pixels, description, draws } = await drawDocument(document, backend, scale)
  return { width, height, pixels: toBase64(pixels), description, draws }
}

declare global {
  interface Window {
    drawGolden: typeof drawGolden
  }
}
window.drawGolden = drawGolden
