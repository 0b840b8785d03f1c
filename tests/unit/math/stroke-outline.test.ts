import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rasterArea } from '../../../src/math/area-raster.ts'
import { flattenLocal, type Polyline } from '../../../src/math/flatten.ts'
import { parsePathData } from '../../../src/math/path-data.ts'
import { MITER_LIMIT, type StrokeCap, type StrokeJoin, strokeOutline } from '../../../src/math/stroke-outline.ts'

const open = (...points: number[]): Polyline => ({ points, closed: false })
const closed = (...points: number[]): Polyline => ({ points, closed: true })

/** Area of the union of a stroke's polygons, drawn ten times as large. */
function area(polyline: Polyline, width: number, cap: StrokeCap, join: StrokeJoin, miterLimit = MITER_LIMIT): number {
  const polygons = strokeOutline([polyline], width, cap, join, miterLimit, 1e-4).map((p) => p.map((v) => v * 10))
  const raster = rasterArea(polygons)
  return (raster?.coverage ?? new Uint8Array()).reduce((sum, value) => sum + value, 0) / 255 / 100
}

/** Distance from a point to a polyline. */
function distance(polyline: Polyline, x: number, y: number): number {
  const { points } = polyline
  const count = points.length / 2
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 1; i < (polyline.closed ? count + 1 : count); i++) {
    const [ax, ay] = [points[(i - 1) * 2] as number, points[(i - 1) * 2 + 1] as number]
    const [bx, by] = [points[(i % count) * 2] as number, points[(i % count) * 2 + 1] as number]
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2
    const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2))
    nearest = Math.min(nearest, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)))
  }
  return nearest
}

function winding(polygons: readonly (readonly number[])[], x: number, y: number): number {
  let turns = 0
  for (const p of polygons) {
    for (let i = 0; i < p.length; i += 2) {
      const k = (i + 2) % p.length
      const [x0, y0, x1, y1] = [p[i], p[i + 1], p[k], p[k + 1]] as [number, number, number, number]
      if (y0 <= y === y1 <= y) continue
      if (x0 + ((y - y0) * (x1 - x0)) / (y1 - y0) > x) turns += y1 > y0 ? 1 : -1
    }
  }
  return turns
}

describe('strokeOutline', () => {
  it('has the area of a straight line with each cap', () => {
    const line = open(1, 1, 11, 1)
    expect(area(line, 2, 'butt', 'miter')).toBeCloseTo(20, 2)
    expect(area(line, 2, 'square', 'miter')).toBeCloseTo(24, 2)
    expect(area(line, 2, 'round', 'miter')).toBeCloseTo(20 + Math.PI, 1)
  })

  it('has the area of a right corner with each join', () => {
    const corner = open(0, 0, 10, 0, 10, 10)
    // Two bars of 10 x 2 overlap by 1; the outer quarter is a unit square, a quarter disc or half a square.
    expect(area(corner, 2, 'butt', 'miter')).toBeCloseTo(40, 2)
    expect(area(corner, 2, 'butt', 'round')).toBeCloseTo(39 + Math.PI / 4, 1)
    expect(area(corner, 2, 'butt', 'bevel')).toBeCloseTo(39.5, 2)
  })

  it('bevels a miter beyond the limit', () => {
    const sharp = open(0, 0, 20, 0, 0, 4)
    expect(area(sharp, 1, 'butt', 'miter', 4)).toBeCloseTo(area(sharp, 1, 'butt', 'bevel'), 6)
    expect(area(sharp, 1, 'butt', 'miter', 30)).toBeGreaterThan(area(sharp, 1, 'butt', 'bevel') + 0.5)
  })

  it('makes a frame of a closed rectangle, joined at its start as well', () => {
    expect(area(closed(0, 0, 10, 0, 10, 6, 0, 6), 2, 'butt', 'miter')).toBeCloseTo(12 * 8 - 8 * 4, 2)
    expect(area(closed(0, 6, 10, 6, 10, 0, 0, 0), 2, 'butt', 'miter')).toBeCloseTo(12 * 8 - 8 * 4, 2)
  })

  it('makes a ring of a circle', () => {
    const circle = flattenLocal(parsePathData('M-10 0A10 10 0 1 1 10 0A10 10 0 1 1-10 0Z'), [10, 0, 0, 10], 0.01, 3)
    const ring = circle.reduce((sum, polyline) => sum + area(polyline, 3, 'butt', 'miter'), 0)
    expect(ring).toBeCloseTo(Math.PI * (11.5 ** 2 - 8.5 ** 2), 0)
  })

  it('draws a contour without length as a dot, unless its caps are butt', () => {
    expect(area(open(5, 5, 5, 5), 2, 'round', 'miter')).toBeCloseTo(Math.PI, 1)
    expect(area(open(5, 5, 5, 5), 2, 'square', 'miter')).toBeCloseTo(4, 2)
    expect(area(open(5, 5, 5, 5), 2, 'butt', 'miter')).toBe(0)
  })

  it('turns back on itself without holes', () => {
    expect(area(open(0, 0, 10, 0, 0, 0), 2, 'butt', 'round')).toBeCloseTo(20 + Math.PI / 2, 1)
    expect(area(open(0, 0, 10, 0, 0, 0), 2, 'butt', 'miter')).toBeCloseTo(20, 2)
  })

  it('covers, with round caps and joins, exactly the points within half the width, wound the same way all over', () => {
    const coordinate = fc.integer({ min: 0, max: 40 }).map((v) => v / 2)
    const polyline = fc.record({
      points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 8 }).map((p) => p.flat()),
      closed: fc.boolean(),
    })
    fc.assert(
      fc.property(polyline, fc.double({ min: 0.2, max: 12, noNaN: true }), (line, width) => {
        fc.pre(distance(line, 1e9, 0) < Number.POSITIVE_INFINITY)
        const polygons = strokeOutline([line], width, 'round', 'round', MITER_LIMIT, 1e-4)
        for (let i = 0; i < 60; i++) {
          const x = ((i * 7.31) % 24) - 2.013
          const y = ((i * 3.77) % 24) - 2.007
          const gap = distance(line, x, y) - width / 2
          if (Math.abs(gap) < 0.03) continue
          const turns = winding(polygons, x, y)
          expect(turns >= 0, `winding ${turns} at ${x}, ${y}`).toBe(true)
          expect(turns > 0, `${x}, ${y} is ${gap} from the edge`).toBe(gap < 0)
        }
      }),
      { seed: 11, numRuns: 1500 },
    )
  })
})
