import { describe, expect, it } from 'vitest'
import type { Affine } from '../../oracle/affine.ts'
import { coverageOf } from '../../oracle/area.ts'
import { circleShape, ellipseShape, FLATNESS, flatten, grow, roundedShape, spreadBy } from '../../oracle/outline.ts'

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

describe('outlines', () => {
  it('of circles from 0.3 to 300 px fill their area to within the flatness', () => {
    for (const radius of [0.3, 0.5, 1, 2.7, 10, 33.3, 100, 300]) {
      const size = Math.ceil(2 * radius) + 4
      const middle = size / 2 + 0.123
      const area = sum(coverageOf(flatten(circleShape(middle, middle, radius)), size, size))
      const missing = Math.PI * radius * radius - area
      expect(missing).toBeGreaterThan(0)
      expect(missing).toBeLessThan(2 * Math.PI * radius * FLATNESS)
    }
  })

  it('of rounded boxes lack exactly what the four corners cut off', () => {
    const area = sum(coverageOf(flatten(roundedShape(3.2, 4.7, 60, 41.1, [0, 4, 9.5, 17])), 64, 64))
    const cut = (1 - Math.PI / 4) * (4 ** 2 + 9.5 ** 2 + 17 ** 2)
    expect(Math.abs((60 - 3.2) * (41.1 - 4.7) - cut - area)).toBeLessThan(0.05)
  })

  it('round the corner they are told to', () => {
    const alone = [0, 1, 2, 3].map((corner) => {
      const radii = [0, 0, 0, 0] as [number, number, number, number]
      radii[corner] = 4
      const coverage = coverageOf(flatten(roundedShape(0, 0, 8, 8, radii)), 8, 8)
      return [0, 7, 63, 56].findIndex((pixel) => (coverage[pixel] ?? 1) < 0.5)
    })
    expect(alone).toEqual([0, 1, 2, 3])
  })

  it('follow a map: area scales by the determinant, even under mirrored skew', () => {
    const map: Affine = { a: -1.2, b: 0.4, c: 0.7, d: 1.9, tx: 60, ty: 12 }
    const shape = ellipseShape(2, 3, 22, 13)
    const area = sum(coverageOf(flatten(shape, map), 100, 100))
    expect(area / (Math.PI * 10 * 5 * Math.abs(-1.2 * 1.9 - 0.4 * 0.7))).toBeCloseTo(1, 3)
  })

  it('grow round corners and keep sharp ones, shrink to nothing', () => {
    const shape = roundedShape(0, 0, 10, 8, [0, 1, 2, 3])
    expect(grow(shape, 2)).toEqual(roundedShape(-2, -2, 12, 10, [0, 3, 4, 5]))
    expect(grow(shape, -2)).toEqual(roundedShape(2, 2, 8, 6, [0, 0, 0, 1]))
    expect(grow(shape, -4)).toBeNull()
    expect(grow(ellipseShape(0, 0, 4, 4), 1)).toEqual(ellipseShape(-1, -1, 5, 5))
  })

  it('spread as a CSS shadow: a small radius grows by less', () => {
    const spread = spreadBy(roundedShape(0, 0, 40, 20, [0, 2, 4, 8]), 4)
    expect(spread?.radii).toEqual([0, 2 + 4 * (1 - 0.125 * (1 - 0.001)), 8, 12])
    expect(spreadBy(roundedShape(0, 0, 10, 10, [5, 5, 5, 5]), 70)?.radii).toEqual([75, 75, 75, 75])
  })

  it('scale radii that no longer fit down together', () => {
    // A leaf of radius 10 whose sides shrink to 8 and its radii to 9.
    expect(grow(roundedShape(0, 0, 10, 10, [10, 0, 10, 0]), -1)).toEqual(roundedShape(1, 1, 9, 9, [8, 0, 8, 0]))
    expect(roundedShape(0, 0, 8, 10, [5, 5, 5, 5]).radii).toEqual([4, 4, 4, 4])
    expect(roundedShape(0, 0, 10, 10, [5, 5, 5, 5]).radii).toEqual([5, 5, 5, 5])
  })
})
