import { describe, expect, test } from 'vitest'
import { jitter, pairedRatio, percentile, verdictOf } from '../../../bench/statistics.ts'
import { random as createRandom } from '../../../demos/boards/src/curves.ts'

test('percentiles are values of the list, by nearest rank', () => {
  const values = [5, 1, 4, 2, 3]
  expect([0, 0.2, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([1, 1, 3, 5, 5])
  expect(percentile([], 0.5)).toBeNaN()
  expect(jitter([1, 3, 2])).toBe(1.5)
})

describe('the gate', () => {
  const FLOOR = 0.02
  const RUNS = 500
  const PAIRS = 20

  /** Times that drift together, each with noise of 5 % and now and then a spike, as machines that do other things have. */
  function pairs(random: () => number, change: number): [number, number][] {
    const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const noisy = (value: number) => value * (1 + 0.05 * gauss()) * (random() < 0.05 ? 1.5 : 1)
    let drift = 10
    return Array.from({ length: PAIRS }, () => {
      drift *= 1 + 0.03 * gauss()
      return [noisy(drift), noisy(drift * change)]
    })
  }
  const shareOf = (change: number, verdict: string) => {
    const random = createRandom(change * 1000)
    const hits = Array.from({ length: RUNS }, () => verdictOf(pairedRatio(pairs(random, change)), FLOOR))
    return hits.filter((each) => each === verdict).length / RUNS
  }

  test('the same build is never slower nor faster, in under 2 % of runs it is said to be', { timeout: 120_000 }, () => {
    expect(shareOf(1, 'same')).toBeGreaterThan(0.98)
  })

  test('a build that is 15 % slower is found out in 95 % of runs', { timeout: 120_000 }, () => {
    expect(shareOf(1.15, 'slower')).toBeGreaterThan(0.95)
    expect(shareOf(1 / 1.15, 'faster')).toBeGreaterThan(0.95)
  })

  test('a ratio and its interval are the same for the same pairs', () => {
    const all = pairs(createRandom(1), 1.1)
    expect(pairedRatio(all)).toEqual(pairedRatio(all))
    const { low, ratio, high } = pairedRatio(all)
    expect(low).toBeLessThanOrEqual(ratio)
    expect(high).toBeGreaterThanOrEqual(ratio)
  })
})
