/** A canvas that shows RGBA8 pixels. */
export function pictureCanvas(
  width: number,
  height: number,
  straight: Uint8ClampedArray<ArrayBuffer>,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(straight, width, height), 0, 0)
  return canvas
}

/** Premultiplied RGBA8 -> straight, as a 2D canvas takes it. */
export function straightened(premultiplied: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const straight = new Uint8ClampedArray(premultiplied)
  for (let i = 0; i < straight.length; i += 4) {
    const alpha = straight[i + 3] as number
    if (alpha === 0 || alpha === 255) continue
    for (let k = 0; k < 3; k++) straight[i + k] = ((premultiplied[i + k] as number) * 255) / alpha
  }
  return straight
}
