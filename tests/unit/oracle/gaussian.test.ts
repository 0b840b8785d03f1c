import { describe, expect, it } from 'vitest'
import { type Affine, applyX, applyY, compose, IDENTITY, invert } from '../../oracle/affine.ts'
import { coverageIn } from '../../oracle/area.ts'
import { shadowIn, shadowRegion } from '../../oracle/gaussian.ts'
import { below, belowIntegral, density, gaussLegendre } from '../../oracle/normal.ts'
import { ellipseShape, flatten, roundedShape, type Shape } from '../../oracle/outline.ts'
import type { Region } from '../../oracle/region.ts'

/** Average over the pixel at x of the blurred interval [from, to]: closed form. */
function blurredInterval(from: number, to: number, sigma: number, x: number): number {
  const step = (edge: number): number =>
    sigma * (belowIntegral((edge - x) / sigma) - belowIntegral((edge - x - 1) / sigma))
  return step(to) - step(from)
}

/**
 * The blurred shape at a point of record space by brute force: 1,200 rows of the shape, each weighed by the
 * Gaussian. Shares nothing with the integral along the outline.
 */
function blurredAt(shape: Shape, sigma: number, x: number, y: number): number {
  const rows = 1200
  const top = Math.max(shape.y0, y - 8 * sigma)
  const bottom = Math.min(shape.y1, y + 8 * sigma)
  let sum = 0
  for (let i = 0; i < rows && bottom > top; i++) {
    const row = top + ((i + 0.5) / rows) * (bottom - top)
    const [left, right] = rowOf(shape, row)
    sum += (density((row - y) / sigma) / sigma) * (below((right - x) / sigma) - below((left - x) / sigma))
  }
  return (sum * Math.max(0, bottom - top)) / rows
}

function rowOf({ x0, y0, x1, y1, radii }: Shape, y: number): [number, number] {
  if (!radii) {
    const half = ((x1 - x0) / 2) * Math.sqrt(Math.max(0, 1 - ((2 * y - y0 - y1) / (y1 - y0)) ** 2))
    return [(x0 + x1) / 2 - half, (x0 + x1) / 2 + half]
  }
  const inset = (top: number, bottom: number): number => {
    if (y < y0 + top) return top - Math.sqrt(Math.max(0, top * top - (y0 + top - y) ** 2))
    if (y > y1 - bottom) return bottom - Math.sqrt(Math.max(0, bottom * bottom - (y - y1 + bottom) ** 2))
    return 0
  }
  return [x0 + inset(radii[0], radii[3]), x1 - inset(radii[1], radii[2])]
}

/** `blurredAt` averaged over a pixel by a fine grid of points. */
function averaged(shape: Shape, map: Affine, sigma: number, column: number, row: number): number {
  const rule = gaussLegendre(5)
  const inverse = invert(map)
  let sum = 0
  rule.nodes.forEach((x, i) => {
    rule.nodes.forEach((y, j) => {
      const value = blurredAt(shape, sigma, applyX(inverse, column + x, row + y), applyY(inverse, column + x, row + y))
      sum += (rule.weights[i] ?? 0) * (rule.weights[j] ?? 0) * value
    })
  })
  return sum
}

function at(values: Float64Array, region: Region, x: number, y: number): number {
  return values[(y - region.y) * region.width + x - region.x] ?? Number.NaN
}

const turned = (degrees: number, scaleX: number, scaleY: number): Affine => {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const turn: Affine = { a: cos, b: sin, c: -sin, d: cos, tx: 40.3, ty: 35.8 }
  return compose(turn, { a: scaleX, b: 0, c: 0, d: scaleY, tx: -15, ty: -10 })
}

describe('shadows', () => {
  it('of plain rectangles are the product of two blurred intervals', () => {
    for (const sigma of [0.05, 0.5, 2, 8, 30]) {
      const region: Region = { x: -20, y: -20, width: 90, height: 80 }
      const values = shadowIn(roundedShape(5.3, 6.1, 40.2, 33.9), IDENTITY, sigma, region)
      for (let y = -20; y < 60; y++) {
        for (let x = -20; x < 70; x++) {
          const exact = blurredInterval(5.3, 40.2, sigma, x) * blurredInterval(6.1, 33.9, sigma, y)
          expect(Math.abs(at(values, region, x, y) - exact)).toBeLessThan(1e-12)
        }
      }
    }
  })

  it('of round shapes agree with a sum over rows, under maps that keep, swap and turn axes', () => {
    const shapes = [roundedShape(0, 0, 30, 20, [0, 3, 6, 10]), ellipseShape(2, 1, 30, 17)]
    const maps = [IDENTITY, turned(0, -1.5, 0.7), turned(90, 1.2, 1), turned(27, 1, 1), turned(200, 1.4, 0.6)]
    const pixels = [
      [0, 0],
      [14, 9],
      [29, 18],
      [31, 40],
      [44, 30],
      [52, 44],
    ] as const
    for (const shape of shapes) {
      for (const map of maps) {
        for (const sigma of [1.1, 4]) {
          const region: Region = { x: -5, y: -5, width: 90, height: 90 }
          const values = shadowIn(shape, map, sigma, region)
          for (const [x, y] of pixels) {
            expect(Math.abs(at(values, region, x, y) - averaged(shape, map, sigma, x, y))).toBeLessThan(2e-4)
          }
        }
      }
    }
  })

  it('are the same whether a map turns axes by nothing or by next to nothing', () => {
    const shape = roundedShape(3, 4, 41, 26, [5, 0, 12, 2])
    for (const sigma of [0.1, 0.25, 0.4, 1, 2.5, 7]) {
      const region = shadowRegion(shape, IDENTITY, sigma)
      const straight = shadowIn(shape, IDENTITY, sigma, region)
      const skewed = shadowIn(shape, { ...IDENTITY, b: 1e-7, c: -1e-7 }, sigma, region)
      const worst = straight.reduce((most, value, i) => Math.max(most, Math.abs(value - (skewed[i] ?? 2))), 0)
      expect(worst).toBeLessThan(sigma < 1 ? 0.004 : 2e-4)
    }
  })

  it('turn into coverage when sigma vanishes, and add up to the area of the shape', () => {
    const shape = roundedShape(10.4, 12.3, 50, 40, [8, 8, 8, 8])
    const region: Region = { x: 0, y: 0, width: 64, height: 64 }
    const coverage = coverageIn(flatten(shape), region)
    for (const map of [IDENTITY, { ...IDENTITY, b: 1e-7 }]) {
      const values = shadowIn(shape, map, 0.004, region)
      values.forEach((value, i) => {
        expect(Math.abs(value - (coverage[i] ?? 2))).toBeLessThan(0.004)
      })
    }
    const wide = shadowIn(shape, IDENTITY, 3, { x: -20, y: -20, width: 110, height: 110 })
    const area = (50 - 10.4) * (40 - 12.3) - (4 - Math.PI) * 64
    expect(wide.reduce((sum, value) => sum + value, 0)).toBeCloseTo(area, 6)
  })

  it('lie between 0 and 1 within four deviations and under 0.0001 at the end of them', () => {
    const shape = roundedShape(0, 0, 20, 20, [10, 10, 10, 10])
    const region = shadowRegion(shape, IDENTITY, 5)
    const values = shadowIn(shape, IDENTITY, 5, region)
    expect(region).toEqual({ x: -20, y: -20, width: 60, height: 60 })
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1e-12)
    expect(Math.max(...values)).toBeLessThan(1)
    expect(at(values, region, 10, -20)).toBeLessThan(1e-4)
  })
})
