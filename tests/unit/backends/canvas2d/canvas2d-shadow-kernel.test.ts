import { describe, expect, test } from 'vitest'
import { bakeShadow, type ShadowSpec } from '../../../../src/backends/canvas2d/canvas2d-shadow-kernel.ts'

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

function sharp(sigmaX: number, sigmaY: number): ShadowSpec {
  const padX = Math.ceil(3 * sigmaX) + 2
  const padY = Math.ceil(3 * sigmaY) + 2
  return {
    width: 40 + 2 * padX,
    height: 30 + 2 * padY,
    x0: padX + 0.25,
    y0: padY + 0.5,
    x1: padX + 38.125,
    y1: padY + 29,
    rx: [0, 0, 0, 0],
    ry: [0, 0, 0, 0],
    sigmaX,
    sigmaY,
  }
}

describe('a sharp rectangle', () => {
  test.each([
    [0.3, 0.3, 0.006],
    [0.6, 0.6, 0.004],
    [1, 1, 0.004],
    [2, 2, 0.004],
    [6, 6, 0.004],
    [3, 1.5, 0.004],
  ])('with sigma %f, %f is the product of two error functions', (sigmaX, sigmaY, tolerance) => {
    const spec = sharp(sigmaX, sigmaY)
    const baked = bakeShadow(spec)
    let worst = 0
    for (let y = 0; y < spec.height; y++) {
      const inY = blurredSpan(y, spec.y0, spec.y1, sigmaY)
      for (let x = 0; x < spec.width; x++) {
        const wanted = blurredSpan(x, spec.x0, spec.x1, sigmaX) * inY
        worst = Math.max(worst, Math.abs((baked[y * spec.width + x] as number) - wanted))
      }
    }
    expect(worst).toBeLessThan(tolerance)
  })
})

test('blurring a rounded rectangle moves its area and loses none', () => {
  const spec: ShadowSpec = { ...sharp(3, 3), rx: [8, 4, 0, 12], ry: [8, 6, 0, 10] }
  const sum = bakeShadow(spec).reduce((total, g) => total + g, 0)
  const corners = (1 - Math.PI / 4) * (8 * 8 + 4 * 6 + 12 * 10)
  const area = (spec.x1 - spec.x0) * (spec.y1 - spec.y0) - corners
  expect(Math.abs(sum / area - 1)).toBeLessThan(0.002)
})
