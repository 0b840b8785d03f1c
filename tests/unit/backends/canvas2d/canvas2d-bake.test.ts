import { describe, expect, test } from 'vitest'
import { type BakeSpec, bakePicture } from '../../../../src/backends/canvas2d/canvas2d-bake.ts'
import { outlineCoverage } from '../../../../src/backends/canvas2d/canvas2d-coverage.ts'
import { createSlice, cutSlice, type Slice, unfoldSlices } from '../../../../src/backends/canvas2d/canvas2d-slices.ts'
import type { Affine } from '../../../../src/math/affine.ts'
import type { ColorAt } from '../../../../src/math/gradient.ts'
import { outline } from './outlines.ts'

const IDENTITY: Affine = [1, 0, 0, 1, 0, 0]

function spec(width: number, height: number, change: Partial<BakeSpec> = {}): BakeSpec {
  return {
    map: IDENTITY,
    outer: outline(12, 10, width - 12, height - 14, 9),
    face: outline(13, 11, width - 13, height - 15, 8),
    inner: outline(14.5, 12.5, width - 14.5, height - 16.5, 6.5),
    shadows: [
      { color: [0, 0, 0, 0.4], sigmas: [3, 3], isInset: false, outline: outline(12, 12, width - 12, height - 12, 9) },
    ],
    fill: [0.1, 0.25, 0.45, 0.5],
    stroke: [0.4, 0.1, 0.05, 0.5],
    content: null,
    clips: [],
    ...change,
  }
}

/** Premultiplied RGBA8. */
function bake(width: number, height: number, spec: BakeSpec) {
  return premultiply(bakePicture(spec, width, height) ?? new Uint8ClampedArray(width * height * 4))
}

const premultiply = (straight: Uint8ClampedArray): Uint8Array =>
  new Uint8Array(straight).map((v, i) => ((i & 3) === 3 ? v : Math.round((v * (straight[i | 3] as number)) / 255)))

function worstOf(actual: Uint8Array, expected: Uint8Array): number {
  expect(actual.length).toBe(expected.length)
  return actual.reduce((worst, v, i) => Math.max(worst, Math.abs(v - (expected[i] as number))), 0)
}

const alphaAt = (pixels: Uint8Array, width: number, x: number, y: number): number =>
  (pixels[(y * width + x) * 4 + 3] as number) / 255

test('where fill, half clear stroke and shadow meet, each counts once', () => {
  const sharp = (g: number) => outline(10 - g, 10 - g, 30 + g, 30 + g, 0)
  const picture = bake(
    40,
    40,
    spec(40, 40, {
      outer: sharp(2.5),
      face: sharp(0),
      inner: sharp(-2.5),
      shadows: [{ color: [0, 0, 0, 0.4], sigmas: [0, 0], isInset: false, outline: sharp(6) }],
    }),
  )
  const at = (x: number): number => alphaAt(picture, 40, x, 20)
  expect(at(20)).toBeCloseTo(0.5, 2) // fill
  expect(at(11)).toBeCloseTo(0.5 + 0.5 * 0.5, 2) // fill seen through the stroke
  expect(at(8)).toBeCloseTo(0.5, 2) // stroke over nothing
  expect(at(7)).toBeCloseTo(0.5 * 0.5 + 0.4 * 0.5, 2) // stroke and shadow, half the pixel each
  expect(at(5)).toBeCloseTo(0.4, 2) // shadow
  expect(at(2)).toBe(0)
})

describe('shadows', () => {
  const box = outline(10, 10, 30, 30)
  const cast = (color: readonly number[], isInset: boolean, x0: number, x1: number) => {
    return { color, isInset, sigmas: [0, 0], outline: outline(x0, 10, x1, 30) }
  }
  const colorAt = (shadows: BakeSpec['shadows'], x: number): number[] => {
    const plain = { outer: box, face: box, inner: box, fill: [1, 1, 1, 1] }
    return Array.from(
      bake(40, 40, spec(40, 40, { ...plain, shadows })).subarray((20 * 40 + x) * 4, (20 * 40 + x + 1) * 4),
    )
  }
  const RED = [0.5, 0, 0, 0.5]
  const BLUE = [0, 0, 0.5, 0.5]

  test('outside: the first lies on top, and none is seen through the box', () => {
    const both = [cast(RED, false, 20, 36), cast(BLUE, false, 20, 38)]
    // A level of red is lost on the way over straight colours.
    expect(colorAt(both, 34)).toEqual([127, 0, 64, 191])
    expect(colorAt(both, 37)).toEqual([0, 0, 128, 128])
    expect(colorAt(both, 25)).toEqual([255, 255, 255, 255])
  })

  test('inside: what lies outside the outline casts them, over the fill', () => {
    const both = [cast(RED, true, 14, 30), cast(BLUE, true, 18, 30)]
    expect(colorAt(both, 12)).toEqual([191, 64, 128, 255])
    expect(colorAt(both, 16)).toEqual([128, 128, 255, 255])
    expect(colorAt(both, 25)).toEqual([255, 255, 255, 255])
    expect(colorAt(both, 34)).toEqual([0, 0, 0, 0])
  })

  test('an inset one of which nothing is left covers all of the fill', () => {
    expect(colorAt([cast(RED, true, 30, 20)], 20)).toEqual([255, 128, 128, 255])
  })
})

test('what lies under clips is multiplied by the coverage of each', () => {
  const first = { outline: outline(15, 0, 45.5, 50, 12), map: IDENTITY }
  const second = { outline: outline(0, 0, 30, 20, 5), map: [0.8, 0.6, -0.6, 0.8, 20, 10] as Affine }
  const clipped = bake(60, 50, spec(60, 50, { clips: [first, second] }))
  const whole = bake(60, 50, spec(60, 50))
  const firstCoverage = outlineCoverage(first.outline, first.map, 60, 50)
  const secondCoverage = outlineCoverage(second.outline, second.map, 60, 50)
  const wanted = whole.map((v, i) => Math.round(v * (firstCoverage[i >> 2] ?? 0) * (secondCoverage[i >> 2] ?? 0)))
  expect(worstOf(clipped, wanted)).toBeLessThanOrEqual(2)
})

test('a tile is that part of the whole', () => {
  const tile = bake(17, 13, spec(60, 50, { map: [1, 0, 0, 1, -30, -22] }))
  const whole = bake(60, 50, spec(60, 50))
  const part = new Uint8Array(17 * 13 * 4)
  for (let y = 0; y < 13; y++) part.set(whole.subarray(((y + 22) * 60 + 30) * 4, ((y + 22) * 60 + 47) * 4), y * 17 * 4)
  expect(worstOf(tile, part)).toBeLessThanOrEqual(1)
})

test('content multiplies the fill at the centre of each pixel, in its own space', () => {
  const colorAt: ColorAt = (x, y, out) => {
    out[0] = x / 100
    out[1] = y / 100
    out[2] = 0
    out[3] = 1
  }
  const box = outline(-4, -6, 36, 24)
  const plain = { outer: box, face: box, inner: box, shadows: [] }
  const content = { map: [0.5, 0, 0, -0.5, -4, 14] as Affine, colorAt }
  const picture = bake(40, 30, spec(40, 30, { ...plain, fill: [1, 0.5, 1, 1], content }))
  // Pixel (10, 8), its centre at (10.5, 8.5), is (29, 11) of the content.
  expect(Array.from(picture.subarray((8 * 40 + 10) * 4, (8 * 40 + 11) * 4))).toEqual([74, 14, 0, 255])
})

test('where nothing shows there is no picture', () => {
  expect(bakePicture(spec(60, 50, { map: [1, 0, 0, 1, -300, -300] }), 20, 20)).toBeNull()
})

describe('a picture without its middle', () => {
  // Corners end 9 px in from the outer outline, the shadow's blur 10 px further.
  const whole = (length: number): Slice => ({ from: 0, length, texels: 63, lead: 31 })
  const folded = bakePicture(spec(63, 63), 63, 63) as Uint8ClampedArray<ArrayBuffer>
  const full = bake(200, 120, spec(200, 120))

  test('drawn out is the picture baked at full size', () => {
    expect(worstOf(premultiply(unfoldSlices(folded, whole(200), whole(120))), full)).toBeLessThanOrEqual(1)
  })

  test.each([
    [0, 0, 20, 20],
    [0, 0, 60, 80],
    [50, 40, 70, 30],
    [20, 10, 170, 100],
    [150, 100, 50, 20],
  ])('has tiles: at %i, %i, %i x %i px', (left, top, width, height) => {
    const x = createSlice()
    const y = createSlice()
    cutSlice(whole(200), left, width, true, x)
    cutSlice(whole(120), top, height, true, y)
    const map: Affine = [1, 0, 0, 1, -x.from, -y.from]
    const pixels = bakePicture(spec(63, 63, { map }), x.texels, y.texels) as Uint8ClampedArray<ArrayBuffer>
    const tile = premultiply(unfoldSlices(pixels, x, y))
    for (let row = 0; row < height; row++) {
      const start = ((top + row) * 200 + left) * 4
      const part = tile.subarray(row * width * 4, (row + 1) * width * 4)
      expect(worstOf(part, full.subarray(start, start + width * 4))).toBeLessThanOrEqual(1)
    }
  })

  test('has equal tiles all along it', () => {
    const slices = [40, 90, 110].map((left) => {
      const out = createSlice()
      cutSlice(whole(200), left, 50, true, out)
      return out
    })
    expect(slices).toEqual(slices.map(() => ({ from: 31, length: 50, texels: 1, lead: 0 })))
  })
})

test('a shadow under a turned map is the aligned one, turned', () => {
  const aligned = bake(60, 60, spec(60, 60))
  const turned = bake(60, 60, spec(60, 60, { map: [0, 1, -1, 0, 60, 0] }))
  let worst = 0
  for (let y = 0; y < 60; y++) {
    for (let x = 0; x < 60; x++) {
      worst = Math.max(worst, Math.abs(alphaAt(aligned, 60, x, y) - alphaAt(turned, 60, 59 - y, x)))
    }
  }
  expect(worst).toBeLessThanOrEqual(2 / 255)
})

test('a wide blur computed coarsely stays a smooth ramp of the right height', () => {
  const wide = outline(100, 100, 400, 400, 0)
  const none = outline(0, 0, 0, 0)
  const shadows = [{ color: [0, 0, 0, 1], sigmas: [30, 30], isInset: false, outline: wide }]
  const picture = bake(500, 500, spec(500, 500, { outer: none, face: none, inner: none, shadows }))
  const at = (x: number): number => alphaAt(picture, 500, x, 250)
  // Half at the edge; 0.8413 and 0.1587 one sigma to either side (pixel centres half a px off).
  expect((at(99) + at(100)) / 2).toBeCloseTo(0.5, 2)
  expect((at(129) + at(130)) / 2).toBeCloseTo(0.8413, 2)
  expect((at(69) + at(70)) / 2).toBeCloseTo(0.1587, 2)
  for (let x = 20; x < 220; x++) expect(at(x + 1)).toBeGreaterThanOrEqual(at(x))
})
