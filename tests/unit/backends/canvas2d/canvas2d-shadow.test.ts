import { describe, expect, test } from 'vitest'
import { shadowIntensity } from '../../../../src/backends/canvas2d/canvas2d-shadow.ts'
import { outline } from './outlines.ts'

/** Normal distribution function; Abramowitz and Stegun 7.1.26, error 1.5e-7. */
function normal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const erf = 1 - poly * Math.exp(-x * x)
  return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2
}

/** Mean over the pixel at `x` of a blurred span, by 32 midpoints. */
function blurredSpan(x: number, from: number, to: number, sigma: number): number {
  let sum = 0
  for (let i = 0; i < 32; i++) {
    const t = x + (i + 0.5) / 32
    sum += normal((t - from) / sigma) - normal((t - to) / sigma)
  }
  return sum / 32
}

/** A grid with room for the blur of a shadow of 37.875 x 28.5 px. */
function setUp(sigmaX: number, sigmaY: number, ...radii: number[]) {
  const padX = Math.ceil(3 * sigmaX) + 2
  const padY = Math.ceil(3 * sigmaY) + 2
  const width = 40 + 2 * padX
  const height = 30 + 2 * padY
  const shadow = outline(padX + 0.25, padY + 0.5, padX + 38.125, padY + 29, ...radii)
  return { width, height, shadow, baked: shadowIntensity(shadow, [sigmaX, sigmaY], [1, 0, 0, 1, 0, 0], width, height) }
}

describe('a sharp rectangle', () => {
  test.each([
    [0.1, 0.1, 0.002],
    [0.3, 0.3, 0.002],
    [0.6, 0.6, 0.002],
    [1, 1, 0.002],
    [2, 2, 0.002],
    [6, 6, 0.002],
    [40, 40, 0.002],
    [3, 1.5, 0.002],
  ])('with sigma %f, %f is the product of two error functions', (sigmaX, sigmaY, tolerance) => {
    const { width, height, shadow, baked } = setUp(sigmaX, sigmaY)
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = shadow
    let worst = 0
    for (let y = 0; y < height; y++) {
      const inY = blurredSpan(y, y0, y1, sigmaY)
      for (let x = 0; x < width; x++) {
        const wanted = blurredSpan(x, x0, x1, sigmaX) * inY
        worst = Math.max(worst, Math.abs((baked[y * width + x] as number) - wanted))
      }
    }
    expect(worst).toBeLessThan(tolerance)
  })
})

test('blurring a rounded rectangle moves its area and loses none', () => {
  const { shadow, baked } = setUp(3, 3, 8, 4, 0, 12)
  const sum = baked.reduce((total, g) => total + g, 0)
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = shadow
  const area = (x1 - x0) * (y1 - y0) - (1 - Math.PI / 4) * (8 ** 2 + 4 ** 2 + 12 ** 2)
  expect(Math.abs(sum / area - 1)).toBeLessThan(0.002)
})

test.each([1, 6])('with sigma %f, a part of the grid shows what it shows in the whole', (sigma) => {
  const { width, shadow, baked } = setUp(sigma, sigma, 6)
  const part = shadowIntensity(shadow, [sigma, sigma], [1, 0, 0, 1, -9, -11], 20, 15)
  let worst = 0
  for (let y = 0; y < 15; y++) {
    for (let x = 0; x < 20; x++) {
      const whole = baked[(y + 11) * width + x + 9] as number
      worst = Math.max(worst, Math.abs((part[y * 20 + x] as number) - whole))
    }
  }
  expect(worst).toBeLessThan(0.002)
})

test('a huge turned outline costs what the grid shows of it', () => {
  const turned: [number, number, number, number, number, number] = [0.8, 0.6, -0.6, 0.8, 0, 0]
  const baked = shadowIntensity(outline(-1e6, -1e6, 1e6, 1e6), [2, 2], turned, 16, 16)
  expect(Math.min(...baked)).toBeGreaterThan(0.999)
})

test.each([
  ['turned', [0.8, 0.6, -0.6, 0.8, 0, 0]],
  ['stretched', [1.6, 0, 0, 0.7, 0, 0]],
  ['mirrored', [-1, 0, 0, 1, 0, 0]],
] as const)('a %s outline is the plain one seen through its map', (_, [a, b, c, d]) => {
  const shape = outline(0, 0, 30, 22, 9, 0, 4, 11)
  const map: [number, number, number, number, number, number] = [a, b, c, d, 40, 40]
  const seen = shadowIntensity(shape, [2, 3], map, 80, 80)
  const det = a * d - b * c
  let worst = 0
  for (let y = 20; y < 60; y += 7) {
    for (let x = 20; x < 60; x += 7) {
      const u = (d * (x + 0.5 - 40) - c * (y + 0.5 - 40)) / det
      const v = (a * (y + 0.5 - 40) - b * (x + 0.5 - 40)) / det
      // A grid of one pixel, its centre there.
      const [plain] = shadowIntensity(shape, [2, 3], [1, 0, 0, 1, 0.5 - u, 0.5 - v], 1, 1)
      worst = Math.max(worst, Math.abs((seen[y * 80 + x] as number) - (plain as number)))
    }
  }
  expect(worst).toBeLessThan(0.004)
})

test('a long outline costs its ends: the middle is left out and everywhere the same', () => {
  const far = shadowIntensity(outline(0, 0, 1e6, 1e6, 8), [5, 5], [1, 0, 0, 1, -4e5, 20], 30, 60)
  const near = shadowIntensity(outline(0, 0, 200, 200, 8), [5, 5], [1, 0, 0, 1, -90, 20], 30, 60)
  let worst = 0
  for (let i = 0; i < far.length; i++) worst = Math.max(worst, Math.abs((far[i] as number) - (near[i] as number)))
  expect(worst).toBeLessThan(0.002)
})

test('a sliver under a wide blur is its area of the Gaussian', () => {
  const [at] = shadowIntensity(outline(0, 0, 0.01, 40), [6, 6], [1, 0, 0, 1, 0, -20], 1, 1)
  expect(at).toBeCloseTo((0.01 / (6 * Math.sqrt(2 * Math.PI))) * (normal(20 / 6) - normal(-20 / 6)), 5)
})
