/** A picture, premultiplied RGBA8 with its top row first, as an image file. */
export function toImageFile(premultiplied: Uint8Array, width: number, height: number, type: string): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(straighten(premultiplied), width, height), 0, 0)
  return canvas.convertToBlob({ type })
}

function straighten(premultiplied: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(premultiplied.length)
  for (let i = 0; i < data.length; i += 4) {
    const a = premultiplied[i + 3] as number
    const f = a > 0 ? 255 / a : 0
    data[i] = (premultiplied[i] as number) * f
    data[i + 1] = (premultiplied[i + 1] as number) * f
    data[i + 2] = (premultiplied[i + 2] as number) * f
    data[i + 3] = a
  }
  return data
}
