/** Pixels as an engine and the oracle give them: premultiplied RGBA8, top row first. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Whole pixels of a picture. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A part of a picture; what lies outside of it is transparent. */
export function crop(from: Picture, { x, y, width, height }: Area): Picture {
  const pixels = new Uint8Array(width * height * 4)
  const left = Math.max(0, x)
  const right = Math.min(from.width, x + width)
  for (let row = Math.max(0, y); row < Math.min(from.height, y + height) && left < right; row++) {
    const start = (row * from.width + left) * 4
    pixels.set(from.pixels.subarray(start, start + (right - left) * 4), ((row - y) * width + left - x) * 4)
  }
  return { width, height, pixels }
}

/** Makes `canvas` show a picture, one pixel for one. */
export function paint(canvas: HTMLCanvasElement, { width, height, pixels }: Picture): void {
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  canvas.getContext('2d')?.putImageData(new ImageData(straight(pixels), width, height), 0, 0)
}

/** The four bytes of a pixel; transparent outside. */
export function pixelAt({ width, height, pixels }: Picture, x: number, y: number): readonly number[] {
  const at = (y * width + x) * 4
  return x >= 0 && y >= 0 && x < width && y < height ? Array.from(pixels.subarray(at, at + 4)) : [0, 0, 0, 0]
}

function straight(pixels: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const result = new Uint8ClampedArray(pixels)
  for (let i = 0; i < result.length; i += 4) {
    const alpha = pixels[i + 3] as number
    if (alpha === 0 || alpha === 255) continue
    for (let k = 0; k < 3; k++) result[i + k] = ((pixels[i + k] as number) * 255) / alpha
  }
  return result
}
