import { describe, expect, it } from 'vitest'
import { flatten, flattenLocal } from '../../../src/math/flatten.ts'
import { parsePathData } from '../../../src/math/path-data.ts'

describe('flatten', () => {
  it('keeps a circle within the tolerance in device px at any scale', () => {
    for (const scale of [0.1, 1, 7, 40]) {
      const [circle] = flatten(
        parsePathData('M-10 0A10 10 0 1 1 10 0A10 10 0 1 1-10 0Z'),
        [scale, 0, 0, scale],
        1 / 128,
      )
      const { points = [], closed } = circle ?? {}
      expect(closed).toBe(true)
      const radius = 10 * scale
      for (let i = 0; i < points.length; i += 2) {
        const k = (i + 2) % points.length
        const [x, y, nextX, nextY] = [points[i], points[i + 1], points[k], points[k + 1]] as [
          number,
          number,
          number,
          number,
        ]
        expect(Math.abs(Math.hypot(x, y) - radius)).toBeLessThan(1e-5 * radius + 1e-9)
        expect(radius - Math.hypot((x + nextX) / 2, (y + nextY) / 2)).toBeLessThan(1 / 128 + 1e-4 * scale)
      }
    }
  })

  it('takes fewer segments for a smaller picture, and one for a straight curve', () => {
    const curve = parsePathData('M0 0C0 50 100 50 100 0')
    const count = (scale: number) => flatten(curve, [scale, 0, 0, scale])[0]?.points.length ?? 0
    expect(count(0.01)).toBeLessThan(count(1))
    expect(count(1)).toBeLessThan(count(10))
    expect(flatten(parsePathData('M0 0C1 1 2 2 3 3'), [9, 0, 0, 9])[0]?.points).toEqual([0, 0, 27, 27])
  })

  it('takes smaller steps for a wide stroke, in the own space of the path', () => {
    const curve = parsePathData('M0 0Q5 5 10 0')
    const thin = flattenLocal(curve, [2, 0, 0, 2])[0]?.points ?? []
    const wide = flattenLocal(curve, [2, 0, 0, 2], undefined, 40)[0]?.points ?? []
    expect(wide.length).toBeGreaterThan(thin.length)
    expect(wide.slice(-2)).toEqual([10, 0])
  })

  it('marks the points inside curves as smooth and corners as corners', () => {
    const [line] = flatten(parsePathData('M0 0L10 0Q20 0 20 10L20 20'), [1, 0, 0, 1])
    const { points = [], smooth = [] } = line ?? {}
    expect(smooth.length * 2).toBe(points.length)
    expect(smooth.slice(0, 2)).toEqual([false, false])
    expect(smooth.slice(-2)).toEqual([false, false])
    expect(smooth.slice(2, -2).every(Boolean)).toBe(true)
  })

  it('drops a move without a line and the repeated end of a closed contour', () => {
    const path = parsePathData('M5 5M0 0L1 0L1 1L0 0ZM7 7')
    expect(flatten(path, [1, 0, 0, 1]).map(({ points, closed }) => ({ points, closed }))).toEqual([
      { points: [0, 0, 1, 0, 1, 1], closed: true },
    ])
  })

  it('applies the linear map', () => {
    expect(flatten(parsePathData('M1 2L3 4'), [1, 2, 3, 4])[0]?.points).toEqual([7, 10, 15, 22])
  })
})
