/** Between premultiplied bytes (ours) and straight ones (what `ImageData` holds). */

/** A rectangle of a picture to copy: texels of an image of `stride` texels a row. */
export interface TexelRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The rectangle with a border of one texel that repeats its edge, straight. */
export function straightWithBorder(bytes: Uint8Array, stride: number, rect: TexelRect): Uint8ClampedArray<ArrayBuffer> {
  const width = rect.width + 2
  const height = rect.height + 2
  const out = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) {
    const fromY = rect.y + Math.min(Math.max(y - 1, 0), rect.height - 1)
    for (let x = 0; x < width; x++) {
      const fromX = rect.x + Math.min(Math.max(x - 1, 0), rect.width - 1)
      copyStraight(bytes, (fromY * stride + fromX) * 4, out, (y * width + x) * 4)
    }
  }
  return out
}

/** The rectangle with a transparent border of one texel, straight; with `rgb` >= 0 its alpha in that colour. */
export function tintedWithBorder(
  bytes: Uint8Array,
  stride: number,
  rect: TexelRect,
  rgb: number,
): Uint8ClampedArray<ArrayBuffer> {
  const width = rect.width + 2
  const out = new Uint8ClampedArray(width * (rect.height + 2) * 4)
  for (let y = 0; y < rect.height; y++) {
    for (let x = 0; x < rect.width; x++) {
      const from = ((rect.y + y) * stride + rect.x + x) * 4
      const to = ((y + 1) * width + x + 1) * 4
      if (rgb < 0) copyStraight(bytes, from, out, to)
      else {
        out[to] = rgb >> 16
        out[to + 1] = (rgb >> 8) & 255
        out[to + 2] = rgb & 255
        out[to + 3] = bytes[from + 3] as number
      }
    }
  }
  return out
}

function copyStraight(bytes: Uint8Array, from: number, out: Uint8ClampedArray, to: number): void {
  const a = bytes[from + 3] as number
  if (a === 0) return
  for (let i = 0; i < 3; i++) out[to + i] = ((bytes[from + i] as number) * 255) / a
  out[to + 3] = a
}

export function premultiply(straight: Uint8ClampedArray): Uint8Array {
  const out = new Uint8Array(straight.length)
  for (let i = 0; i < straight.length; i += 4) {
    const a = straight[i + 3] as number
    for (let j = i; j < i + 3; j++) out[j] = Math.round(((straight[j] as number) * a) / 255)
    out[i + 3] = a
  }
  return out
}
