/** Straight RGBA8 -> premultiplied, in place. */
export function premultiplyPixels(bytes: Uint8Array): Uint8Array {
  for (let i = 0; i < bytes.length; i++) {
    if (i % 4 < 3) bytes[i] = Math.round(((bytes[i] as number) * (bytes[i | 3] as number)) / 255)
  }
  return bytes
}
