/** The pictures of the image scenes, as PNG data URLs. */
import { pngDataUrl } from '../../../demos/boards/src/png.ts'

const channel = (value: number): number => Math.max(0, Math.min(255, Math.round(value)))

/** 64 x 48, opaque: a sunset over hills, smooth and with edges. */
export const PHOTO = pngDataUrl(64, 48, (x, y) => {
  if (y > 34 + 5 * Math.sin(x / 7)) return [24, channel(70 + y), 84, 255]
  if (y > 28 + 6 * Math.sin(x / 11 + 2)) return [52, channel(90 + y * 2), 120, 255]
  const sun = Math.hypot(x - 44, y - 18)
  if (sun < 7) return [255, 244, 214, 255]
  return [channel(120 + y * 3), channel(80 + y * 3 - sun), channel(170 - y * 2), 255]
})

/** 16 x 16, opaque: squares of two pixels, the hardest thing to scale. */
export const CHECKER = pngDataUrl(16, 16, (x, y) =>
  ((x >> 1) + (y >> 1)) % 2 === 0 ? [62, 99, 221, 255] : [200, 212, 255, 255],
)

/** 32 x 32: an opaque disc, a translucent ring, clear corners. */
export const LOGO = pngDataUrl(32, 32, (x, y) => {
  const distance = Math.hypot(x - 15.5, y - 15.5)
  if (distance < 9) return [229, 72, 77, 255]
  if (distance < 15) return [255, 178, 36, 128]
  return [0, 0, 0, 0]
})
