import { describe, expect, test } from 'vitest'
import { outlineCoverage } from '../../../../src/backends/canvas2d/canvas2d-coverage.ts'
import type { Affine } from '../../../../src/math/affine.ts'
import { outline } from './outlines.ts'

const IDENTITY: Affine = [1, 0, 0, 1, 0, 0]

const sumOf = (coverage: Float32Array): number => coverage.reduce((sum, c) => sum + c, 0)

describe('coverage', () => {
  test('of a rectangle is the product of its shares of the pixel in x and y', () => {
    const coverage = outlineCoverage(outline(1.25, 0.5, 3.75, 2.125), IDENTITY, 5, 4)
    const across = [0, 0.75, 1, 0.75, 0]
    const down = [0.5, 1, 0.125, 0]
    down.forEach((h, y) => {
      across.forEach((w, x) => {
        expect(coverage[y * 5 + x]).toBeCloseTo(w * h, 6)
      })
    })
  })

  test.each([0.3, 1, 2.5, 12, 100])('of a circle with radius %f adds up to its area', (radius) => {
    const size = Math.ceil(2 * radius) + 2
    const circle = outline(0.7, 0.4, 0.7 + 2 * radius, 0.4 + 2 * radius, radius)
    const sum = sumOf(outlineCoverage(circle, IDENTITY, size, size))
    // Chords lie inside the arc, by less than 1/128 px all around.
    expect(Math.PI * radius ** 2 - sum).toBeGreaterThan(-1e-4)
    expect(Math.PI * radius ** 2 - sum).toBeLessThan((2 * Math.PI * radius) / 128)
  })

  test('of a turned rectangle keeps its area at every angle and mirrored', () => {
    for (let degrees = 0; degrees < 360; degrees += 17) {
      for (const mirror of [1, -1]) {
        const turn = (degrees * Math.PI) / 180
        const map: Affine = [Math.cos(turn), Math.sin(turn), -Math.sin(turn) * mirror, Math.cos(turn) * mirror, 20, 20]
        const sum = sumOf(outlineCoverage(outline(-12, -0.2, 12, 0.3), map, 40, 40))
        expect(sum).toBeCloseTo(12, 4)
      }
    }
  })

  test('is the same in a part of the picture as in all of it', () => {
    const turned: Affine = [0.8, 0.6, -0.6, 0.8, 20, 5]
    const whole = outlineCoverage(outline(0, 0, 30, 20, 6), turned, 60, 50)
    const moved: Affine = [0.8, 0.6, -0.6, 0.8, 20 - 13, 5 - 9]
    const part = outlineCoverage(outline(0, 0, 30, 20, 6), moved, 22, 20)
    for (let y = 0; y < 20; y++) {
      for (let x = 0; x < 22; x++) {
        expect(part[y * 22 + x]).toBeCloseTo(whole[(y + 9) * 60 + x + 13] as number, 5)
      }
    }
  })
})
