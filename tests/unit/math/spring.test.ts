import { describe, expect, test } from 'vitest'
import {
  type SpringShape,
  springBasis,
  springExtremes,
  springRest,
  springShape,
  springVelocity,
} from '../../../src/math/spring.ts'
import { seeded } from '../oracle/random.ts'

/** x and x' by Runge-Kutta (fourth order) of x'' = -k x - c x'. */
function integrate({ decay, frequency: w }: SpringShape, x0: number, v0: number, seconds: number): [number, number] {
  const k = decay * decay + w * Math.abs(w)
  const force = (x: number, v: number) => -k * x - 2 * decay * v
  const steps = Math.ceil(seconds * (decay + Math.abs(w)) * 60) + 60
  const h = seconds / steps
  let [x, v] = [x0, v0]
  for (let i = 0; i < steps; i++) {
    const a1 = force(x, v)
    const a2 = force(x + (h / 2) * v, v + (h / 2) * a1)
    const a3 = force(x + (h / 2) * (v + (h / 2) * a1), v + (h / 2) * a2)
    const a4 = force(x + h * (v + (h / 2) * a2), v + h * a3)
    const x2 = x + (h / 6) * (6 * v + h * (a1 + a2 + a3))
    v += (h / 6) * (a1 + 2 * a2 + 2 * a3 + a4)
    x = x2
  }
  return [x, v]
}

const random = seeded(7)
const CASES = Array.from({ length: 300 }, () => {
  const stiffness = 10 ** (random() * 4)
  // a hundredth to ten times the critical damping
  const damping = 2 * Math.sqrt(stiffness) * 10 ** (random() * 3 - 2)
  const shape = springShape(stiffness, damping, 1)
  const a = random() * 400 - 200
  const v = (random() * 400 - 200) * Math.sqrt(stiffness)
  return { shape, a, b: v + shape.decay * a, v, seconds: (random() * 6) / Math.sqrt(stiffness) }
})
const size = ({ shape, a, v }: (typeof CASES)[number]) =>
  Math.abs(a) + Math.abs(v) / Math.sqrt(shape.decay ** 2 + shape.frequency * Math.abs(shape.frequency))

describe('a spring in closed form', () => {
  test('is what its equation gives, place and speed, at any damping', () => {
    for (const one of CASES) {
      const { shape, a, b, v, seconds } = one
      const [x, rate] = integrate(shape, a, v, seconds)
      const [f, g] = springBasis(shape, seconds)
      expect(Math.abs(a * f + b * g - x)).toBeLessThan(1e-5 * size(one))
      const speed = Math.sqrt(shape.decay ** 2 + shape.frequency * Math.abs(shape.frequency))
      expect(Math.abs(springVelocity(shape, a, b, f, g) - rate)).toBeLessThan(1e-4 * size(one) * speed)
    }
  })

  test('keeps stiffness and damping, a critical one within a thousandth', () => {
    for (const [k, c, m] of [
      [100, 3, 1],
      [100, 20, 1],
      [100, 20.001, 1],
      [400, 90, 2],
    ] as const) {
      const { decay, frequency: w } = springShape(k, c, m)
      expect(decay).toBe(c / (2 * m))
      expect(w).not.toBe(0)
      expect(Math.abs((decay * decay + w * Math.abs(w)) / (k / m) - 1)).toBeLessThan(1.1e-3)
    }
  })

  test('its extremes hold every place on the way, and are reached', () => {
    for (const one of CASES) {
      const { shape, a, b } = one
      const [least, greatest] = springExtremes(shape, a, b)
      const places = [a, 0]
      const speed = shape.decay + Math.abs(shape.frequency)
      for (let i = 0; i < 4000; i++) {
        const [f, g] = springBasis(shape, (i / 200) ** 2 / speed)
        places.push(a * f + b * g)
      }
      const slack = 1e-3 * size(one)
      expect(Math.min(...places)).toBeGreaterThanOrEqual(least - 1e-9 * size(one))
      expect(Math.max(...places)).toBeLessThanOrEqual(greatest + 1e-9 * size(one))
      expect(Math.min(...places) - least).toBeLessThan(slack)
      expect(greatest - Math.max(...places)).toBeLessThan(slack)
    }
  })

  test('rests when it says, and not much earlier', () => {
    for (const { shape, a, b } of CASES) {
      const rest = springRest(shape, a, b, 0.01)
      for (let i = 0; i <= 100; i++) {
        const [f, g] = springBasis(shape, rest * (1 + i / 50))
        expect(Math.abs(a * f + b * g)).toBeLessThanOrEqual(0.01 * (1 + 1e-6))
      }
      const rate = shape.frequency < 0 ? shape.decay + shape.frequency : shape.decay
      let latest = 0
      for (let i = 0; i <= 2000; i++) {
        const t = (rest * i) / 2000
        const [f, g] = springBasis(shape, t)
        if (Math.abs(a * f + b * g) > 0.01) latest = t
      }
      // two e-folds, or one swing
      expect(rest - latest).toBeLessThan(4 / rate + rest / 1000)
    }
    expect(springRest(springShape(100, 10, 1), 0, 0, 0.01)).toBe(0)
  })
})
