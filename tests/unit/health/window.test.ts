import { expect, test } from 'vitest'
import { jitter, percentile } from '../../../bench/statistics.ts'
import { Window } from '../../../src/health/window.ts'
import { createRandom } from '../../support/random-scene.ts'

test('nothing measured has no spread', () => {
  expect(new Window().spread()).toBeNull()
  expect(new Window().jitter()).toBe(0)
})

test.each([1, 2, 239, 240, 241, 700])('of %i values the last 240 count, in their order', (count) => {
  const random = createRandom(count)
  const window = new Window()
  const all = Array.from({ length: count }, () => random() * 30)
  for (const value of all) window.add(value)
  const last = all.slice(-240)
  expect([...window.values()]).toEqual(last)
  expect(window.jitter()).toBeCloseTo(jitter(last), 10)
  expect(window.spread()).toEqual({
    p50: percentile(last, 0.5),
    p95: percentile(last, 0.95),
    p99: percentile(last, 0.99),
    longest: Math.max(...last),
  })
})
