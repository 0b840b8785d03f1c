import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AreaRaster, type FillRule, rasterArea } from '../../../src/math/area-raster.ts'
import type { Polygon } from '../../../src/math/stroke-outline.ts'

/** Slow and independent: exact spans on 128 scanlines a pixel. */
function reference(polygons: readonly Polygon[], raster: AreaRaster, rule: FillRule): Float64Array {
  const scanlines = 128
  const out = new Float64Array(raster.width * raster.height)
  for (let line = 0; line < raster.height * scanlines; line++) {
    const y = raster.y + (line + 0.5) / scanlines
    const crossings: { x: number; winding: number }[] = []
    for (const polygon of polygons) {
      for (let i = 0; i < polygon.length; i += 2) {
        const k = (i + 2) % polygon.length
        const [x0, y0, x1, y1] = [polygon[i], polygon[i + 1], polygon[k], polygon[k + 1]] as [
          number,
          number,
          number,
          number,
        ]
        if (y0 <= y === y1 <= y) continue
        crossings.push({ x: x0 + ((y - y0) * (x1 - x0)) / (y1 - y0) - raster.x, winding: y1 > y0 ? 1 : -1 })
      }
    }
    crossings.sort((a, b) => a.x - b.x)
    let winding = 0
    crossings.forEach(({ x, winding: turn }, i) => {
      winding += turn
      const next = crossings[i + 1]
      if (!next || (rule === 'nonzero' ? winding === 0 : winding % 2 === 0)) return
      const from = Math.max(0, x)
      const to = Math.min(raster.width, next.x)
      for (let cell = Math.floor(from); cell < to; cell++) {
        const at = Math.floor(line / scanlines) * raster.width + cell
        out[at] = (out[at] as number) + Math.max(0, Math.min(to, cell + 1) - Math.max(from, cell)) / scanlines
      }
    })
  }
  return out
}

function worst(polygons: readonly Polygon[], raster: AreaRaster, rule: FillRule = 'nonzero'): number {
  const expected = reference(polygons, raster, rule)
  return raster.coverage.reduce((max, value, i) => Math.max(max, Math.abs(value - (expected[i] as number) * 255)), 0)
}

const total = (raster: AreaRaster | null) => (raster?.coverage ?? new Uint8Array()).reduce((sum, v) => sum + v, 0) / 255
const rect = (x: number, y: number, w: number, h: number): Polygon => [x, y, x + w, y, x + w, y + h, x, y + h]
const coordinate = fc.double({ min: -3, max: 13, noNaN: true })
const polygon = fc.array(coordinate, { minLength: 6, maxLength: 24 }).map((p) => p.slice(0, p.length & ~1))

describe('rasterArea', () => {
  it('gives a rectangle the product of its overlaps with each pixel', () => {
    const raster = rasterArea([rect(0.25, -0.5, 1.5, 2)])
    expect(raster).toMatchObject({ x: 0, y: -1, width: 2, height: 3 })
    expect([...(raster?.coverage ?? [])]).toEqual([96, 96, 191, 191, 96, 96])
  })

  it('counts overlapping contours once, whichever way they turn relative to each other', () => {
    const two = [rect(0, 0, 4, 4), rect(2, 2, 4, 4)]
    expect(total(rasterArea(two))).toBeCloseTo(28, 6)
    expect(total(rasterArea(two, 'evenodd'))).toBeCloseTo(24, 6)
  })

  it('leaves a hole where an inner contour turns the other way', () => {
    const hole = [2, 2, 2, 4, 4, 4, 4, 2]
    expect(total(rasterArea([rect(0, 0, 6, 6), hole]))).toBeCloseTo(32, 6)
  })

  it('keeps the energy of a line far thinner than a pixel', () => {
    const thin = [0, 3, 40, 11, 40, 11.05, 0, 3.05]
    expect(total(rasterArea([thin]))).toBeCloseTo(2, 1)
  })

  it('matches the area of circles of any radius', () => {
    for (const radius of [0.3, 1, 2.7, 15, 80]) {
      const points = Array.from({ length: 720 }, (_, i) => {
        const angle = (Math.floor(i / 2) / 360) * 2 * Math.PI
        return 0.37 + radius * (i % 2 ? Math.sin(angle) : Math.cos(angle))
      })
      const area = 180 * radius * radius * Math.sin((2 * Math.PI) / 360)
      expect(Math.abs(total(rasterArea([points])) - area) / area, `radius ${radius}`).toBeLessThan(0.005)
    }
  })

  it('is within 2 levels of the true union for random self-crossing polygons, under both rules', () => {
    fc.assert(
      fc.property(
        fc.array(polygon, { minLength: 1, maxLength: 3 }),
        fc.constantFrom<FillRule>('nonzero', 'evenodd'),
        (polygons, rule) => {
          const raster = rasterArea(polygons, rule)
          if (raster) expect(worst(polygons, raster, rule)).toBeLessThan(2)
        },
      ),
      { seed: 7, numRuns: 120 },
    )
  })

  it('gives inside a clip what the whole picture has there', () => {
    const clip = { x: 1, y: 2, width: 5, height: 4 }
    fc.assert(
      fc.property(polygon, (points) => {
        const whole = rasterArea([points])
        const part = rasterArea([points], 'nonzero', clip)
        for (let y = clip.y; y < clip.y + clip.height; y++) {
          for (let x = clip.x; x < clip.x + clip.width; x++) {
            expect(Math.abs(at(part, x, y) - at(whole, x, y))).toBeLessThanOrEqual(1)
          }
        }
      }),
      { seed: 8, numRuns: 200 },
    )
  })

  it('answers null for nothing, for no area and for what lies outside the clip', () => {
    expect(rasterArea([])).toBeNull()
    expect(rasterArea([[3, 3]])).toBeNull()
    expect(rasterArea([rect(0, 0, 4, 4)], 'nonzero', { x: 10, y: 0, width: 5, height: 5 })).toBeNull()
    expect(rasterArea([[Number.NaN, 0, 1, Number.NaN]])).toBeNull()
  })
})

function at(raster: AreaRaster | null, x: number, y: number): number {
  if (!raster) return 0
  const isIn = x >= raster.x && y >= raster.y && x < raster.x + raster.width && y < raster.y + raster.height
  return isIn ? (raster.coverage[(y - raster.y) * raster.width + x - raster.x] as number) : 0
}
