/** Images that come and images that cannot: what is drawn, and what the engine says. */

import { Engine, Image, type ImageSource } from '../../../src/index.ts'

export interface ImageReport {
  /** The colour at the middle of the picture, RGBA. */
  readonly pixel: readonly number[]
  /** Code and message of each error. */
  readonly errors: readonly (readonly [code: string, message: string])[]
}

/** Ways to hand an image over that a test cannot send to a page as text. */
const SOURCES: Readonly<Record<string, () => Promise<ImageSource>>> = {
  canvas: async () => painted(),
  'closed bitmap': async () => {
    const bitmap = await createImageBitmap(painted())
    bitmap.close()
    return bitmap
  },
  blob: async () => URL.createObjectURL(await painted().convertToBlob()),
}

async function showImage(source: string, imageBytes?: number): Promise<ImageReport> {
  const engine = new Engine(
    { width: 8, height: 8 },
    { backend: 'canvas2d', limits: imageBytes === undefined ? {} : { imageBytes } },
  )
  const errors: [string, string][] = []
  engine.on('error', ({ code, message }) => errors.push([code, message]))
  const src = (await SOURCES[source]?.()) ?? source
  engine.scene.add(new Image({ width: 8, height: 8, src }))
  await engine.settled()
  const pixels = await engine.readPremultiplied()
  engine.destroy()
  return { pixel: [...pixels.subarray(4 * 36, 4 * 37)], errors }
}

function painted(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(8, 8)
  const ctx = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  ctx.fillStyle = '#f80'
  ctx.fillRect(0, 0, 8, 8)
  return canvas
}

declare global {
  interface Window {
    showImage: typeof showImage
  }
}
window.showImage = showImage
