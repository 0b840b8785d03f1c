import { EngineError, type ErrorCode } from '../base/errors.ts'
import type { ImageLimits } from '../document/image-limits.ts'
import { show } from '../scene/check.ts'

/** Throws when an image is empty, or larger than `limits` allow. */
export function checkImageSize(
  source: unknown,
  { width, height }: { width: number; height: number },
  limits: ImageLimits,
): void {
  const refuse = (code: ErrorCode, what: string) => {
    throw imageError(code, source, `is ${width} x ${height} px; ${what}`)
  }
  if (!(width > 0 && height > 0)) refuse('invalid-image', 'it is empty or closed')
  const { imageSide, imagePixels } = limits
  if (Math.max(width, height) > imageSide || width * height > imagePixels) {
    refuse('limit-image-size', `the limit is ${imageSide} px a side and ${imagePixels} px in all`)
  }
}

/** An error that names the image; `source` is shortened. */
export function imageError(code: ErrorCode, source: unknown, what: string, cause?: unknown): EngineError {
  const name = typeof source === 'string' ? show(source) : 'a bitmap'
  return new EngineError(code, `The image ${name} ${what}.`, { path: 'src', cause })
}
