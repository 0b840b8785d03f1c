import { EngineError } from '../../base/errors.ts'
import { drawDocument } from './draw-document.ts'
import type { RenderReply, RenderRequest } from './render-contract.ts'
import { toBase64 } from './to-base64.ts'

/** The page of the render command. */
window.glissadeRender = async ({ document, backend, scale, fonts }: RenderRequest): Promise<RenderReply> => {
  try {
    const started = performance.now()
    const { pixels, ...picture } = await drawDocument(document, backend, scale, fonts)
    const ms = Math.round((performance.now() - started) * 10) / 10
    return { ...picture, backend, ms, png: await pngOf(pixels, picture.width, picture.height) }
  } catch (error) {
    if (error instanceof EngineError) return { error: { code: error.code, path: error.path, message: error.message } }
    return {
      error: {
        code: 'unexpected',
        path: '',
        message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      },
    }
  }
}

/** Premultiplied RGBA8 -> a PNG file, base64. */
async function pngOf(pixels: Uint8Array, width: number, height: number): Promise<string> {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser gives no 2D canvas to write a PNG with.')
  const straight = new ImageData(width, height)
  for (let i = 0; i < pixels.length; i += 4) {
    const a = pixels[i + 3] as number
    for (let k = 0; k < 3; k++) straight.data[i + k] = a === 0 ? 0 : Math.round(((pixels[i + k] as number) * 255) / a)
    straight.data[i + 3] = a
  }
  context.putImageData(straight, 0, 0)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return toBase64(new Uint8Array(await blob.arrayBuffer()))
}
