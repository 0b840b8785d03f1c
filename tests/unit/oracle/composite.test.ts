import { describe, expect, it } from 'vitest'
import type { BlendIndex } from '../../../src/frame/frame.ts'
import { put, toBytes } from '../../oracle/composite.ts'
import { seeded } from './random.ts'

type Four = [number, number, number, number]

function putOn(below: Four, blend: BlendIndex, above: Four): number[] {
  const data = Float64Array.from(below)
  put(data, 0, blend, ...above)
  return Array.from(data)
}

const close = (actual: readonly number[], expected: readonly number[]): void => {
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 12)
  })
}

const premultiplied = (random: () => number): Four => {
  const a = random()
  return [random() * a, random() * a, random() * a, a]
}

describe('blending', () => {
  it('puts known colours on known colours', () => {
    const below: Four = [0.2, 0.4, 0.6, 1]
    const above: Four = [0.5, 0.25, 0, 0.5]
    close(putOn(below, 0, above), [0.6, 0.45, 0.3, 1])
    close(putOn(below, 1, above), [0.7, 0.65, 0.6, 1])
    close(putOn(below, 2, above), [0.6, 0.55, 0.6, 1])
    close(putOn(below, 3, above), [0.2, 0.3, 0.3, 1])
  })

  it('leaves the backdrop when nothing is put on it, and multiply keeps it under white', () => {
    const random = seeded(5)
    for (let i = 0; i < 50; i++) {
      const below = premultiplied(random)
      for (const blend of [0, 1, 2, 3] as const) close(putOn(below, blend, [0, 0, 0, 0]), below)
      const opaque: Four = [below[0], below[1], below[2], 1]
      close(putOn(opaque, 3, [1, 1, 1, 1]), opaque)
    }
  })

  it('keeps colours premultiplied and within 1', () => {
    const random = seeded(6)
    for (let i = 0; i < 500; i++) {
      const below = premultiplied(random)
      const above = premultiplied(random)
      for (const blend of [0, 1, 2] as const) {
        const [r = 2, g = 2, b = 2, a = 0] = putOn(below, blend, above)
        expect(Math.max(r, g, b)).toBeLessThanOrEqual(a + 1e-12)
        expect(a).toBeLessThanOrEqual(1)
      }
    }
  })

  it('is associative for normal, commutative for add and screen', () => {
    const random = seeded(7)
    for (let i = 0; i < 100; i++) {
      const [p, q, r] = [premultiplied(random), premultiplied(random), premultiplied(random)]
      close(putOn(putOn(p, 0, q) as Four, 0, r), putOn(p, 0, putOn(q, 0, r) as Four))
      for (const blend of [1, 2] as const) close(putOn(p, blend, q), putOn(q, blend, p))
    }
  })

  it('rounds once, to the nearest byte', () => {
    expect(Array.from(toBytes(Float64Array.of(0, 1, 0.5, 127.4 / 255, 127.6 / 255, -0.1, 1.1)))).toEqual([
      0, 255, 128, 127, 128, 0, 255,
    ])
  })
})
