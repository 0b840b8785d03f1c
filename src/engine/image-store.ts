import type { EngineError } from '../base/errors.ts'
import { OnDemand } from '../base/on-demand.ts'
import { IMAGE_LIMITS, type ImageLimits } from '../document/image-limits.ts'
import type { ImagePixels, ImageSize } from '../encode/image-port.ts'
import { premultiplyPixels } from '../math/premultiply.ts'
import type { ImageSource } from '../scene/image.ts'
import { createContext2d } from './context-2d.ts'
import type { HostImages, HostListener } from './host.ts'
import { checkImageSize, imageError } from './image-error.ts'

export interface ImageStore extends HostImages {
  /** Frees all bitmaps, and ends what still loads. */
  destroy(): void
}

interface Picture extends ImageSize {
  readonly image: CanvasImageSource
}

const addresses = new OnDemand('images by address', async () => (await import('./fetch-image.ts')).fetchImage)

/**
 * Images by the browser: asked for once, answered at once with what is there. Addresses are loaded within limits and decoded
 * to bitmaps, bitmaps and canvases are taken as they are; pixels are read back through a 2D canvas. One that failed
 * is reported and stays missing.
 */
export function createImageStore(
  limits: Partial<ImageLimits>,
  { onResources, onError }: Pick<HostListener, 'onResources' | 'onError'>,
): ImageStore {
  const allowed = { ...IMAGE_LIMITS, ...limits }
  const life = new AbortController()
  const ctx = createContext2d()
  /** Null while it loads, and after it failed. */
  const pictures = new Map<ImageSource, Picture | null>()
  const bitmaps: ImageBitmap[] = []
  const names = new WeakMap<object, string>()
  let named = 0
  let version = 0
  let settled = Promise.resolve()

  async function load(source: ImageSource): Promise<void> {
    try {
      // Never at once: whoever asks is in the middle of a frame.
      const image = await (typeof source === 'string' ? decode(source) : (source as ImageBitmap))
      // A GIF may hold frames larger than its header says.
      checkImageSize(source, image, allowed)
      pictures.set(source, { image, width: image.width, height: image.height })
    } catch (error) {
      onError(error as EngineError)
    }
    version++
    onResources()
  }

  async function decode(source: string): Promise<ImageBitmap> {
    const fetchImage = await addresses.load()
    const blob = await fetchImage(source, allowed, life.signal)
    const bitmap = await createImageBitmap(blob).catch((cause: unknown) => {
      throw imageError('image-failed', source, 'cannot be decoded', cause)
    })
    if (life.signal.aborted) bitmap.close()
    bitmaps.push(bitmap)
    return bitmap
  }

  function find(source: ImageSource): Picture | null {
    const known = pictures.get(source)
    if (known !== undefined || life.signal.aborted) return known ?? null
    pictures.set(source, null)
    const before = settled
    settled = load(source).then(() => before)
    return null
  }

  function read({ image, width, height }: Picture, level: number): ImagePixels {
    const { canvas } = ctx
    const w = Math.max(1, Math.round(width / 2 ** level))
    const h = Math.max(1, Math.round(height / 2 ** level))
    canvas.width = w
    canvas.height = h
    ctx.imageSmoothingEnabled = level > 0
    ctx.imageSmoothingQuality = 'high'
    ctx.drawImage(image, 0, 0, w, h)
    const { data } = ctx.getImageData(0, 0, w, h)
    // Gives the memory of a large image back.
    canvas.width = canvas.height = 1
    return { width: w, height: h, bytes: premultiplyPixels(new Uint8Array(data.buffer)) }
  }

  return {
    version: () => version,
    size: find,
    pixels(source, level) {
      const picture = find(source)
      try {
        return picture && read(picture, level)
      } catch (cause) {
        pictures.set(source, null)
        onError(imageError('image-failed', source, 'cannot be read: closed, or of another origin', cause))
        return null
      }
    },
    key(source) {
      if (typeof source === 'string') return source
      const name = names.get(source) ?? `bitmap ${++named}`
      names.set(source, name)
      return name
    },
    settled: () => settled,
    destroy() {
      life.abort()
      for (const bitmap of bitmaps) bitmap.close()
      ctx.canvas.width = ctx.canvas.height = 0
    },
  }
}
