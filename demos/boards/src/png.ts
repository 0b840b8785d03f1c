/**
 * A PNG of given pixels as a data URL. The zlib stream holds stored blocks: larger than a deflated one, but the same
 * bytes from every Node and browser, so a board with pictures can be compared with what its generator writes.
 */

/** Straight RGBA, 0..255. */
export type Rgba = readonly [number, number, number, number]

export function pngDataUrl(width: number, height: number, pixel: (x: number, y: number) => Rgba): string {
  const stride = width * 4 + 1
  const raw = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    // The first byte of a row is its filter: 0, none.
    for (let x = 0; x < width; x++) raw.set(pixel(x, y), y * stride + 1 + x * 4)
  }
  const header = [...word(width), ...word(height), 8, 6, 0, 0, 0]
  const bytes = [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', header),
    chunk('IDAT', stored(raw)),
    chunk('IEND', []),
  ].flat()
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return `data:image/png;base64,${btoa(binary)}`
}

const word = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]

function chunk(type: string, data: readonly number[]): number[] {
  const body = [...type].map((letter) => letter.charCodeAt(0)).concat(data)
  return [...word(data.length), ...body, ...word(crc32(body))]
}

/** A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4). */
function stored(raw: Uint8Array): number[] {
  const out = [0x78, 0x01]
  for (let at = 0; at < raw.length; at += 0xffff) {
    const block = raw.subarray(at, at + 0xffff)
    const isLast = at + block.length === raw.length
    const size = block.length
    out.push(isLast ? 1 : 0, size & 255, size >>> 8, ~size & 255, (~size >>> 8) & 255)
    for (const byte of block) out.push(byte)
  }
  let a = 1
  let b = 0
  for (const byte of raw) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return [...out, b >>> 8, b & 255, a >>> 8, a & 255]
}

function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
