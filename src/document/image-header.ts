/**
 * The size of an image from its first bytes, without decoding: a few bytes can claim a picture of gigabytes. Knows
 * PNG, JPEG, GIF, WebP and BMP; others (AVIF, SVG, TIFF) are null and count as unreadable.
 */

export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp'

export interface ImageHeader {
  readonly type: ImageType
  readonly width: number
  readonly height: number
}

/** Null when the type is unknown, the size is not within `bytes`, or a side is 0. */
export function readImageSize(bytes: Uint8Array): ImageHeader | null {
  try {
    const header = readHeader(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return header && header.width > 0 && header.height > 0 ? header : null
  } catch (error) {
    // The header ends early: every read is checked by the view.
    if (error instanceof RangeError) return null
    throw error
  }
}

function readHeader(bytes: Uint8Array, view: DataView): ImageHeader | null {
  const has = (at: number, text: string) => String.fromCharCode(...bytes.subarray(at, at + text.length)) === text
  const u16 = (at: number) => view.getUint16(at, true)
  const i32 = (at: number) => view.getInt32(at, true)
  const header = (type: ImageType, width: number, height: number) => ({ type, width, height })
  // Signature, then the IHDR chunk: length, name, width, height.
  if (has(0, '\x89PNG\r\n\x1a\n') && has(12, 'IHDR')) return header('png', view.getUint32(16), view.getUint32(20))
  if (has(0, '\xff\xd8\xff')) return readJpeg(view)
  if (has(0, 'GIF87a') || has(0, 'GIF89a')) return header('gif', u16(6), u16(8))
  // A RIFF file whose first chunk is VP8 (lossy), VP8L (lossless) or VP8X (extended).
  if (has(0, 'RIFF') && has(8, 'WEBPVP8')) {
    if (has(15, ' ') && has(23, '\x9d\x01\x2a')) return header('webp', u16(26) & 0x3fff, u16(28) & 0x3fff)
    if (has(15, 'L') && has(20, '\x2f')) return header('webp', (u16(21) & 0x3fff) + 1, ((i32(21) >> 14) & 0x3fff) + 1)
    // Three bytes each.
    if (has(15, 'X')) return header('webp', (i32(24) & 0xffffff) + 1, (i32(26) >>> 8) + 1)
  }
  if (!has(0, 'BM')) return null
  // The old core header has 16 bit sizes; in later ones a negative height means rows from the top.
  const headerBytes = i32(14)
  if (headerBytes === 12) return header('bmp', u16(18), u16(20))
  return headerBytes < 40 ? null : header('bmp', Math.abs(i32(18)), Math.abs(i32(22)))
}

/** Segments of marker, length and content up to the first frame header (SOF0 to SOF15 but DHT, JPG and DAC). */
function readJpeg(view: DataView): ImageHeader | null {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(++at)
    // Filling before a marker.
    if (marker === 0xff) continue
    if (marker >> 4 === 0xc && (marker === 0xc0 || marker & 3)) {
      return { type: 'jpeg', width: view.getUint16(at + 6), height: view.getUint16(at + 4) }
    }
    const length = view.getUint16(at + 1)
    // Picture data before a frame header, or the end.
    if (marker === 0xda || marker === 0xd9 || length < 2) return null
    at += 1 + length
  }
  return null
}
