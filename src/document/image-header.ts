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
  // Signature, then the IHDR chunk: length, name, width, height.
  if (has(0, '\x89PNG\r\n\x1a\n') && has(12, 'IHDR'))
    return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) }
  if (has(0, '\xff\xd8\xff')) return readJpeg(view)
  if (has(0, 'GIF87a') || has(0, 'GIF89a'))
    return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  // A RIFF file whose first chunk is VP8 (lossy), VP8L (lossless) or VP8X (extended).
  if (has(0, 'RIFF') && has(8, 'WEBPVP8')) {
    if (has(15, ' ') && has(23, '\x9d\x01\x2a'))
      return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    if (has(15, 'L') && has(20, '\x2f')) {
      const bits = view.getUint32(21, true)
      return { type: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
    if (has(15, 'X')) return { type: 'webp', width: uint24(24) + 1, height: uint24(27) + 1 }
  }
  if (!has(0, 'BM')) return null
  // The old core header has 16 bit sizes; in later ones a negative height means rows from the top.
  const headerBytes = view.getUint32(14, true)
  if (headerBytes === 12) return { type: 'bmp', width: view.getUint16(18, true), height: view.getUint16(20, true) }
  if (headerBytes < 40) return null
  return { type: 'bmp', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }
}

/** Segments of marker, length and content up to the first frame header (SOF0 to SOF15 but DHT, JPG and DAC). */
function readJpeg(view: DataView): ImageHeader | null {
  for (let at = 2; ; ) {
    if (view.getUint8(at++) !== 0xff) return null
    const marker = view.getUint8(at)
    // Filling before a marker.
    if (marker === 0xff) continue
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { type: 'jpeg', width: view.getUint16(at + 6), height: view.getUint16(at + 4) }
    // Picture data before a frame header, or the end.
    if (marker === 0xda || marker === 0xd9) return null
    const hasContent = marker !== 0x01 && (marker < 0xd0 || marker > 0xd8)
    const length = hasContent ? view.getUint16(at + 1) : 0
    if (hasContent && length < 2) return null
    at += 1 + length
  }
}
