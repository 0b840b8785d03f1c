import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** A PNG file (W3C, third edition) of premultiplied RGBA8, top row first. */
export function pngOf(premultiplied: Uint8Array, width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits, red green blue and alpha; the rest is 0: deflate, filters of type 0, not interlaced
  header.set([8, 6], 8)
  const stride = 1 + width * 4
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < width * 4; i++) {
      const at = y * width * 4 + i
      const alpha = premultiplied[at | 3] as number
      const value = premultiplied[at] as number
      rows[y * stride + 1 + i] = (i & 3) === 3 ? alpha : alpha === 0 ? 0 : Math.round((value * 255) / alpha)
    }
  }
  return Buffer.concat([Buffer.from(SIGNATURE), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')])
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
