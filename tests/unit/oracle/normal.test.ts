import { describe, expect, it } from 'vitest'
import { below, belowIntegral, erf, gaussLegendre } from '../../oracle/normal.ts'

describe('the normal distribution', () => {
  it('has an erf that agrees with published values', () => {
    // Sixteen digits, either side of the place where the method changes.
    const table: readonly (readonly [number, number])[] = [
      [0, 0],
      [0.1, 0.1124629160182849],
      [0.5, 0.5204998778130465],
      [1, 0.8427007929497149],
      [2, 0.9953222650189527],
      [2.9, 0.9999589021219005],
      [3, 0.9999779095030014],
      [3.5, 0.9999992569016276],
      [7, 1],
    ]
    for (const [x, value] of table) {
      expect(Math.abs(erf(x) - value)).toBeLessThan(2e-15)
      expect(Math.abs(erf(-x) + value)).toBeLessThan(2e-15)
    }
  })

  it('has an integral whose slope is the distribution', () => {
    for (let u = -9; u <= 9; u += 0.37) {
      const slope = (belowIntegral(u + 1e-4) - belowIntegral(u - 1e-4)) / 2e-4
      expect(slope).toBeCloseTo(below(u), 8)
    }
  })

  it('comes with a rule that is exact for polynomials of degree 2 n - 1', () => {
    for (const count of [2, 4, 8]) {
      const { nodes, weights } = gaussLegendre(count)
      for (let degree = 0; degree < 2 * count; degree++) {
        const integral = nodes.reduce((sum, x, i) => sum + (weights[i] ?? 0) * x ** degree, 0)
        expect(integral).toBeCloseTo(1 / (degree + 1), 13)
      }
    }
  })
})
