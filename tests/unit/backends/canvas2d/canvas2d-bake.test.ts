import { expect, test } from 'vitest'
import { type BakeSpec, bakePicture } from '../../../../src/backends/canvas2d/canvas2d-bake.ts'
import { createOutline, type Outline } from '../../../../src/backends/canvas2d/canvas2d-outline.ts'
import { premultiply } from '../../../../src/backends/canvas2d/canvas2d-pixels.ts'
import { createSliceAxis, placeSlices, unfoldSlices } from '../../../../src/backends/canvas2d/canvas2d-slices.ts'
import type { Four } from '../../../../src/frame/records.ts'

function outline(x0: number, y0: number, x1: number, y1: number, radius: number): Outline {
  const radii = (): Four => [radius, radius, radius, radius]
  return { ...createOutline(), x0, y0, x1, y1, rx: radii(), ry: radii(), isRound: radius > 0 }
}

function spec(width: number, height: number, change: Partial<BakeSpec> = {}): BakeSpec {
  return {
    width,
    height,
    toPicture: [1, 0, 0, 1, 0, 0],
    isEllipse: false,
    hasStroke: true,
    outer: outline(12, 10, width - 12, height - 14, 9),
    face: outline(13, 11, width - 13, height - 15, 8),
    inner: outline(14.5, 12.5, width - 14.5, height - 16.5, 6.5),
    shadowOutline: outline(12, 12, width - 12, height - 12, 9),
    sigmaX: 3,
    sigmaY: 3,
    fill: [0.1, 0.25, 0.45, 0.5],
    stroke: [0.4, 0.1, 0.05, 0.5],
    shadow: [0, 0, 0, 0.4],
    isStencil: false,
    ...change,
  }
}

const alphaAt = (pixels: Uint8ClampedArray, width: number, x: number, y: number): number =>
  (pixels[(y * width + x) * 4 + 3] as number) / 255

test('where fill, half clear stroke and shadow meet, each counts once', () => {
  const sharp = (g: number) => outline(10 - g, 10 - g, 30 + g, 30 + g, 0)
  const picture = bakePicture(
    spec(40, 40, {
      outer: sharp(2.5),
      face: sharp(0),
      inner: sharp(-2.5),
      shadowOutline: sharp(6),
      sigmaX: 0,
      sigmaY: 0,
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

test('a stencil and the fill alone make up a whole', () => {
  const clear = { stroke: [0, 0, 0, 0] as Four, shadowOutline: null }
  const stencil = bakePicture(spec(60, 50, { ...clear, isStencil: true }))
  const fill = bakePicture(spec(60, 50, { ...clear, fill: [0, 0, 0, 1] }))
  for (let i = 3; i < fill.length; i += 4) {
    expect(Math.abs((fill[i] as number) + (stencil[i] as number) - 255)).toBeLessThanOrEqual(1)
  }
})

test('nine slices drawn out are the picture baked at full size', () => {
  const x = createSliceAxis()
  const y = createSliceAxis()
  // Corners end 9 px in from the outer outline, the shadow's blur 10 px further.
  placeSlices(x, 0, 12 + 9 + 10, 200 - 31, 200)
  placeSlices(y, 0, 12 + 9 + 10, 120 - 31, 120)
  expect([x.size, y.size]).toEqual([63, 63])
  const unfolded = premultiply(unfoldSlices(bakePicture(spec(x.size, y.size)), x, y))
  const whole = premultiply(bakePicture(spec(200, 120)))
  expect(unfolded.length).toBe(whole.length)
  let worst = 0
  for (let i = 0; i < whole.length; i++) {
    worst = Math.max(worst, Math.abs((whole[i] as number) - (unfolded[i] as number)))
  }
  expect(worst).toBeLessThanOrEqual(1)
})

test('a shadow under a turned map is the aligned one, turned', () => {
  const aligned = bakePicture(spec(60, 60))
  const turned = bakePicture(spec(60, 60, { toPicture: [0, 1, -1, 0, 60, 0] }))
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
  const none = { hasStroke: false, outer: { ...wide, isEmpty: true }, fill: [0, 0, 0, 0] as Four }
  const picture = bakePicture(
    spec(500, 500, { ...none, shadowOutline: wide, sigmaX: 30, sigmaY: 30, shadow: [0, 0, 0, 1] }),
  )
  const at = (x: number): number => alphaAt(picture, 500, x, 250)
  // Half at the edge; 0.8413 and 0.1587 one sigma to either side (pixel centres half a px off).
  expect((at(99) + at(100)) / 2).toBeCloseTo(0.5, 2)
  expect((at(129) + at(130)) / 2).toBeCloseTo(0.8413, 2)
  expect((at(69) + at(70)) / 2).toBeCloseTo(0.1587, 2)
  for (let x = 20; x < 220; x++) expect(at(x + 1)).toBeGreaterThanOrEqual(at(x))
})
