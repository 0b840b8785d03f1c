import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { pngDataUrl, type Rgba } from '../../../demos/boards/src/png.ts'

const decode = (url: string): PNG => PNG.sync.read(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'))

describe('pngDataUrl', () => {
  // 200 x 100 pixels are 80,100 bytes: more than one stored block of 65,535.
  it.each([
    [1, 1],
    [13, 7],
    [200, 100],
  ])('writes %i x %i pixels that a decoder reads back', (width, height) => {
    const pixel = (x: number, y: number): Rgba => [(x * 7) & 255, (y * 5) & 255, (x ^ y) & 255, (x + y * 3) & 255]
    const png = decode(pngDataUrl(width, height, pixel))
    expect([png.width, png.height]).toEqual([width, height])
    const expected = Array.from({ length: width * height }, (_, i) => pixel(i % width, Math.floor(i / width))).flat()
    expect([...png.data]).toEqual(expected)
  })
})
