import { describe, expect, it } from 'vitest'
import { coverageIn, coverageOf } from '../../oracle/area.ts'
import type { Polygon } from '../../oracle/outline.ts'
import { seeded } from './random.ts'

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

function linesOf(polygon: Polygon) {
  const point = (i: number): number => polygon[i % polygon.length] ?? 0
  return polygon
    .map((_, i) => i)
    .filter((i) => i % 2 === 0)
    .map((i) => ({ x0: point(i), y0: point(i + 1), x1: point(i + 2), y1: point(i + 3) }))
}

/** The shoelace formula. */
function areaOf(polygon: Polygon): number {
  return Math.abs(linesOf(polygon).reduce((total, { x0, y0, x1, y1 }) => total + x0 * y1 - x1 * y0, 0)) / 2
}

/** A simple polygon: corners at rising angles about a centre. */
function starAbout(random: () => number, x: number, y: number, radius: number): number[] {
  const count = 3 + Math.floor(random() * 9)
  const points: number[] = []
  for (let i = 0; i < count; i++) {
    const angle = ((i + 0.8 * random()) / count) * 2 * Math.PI
    const reach = radius * (0.2 + 0.8 * random())
    points.push(x + reach * Math.cos(angle), y + reach * Math.sin(angle))
  }
  return points
}

/** Sutherland and Hodgman's cut by one pixel: an independent way to the coverage of a convex polygon. */
function cutToPixel(polygon: Polygon, column: number, row: number): Polygon {
  const cut = (input: Polygon, keep: (x: number, y: number) => number): number[] => {
    const kept: number[] = []
    for (const { x0, y0, x1, y1 } of linesOf(input)) {
      const from = keep(x0, y0)
      const to = keep(x1, y1)
      if (from >= 0) kept.push(x0, y0)
      if (from >= 0 !== to >= 0) {
        const t = from / (from - to)
        kept.push(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
      }
    }
    return kept
  }
  let result = cut(polygon, (x) => x - column)
  result = cut(result, (x) => column + 1 - x)
  result = cut(result, (_, y) => y - row)
  return cut(result, (_, y) => row + 1 - y)
}

describe('area coverage', () => {
  it('adds up to the area of 300 random polygons', () => {
    const random = seeded(1)
    for (let i = 0; i < 300; i++) {
      const polygon = starAbout(random, 20 + random(), 20 + random(), 1 + 17 * random())
      expect(sum(coverageOf(polygon, 42, 42))).toBeCloseTo(areaOf(polygon), 9)
    }
  })

  it('is each pixel cut out of the polygon, in either direction of travel', () => {
    const random = seeded(2)
    for (let i = 0; i < 100; i++) {
      const points = Array.from({ length: 6 }, () => -3 + 18 * random())
      const reversed = [points[4], points[5], points[2], points[3], points[0], points[1]].map((v) => v ?? 0)
      const forward = coverageOf(points, 12, 12)
      const backward = coverageOf(reversed, 12, 12)
      for (let p = 0; p < 144; p++) {
        const exact = areaOf(cutToPixel(points, p % 12, Math.floor(p / 12)))
        expect(forward[p]).toBeCloseTo(exact, 11)
        expect(backward[p]).toBeCloseTo(exact, 11)
      }
    }
  })

  it('of a half-plane is exact at any angle', () => {
    for (let step = 0; step < 37; step++) {
      const angle = (step / 37) * 2 * Math.PI
      const [nx, ny] = [Math.cos(angle), Math.sin(angle)]
      const at = (along: number, out: number): [number, number] => [
        4.3 + along * -ny + out * nx,
        3.8 + along * nx + out * ny,
      ]
      const half = [...at(-90, 0), ...at(90, 0), ...at(90, -90), ...at(-90, -90)]
      const coverage = coverageOf(half, 8, 8)
      for (let p = 0; p < 64; p++) {
        const [x, y] = [p % 8, Math.floor(p / 8)]
        expect(coverage[p]).toBeCloseTo(halfPlaneShare((x + 0.5 - 4.3) * nx + (y + 0.5 - 3.8) * ny, nx, ny), 10)
      }
    }
  })

  it('of a region is the same part of the picture', () => {
    const polygon = starAbout(seeded(3), 9.2, 10.7, 9)
    const whole = coverageOf(polygon, 20, 20)
    const part = coverageIn(polygon, { x: 6, y: 4, width: 5, height: 7 })
    for (let y = 0; y < 7; y++) {
      for (let x = 0; x < 5; x++) expect(part[y * 5 + x]).toBeCloseTo(whole[(y + 4) * 20 + x + 6] ?? -1, 12)
    }
  })

  it('of whole pixels is exactly one, and of nothing zero', () => {
    const coverage = coverageOf([2, 1, 5, 1, 5, 4, 2, 4], 7, 5)
    const ones = Array.from(coverage, (value, i) => (value === 1 ? i : -1)).filter((i) => i >= 0)
    expect(ones).toEqual([9, 10, 11, 16, 17, 18, 23, 24, 25])
    expect(sum(coverage)).toBe(9)
    expect(sum(coverageOf([], 7, 5))).toBe(0)
  })
})

/**
 * Share of a unit square inside a half-plane whose edge lies at a signed distance (positive: centre outside):
 * the integral of the trapezoid that a box filter makes of the edge.
 */
function halfPlaneShare(distance: number, nx: number, ny: number): number {
  const p = Math.abs(nx)
  const q = Math.abs(ny)
  const ramp = (d: number): number => Math.max(0, d) ** 2 / 2
  const d = -distance
  if (p < 1e-12 || q < 1e-12) return Math.min(1, Math.max(0, d + 0.5))
  return (ramp(d + (p + q) / 2) - ramp(d + (p - q) / 2) - ramp(d - (p - q) / 2) + ramp(d - (p + q) / 2)) / (p * q)
}
