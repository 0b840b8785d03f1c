import { describe, expect, it } from 'vitest'
import { compare, diffImage } from '../../support/compare.ts'

/** 10 x 100 px, of which the last 900 are inked with `value`. */
function picture(value: number): Uint8Array {
  const bytes = new Uint8Array(4000)
  bytes.fill(value, 400)
  return bytes
}

describe('compare', () => {
  it('counts only pixels that either picture inks', () => {
    const result = compare(picture(100), picture(103))
    expect(result).toMatchObject({ inked: 900, max: 3, mean: 3 })
    expect(compare(picture(0), picture(0))).toMatchObject({ inked: 0, max: 0, mean: 0, worst: [] })
    expect(compare(picture(100), picture(103), { background: [100, 100, 100, 100] }).inked).toBe(1000)
  })

  it('tells shares, percentiles and the worst pixels by their place', () => {
    const actual = picture(100)
    const expected = picture(100)
    expected[(57 * 10 + 3) * 4 + 1] = 140
    expected[(20 * 10 + 9) * 4 + 3] = 90
    const result = compare(actual, expected, { width: 10, worst: 1 })
    expect(result.max).toBe(40)
    expect(result.mean).toBeCloseTo(50 / 900, 12)
    expect(result.share(9)).toBeCloseTo(2 / 900, 12)
    expect(result.share(10)).toBeCloseTo(1 / 900, 12)
    expect(result.share(40)).toBe(0)
    expect(result.percentile(0.99)).toBe(0)
    expect(result.percentile(0.999)).toBe(40)
    expect(result.percentile(0.998)).toBe(10)
    expect(result.worst).toEqual([{ x: 3, y: 57, actual: [100, 100, 100, 100], expected: [100, 140, 100, 100] }])
  })

  it('sees a shape that is missing altogether', () => {
    expect(compare(picture(0), picture(255)).mean).toBe(255)
  })

  it('refuses pictures of different sizes', () => {
    expect(() => compare(new Uint8Array(4), new Uint8Array(8))).toThrow(/one size/)
  })

  it('shows differences with a gain, those of alpha in every channel', () => {
    const image = diffImage(Uint8Array.of(10, 20, 30, 255, 0, 0, 0, 9), Uint8Array.of(12, 20, 130, 255, 0, 0, 0, 8))
    expect(Array.from(image)).toEqual([16, 0, 255, 255, 8, 8, 8, 255])
  })
})
