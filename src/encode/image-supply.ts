import type { ImageSource } from '../scene/image.ts'
import type { Pixels } from './large-images.ts'

/** Where the encoder gets pictures from; `engine/` makes it, tests inject their own. */
export interface ImageSupply {
  /** Grows whenever an image arrives or fails. */
  version(): number
  /** A short string that is equal for equal sources. */
  key(source: ImageSource): string
  /** Natural size in px; null while the image is not there. The first call asks for it. */
  size(source: ImageSource): { readonly width: number; readonly height: number } | null
  /** Pixels of level k, natural size / 2^k, rounded up; null while the image is not there. */
  pixels(source: ImageSource, level: number): Pixels | null
}
