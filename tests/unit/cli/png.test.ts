import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { pngOf } from '../../../src/cli/png.ts'

test('a decoder reads the straight colours of premultiplied pixels back', () => {
  const pixels = [
    [255, 0, 0, 255],
    [64, 32, 0, 128],
    [0, 0, 0, 0],
    [1, 1, 0, 1],
    [9, 9, 9, 255],
    [0, 5, 0, 10],
  ]
  const { data, width, height } = PNG.sync.read(pngOf(Uint8Array.from(pixels.flat()), 3, 2))
  expect([width, height]).toEqual([3, 2])
  expect([...data]).toEqual(
    [
      [255, 0, 0, 255],
      [128, 64, 0, 128],
      [0, 0, 0, 0],
      [255, 255, 0, 1],
      [9, 9, 9, 255],
      [0, 128, 0, 10],
    ].flat(),
  )
})
