/** What one image may cost, whether it comes in a data URL or over the network. */
export interface ImageLimits {
  readonly imageBytes: number
  /** Width and height, in its own px, by its header. */
  readonly imageSide: number
  /** Width times height. */
  readonly imagePixels: number
}

export const MEBI = 1024 * 1024

export const IMAGE_LIMITS: ImageLimits = {
  imageBytes: 32 * MEBI,
  imageSide: 16_384,
  imagePixels: 64 * MEBI,
}
