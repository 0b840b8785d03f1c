import { describe, expect, it } from 'vitest'
import { dashPolylines, MAX_DASHES } from '../../../src/math/dash.ts'
import type { Polyline } from '../../../src/math/flatten.ts'

const line: Polyline = { points: [0, 0, 10, 0], closed: false }
const square: Polyline = { points: [0, 0, 10, 0, 10, 10, 0, 10], closed: true }
const dashes = (polyline: Polyline, dash: number[], offset = 0) =>
  dashPolylines([polyline], dash, offset).polylines.map(({ points }) => points.map((v) => Math.round(v * 1e3) / 1e3))

describe('dashPolylines', () => {
  it('alternates on and off, and cuts the last dash at the end', () => {
    expect(dashes(line, [3, 1])).toEqual([
      [0, 0, 3, 0],
      [4, 0, 7, 0],
      [8, 0, 10, 0],
    ])
  })

  it('counts an odd list twice', () => {
    expect(dashes(line, [2])).toEqual(dashes(line, [2, 2]))
    expect(dashes(line, [1, 2, 3])).toEqual(dashes(line, [1, 2, 3, 1, 2, 3]))
  })

  it('starts the pattern at the offset, either way', () => {
    expect(dashes(line, [3, 2], 4)).toEqual([
      [1, 0, 4, 0],
      [6, 0, 9, 0],
    ])
    expect(dashes(line, [3, 2], -1)).toEqual(dashes(line, [3, 2], 4))
    expect(dashes(line, [3, 2], 4 + 5e6)).toEqual(dashes(line, [3, 2], 4))
  })

  it('carries a dash round corners, and over the start of a closed polyline', () => {
    expect(dashes(square, [16, 4])).toEqual([
      [0, 0, 10, 0, 10, 6],
      [10, 10, 0, 10, 0, 4],
    ])
    expect(dashes(square, [4, 6], 2)).toEqual([
      [0, 2, 0, 0, 2, 0],
      [8, 0, 10, 0, 10, 2],
      [10, 8, 10, 10, 8, 10],
      [2, 10, 0, 10, 0, 8],
    ])
  })

  it('keeps what lies in one dash whole and closed', () => {
    expect(dashPolylines([square], [100, 1], 0).polylines).toEqual([square])
  })

  it('makes dots of zero lengths that keep their direction', () => {
    const { polylines } = dashPolylines([{ points: [0, 0, 0, 10], closed: false }], [0, 4], 0)
    expect(polylines.map(({ points }) => Math.round(points[1] as number))).toEqual([0, 4, 8])
    for (const { points } of polylines) expect((points[3] as number) - (points[1] as number)).toBeGreaterThan(0)
  })

  it('is solid for no pattern, zeros and negative lengths', () => {
    for (const dash of [[], [0], [0, 0], [3, -1]])
      expect(dashPolylines([line], dash, 0)).toEqual({ polylines: [line], dropped: false })
  })

  it('keeps on and off lengths in proportion', () => {
    const length = dashes({ points: [0, 0, 1234.5, 0], closed: false }, [3, 1, 2, 4]).reduce(
      (sum, [x0 = 0, , x1 = 0]) => sum + x1 - x0,
      0,
    )
    expect(Math.abs(length - 617.25)).toBeLessThan(5)
  })

  it('drops the pattern, and says so, when there would be too many dashes', () => {
    const long: Polyline = { points: [0, 0, MAX_DASHES * 2 + 10, 0], closed: false }
    expect(dashPolylines([long], [1, 1], 0)).toEqual({ polylines: [long], dropped: true })
    expect(dashPolylines([long], [1e-9, 1e-9], 0).dropped).toBe(true)
    expect(dashPolylines([long], [2, 2], 0).dropped).toBe(false)
  })
})
