/**
 * Images by the browser: addresses are loaded within limits (`fetch-image.ts`) and decoded to bitmaps, bitmaps and canvases
 * are taken as they are, and pixels are read back through a 2D canvas, scaled down in high quality.
 */

import { EngineError } from '../base/errors.ts'
import { DEFAULT_LIMITS } from '../document/limits.ts'
import type { ImagePixels, ImageSize } from '../encode/image-port.ts'
import type { ImageSource } from '../scene/image.ts'
import { checkImageSize, fetchImage, type ImageLimits, imageError } from './fetch-image.ts'

export interface CanvasImagePort {
  /** Resolves with the natural size once `pixels` can be had; one load for all who ask for an address. Rejects with EngineError. */
  load(source: ImageSource): Promise<ImageSize>
  /** A loaded image at natural size / 2^level, each side rounded and at least 1 px. A canvas gives what it shows now. */
  pixels(source: ImageSource, level: number): ImagePixels
  /** Forgets an address and its bitmap. */
  release(source: ImageSource): void
  /** Frees all bitmaps; what still loads is rejected with `destroyed`. */
  destroy(): void
}

export function createCanvasImagePort(limits: Partial<ImageLimits> = {}): CanvasImagePort {
  const allowed = { ...DEFAULT_LIMITS, ...limits }
  const life = new AbortController()
  const bitmaps = new Map<string, ImageBitmap>()
  const loads = new Map<string, Promise<ImageSize>>()
  const ctx = createContext()

  async function loadAddress(source: string): Promise<ImageSize> {
    try {
      const bitmap = await decode(source, await fetchImage(source, allowed, life.signal))
      if (life.signal.aborted || !loads.has(source)) bitmap.close()
      if (life.signal.aborted) throw destroyed()
      if (!loads.has(source)) throw imageError('image-failed', source, 'was released while it loaded')
      // A GIF may hold frames larger than its header says.
      checkImageSize(source, bitmap, allowed)
      bitmaps.set(source, bitmap)
      return { width: bitmap.width, height: bitmap.height }
    } catch (error) {
      loads.delete(source)
      throw life.signal.aborted ? destroyed() : error
    }
  }

  return {
    async load(source) {
      if (life.signal.aborted) throw destroyed()
      if (typeof source !== 'string') {
        const { width, height } = source
        if (!(width > 0 && height > 0))
          throw imageError('invalid-image', source, `is ${width} x ${height} px: empty or closed`)
        checkImageSize(source, source, allowed)
        return { width, height }
      }
      let loading = loads.get(source)
      if (!loading) {
        loading = loadAddress(source)
        loads.set(source, loading)
      }
      return loading
    },

    pixels(source, level) {
      const image = typeof source === 'string' ? bitmaps.get(source) : source
      if (!image) throw imageError('image-failed', source, 'has not been loaded; await load() first')
      const width = Math.max(1, Math.round(image.width / 2 ** level))
      const height = Math.max(1, Math.round(image.height / 2 ** level))
      ctx.canvas.width = width
      ctx.canvas.height = height
      ctx.imageSmoothingEnabled = width !== image.width || height !== image.height
      ctx.imageSmoothingQuality = 'high'
      try {
        ctx.drawImage(image as CanvasImageSource, 0, 0, width, height)
        return { width, height, bytes: premultiplied(ctx.getImageData(0, 0, width, height).data) }
      } catch (cause) {
        const hint = 'cannot be read: it is closed, or it holds pixels of another origin'
        throw imageError('image-failed', source, hint, cause)
      } finally {
        // Gives the memory of a large image back.
        ctx.canvas.width = ctx.canvas.height = 1
      }
    },

    release(source) {
      if (typeof source !== 'string') return
      bitmaps.get(source)?.close()
      bitmaps.delete(source)
      loads.delete(source)
    },

    destroy() {
      life.abort()
      for (const bitmap of bitmaps.values()) bitmap.close()
      bitmaps.clear()
      loads.clear()
      ctx.canvas.width = ctx.canvas.height = 0
    },
  }
}

function destroyed(): EngineError {
  return new EngineError('destroyed', 'The engine was destroyed while an image loaded.', { path: 'src' })
}

function createContext(): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  const canvas = typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1)
  const ctx = canvas.getContext('2d', { willReadFrequently: true })
  if (!ctx) throw new EngineError('no-image-port', 'This browser gives no 2D canvas; images are read by one.')
  return ctx as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D
}

async function decode(source: string, blob: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob)
  } catch (cause) {
    throw imageError('image-failed', source, 'cannot be decoded: the file is damaged', cause)
  }
}

/** Straight RGBA8 -> premultiplied, in place. */
function premultiplied(data: Uint8ClampedArray): Uint8Array {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] as number
    if (alpha === 255) continue
    for (let channel = i; channel < i + 3; channel++)
      data[channel] = Math.round(((data[channel] as number) * alpha) / 255)
  }
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}
