import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readImageSize } from '../../../src/document/image-header.ts'

/** Strings as bytes, numbers as given. */
function bytes(...parts: (string | number | number[])[]): Uint8Array {
  return new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  )
}
const be32 = (v: number) => [v >>> 24, (v >>> 16) & 255, (v >>> 8) & 255, v & 255]
const be16 = (v: number) => [v >>> 8, v & 255]
const le32 = (v: number) => be32(v).reverse()
const le16 = (v: number) => be16(v).reverse()
const le24 = (v: number) => le32(v).slice(0, 3)

const GOOD: Record<string, [Uint8Array, string]> = {
  png: [bytes('\x89PNG\r\n\x1a\n', be32(13), 'IHDR', be32(640), be32(480), [8, 6, 0, 0, 0]), 'png 640x480'],
  'a png bomb': [
    bytes('\x89PNG\r\n\x1a\n', be32(13), 'IHDR', be32(0x7fffffff), be32(0xffffffff)),
    'png 2147483647x4294967295',
  ],
  jpeg: [
    bytes(
      '\xff\xd8',
      '\xff\xe0',
      be16(4),
      [0, 0],
      '\xff\xff\xc4',
      be16(3),
      [9],
      '\xff\xc2',
      be16(11),
      8,
      be16(20),
      be16(30),
    ),
    'jpeg 30x20',
  ],
  gif: [bytes('GIF89a', le16(300), le16(200)), 'gif 300x200'],
  'lossy webp': [
    bytes('RIFF', le32(0), 'WEBPVP8 ', le32(0), [0, 0, 0], '\x9d\x01\x2a', le16(0x4000 | 100), le16(50)),
    'webp 100x50',
  ],
  'lossless webp': [bytes('RIFF', le32(0), 'WEBPVP8L', le32(0), 0x2f, le32(((49 << 14) | 99) >>> 0)), 'webp 100x50'],
  'extended webp': [bytes('RIFF', le32(0), 'WEBPVP8X', le32(10), le32(0), le24(99_999), le24(49)), 'webp 100000x50'],
  bmp: [bytes('BM', le32(0), le32(0), le32(54), le32(40), le32(64), le32(-32)), 'bmp 64x32'],
  'old bmp': [bytes('BM', le32(0), le32(0), le32(26), le32(12), le16(64), le16(32)), 'bmp 64x32'],
}

describe('readImageSize', () => {
  it.each(Object.entries(GOOD))('reads %s', (_, [file, expected]) => {
    const header = readImageSize(file)
    expect(header && `${header.type} ${header.width}x${header.height}`).toBe(expected)
  })

  it.each(Object.entries(GOOD))('does not trust %s cut anywhere before its size', (_, [file]) => {
    for (let length = 0; length < file.length - 5; length++) {
      const header = readImageSize(file.subarray(0, length))
      if (header) expect(header).toEqual(readImageSize(file))
    }
    expect(readImageSize(file.subarray(0, 8))).toBeNull()
  })

  it('reads from the middle of a buffer', () => {
    const file = GOOD['png']?.[0] ?? new Uint8Array()
    const inside = new Uint8Array(file.length + 7)
    inside.set(file, 7)
    expect(readImageSize(inside.subarray(7))).toEqual(readImageSize(file))
  })

  it.each([
    ['nothing', bytes()],
    ['svg', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['avif', bytes(be32(28), 'ftypavif', be32(0), 'avifmif1miaf')],
    ['an empty png', bytes('\x89PNG\r\n\x1a\n', be32(13), 'IHDR', be32(0), be32(480))],
    ['a jpeg without a frame', bytes('\xff\xd8\xff\xda', be16(4), [0, 0])],
    [
      'a jpeg with a segment of no length',
      bytes('\xff\xd8\xff\xe0', be16(0), '\xff\xc0', be16(11), 8, be16(1), be16(1)),
    ],
  ])('answers null for %s', (_, file) => {
    expect(readImageSize(file)).toBeNull()
  })

  it('ends for any bytes', () => {
    const prefix = fc.constantFrom('', '\xff\xd8\xff', 'GIF89a', 'RIFF\0\0\0\0WEBPVP8X', 'BM')
    fc.assert(
      fc.property(prefix, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const header = readImageSize(bytes(start, [...rest]))
        if (header) expect(header.width * header.height).toBeGreaterThan(0)
      }),
      { seed: 31, numRuns: 2000 },
    )
  })
})
