import type { FrameImage } from '../frame/frame.ts'
import type { ImagePixels } from './image-port.ts'

/** Images too large for the atlas, by key, each a texture of its own. */
export class LargeImages {
  readonly added: FrameImage[] = []
  readonly freed: number[] = []
  /** Grows when an image is freed: whoever holds an id looks again. */
  generation = 0
  readonly #found = new Map<string, FrameImage>()
  #nextId = 1

  /** The image under `key`, made on first use; null while its pixels are not to be had. */
  get(key: string, make: () => ImagePixels | null): FrameImage | null {
    const known = this.#found.get(key)
    if (known) return known
    const pixels = make()
    if (!pixels) return null
    const image = { id: this.#nextId++, width: pixels.width, height: pixels.height, bytes: pixels.bytes }
    this.#found.set(key, image)
    this.added.push(image)
    return image
  }

  /** All living images, for a backend that starts afresh. */
  all(): FrameImage[] {
    return [...this.#found.values()]
  }

  /** Frees every image that is not in `used` (ids of the frame just built). */
  sweep(used: ReadonlySet<number>): void {
    for (const [key, image] of this.#found) {
      if (used.has(image.id)) continue
      this.#found.delete(key)
      this.freed.push(image.id)
      this.generation++
    }
  }

  clearDirty(): void {
    this.added.length = 0
    this.freed.length = 0
  }
}
