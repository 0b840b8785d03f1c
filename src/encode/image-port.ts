/**
 * What encoding needs of images: synchronous answers about what has arrived. `engine/` makes it from a 2D canvas and a
 * loader; tests inject their own.
 */

import type { ImageSource } from '../scene/image.ts'

export interface ImageSize {
  readonly width: number
  readonly height: number
}

export interface ImagePixels extends ImageSize {
  /** Premultiplied RGBA8, top row first. */
  readonly bytes: Uint8Array
}

export interface ImagePort {
  /** Natural size, px. Null while the image is not there; asking starts to load it. */
  size(source: ImageSource): ImageSize | null
  /** The image at natural size / 2^level, each side at least 1 px. Null while it is not there. */
  pixels(source: ImageSource, level: number): ImagePixels | null
  /** A short name, the same for the same source. */
  key(source: ImageSource): string
  /** Grows whenever an image arrives. */
  version(): number
}
