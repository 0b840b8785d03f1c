import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QualityStep } from '../../../src/engine/metrics.ts'
import { advance, BUDGET, createGovernor, type Governor, STEPS } from '../../../src/engine/supervisor/governor.ts'

interface Told {
  readonly at: number
  readonly taken: readonly QualityStep[]
}

/** Draws picture after picture for `until` ms; `cost` tells how long each takes with the steps that are taken. */
function play(
  cost: (taken: readonly QualityStep[], now: number) => number,
  until: number,
  start: Governor = createGovernor(),
) {
  let governor = start
  const told: Told[] = []
  for (let now = 0; now < until; ) {
    const ms = cost(governor.taken, now)
    now += ms
    const next = advance(governor, ms, now)
    if (next.taken !== governor.taken) told.push({ at: now, taken: next.taken })
    governor = next
  }
  return { governor, told }
}

/** What a picture takes when it is all pixels. */
const byPixels = (full: number) => (taken: readonly QualityStep[]) =>
  Math.max(16.7, full * (taken.includes('pixel-ratio-50') ? 0.25 : taken.includes('pixel-ratio-75') ? 0.57 : 1))

test('pictures in time: nothing is done', () => {
  expect(play(() => 16.7, 60_000).told).toEqual([])
})

test('a late picture now and then: nothing is done', () => {
  expect(play((_, now) => (Math.floor(now / 100) % 5 ? 16.7 : 90), 60_000).told).toEqual([])
})

test('late ones: step by step down within 2 s, until they come in time', () => {
  const { told, governor } = play(byPixels(60), 4000)
  expect(told[0]?.at).toBeLessThan(1000)
  // Thinner trails are no help here.
  expect(told.map(({ taken }) => taken)).toEqual([
    ['sparse-trails'],
    [],
    ['pixel-ratio-75'],
    ['pixel-ratio-75', 'pixel-ratio-50'],
  ])
  expect(told.at(-1)?.at).toBeLessThan(3000)
  expect(governor.late).toBe(0)
})

test('what does not help is taken back, and the last resort is fewer pictures', () => {
  const { governor } = play(() => 50, 10_000)
  expect(governor.taken).toEqual(['frame-rate-30'])
  expect(Object.keys(governor.barred)).toEqual(STEPS.slice(0, 3))
})

test('a load that goes: all steps are given back, one by one', () => {
  const load = (taken: readonly QualityStep[], now: number) => byPixels(now < 20_000 ? 60 : 10)(taken)
  const { told, governor } = play(load, 90_000)
  expect(governor.taken).toEqual([])
  expect(told.at(-1)?.at).toBeLessThan(20_000 + 45_000)
})

test('a load that stays is tried less and less often', () => {
  const { told } = play(byPixels(40), 600_000)
  const backs = told.filter(({ taken }) => taken.length === 0).map(({ at }) => at)
  expect(backs.length).toBeGreaterThan(3)
  const late = backs.filter((at) => at > 300_000)
  expect(late.length).toBeLessThanOrEqual(6)
})

test('steps that cannot be taken here are not', () => {
  let governor = createGovernor()
  for (let now = 0; now < 5000; now += 50) governor = advance(governor, 50, now, ['frame-rate-30'])
  expect(governor.taken).toEqual(['frame-rate-30'])
})

describe('random machines', () => {
  const pieces = fc.array(
    fc.record({ ms: fc.integer({ min: 5, max: 120 }), pixels: fc.boolean(), noise: fc.nat(30) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )

  function machine(list: readonly { ms: number; pixels: boolean; noise: number }[], seed: number) {
    let state = seed
    const random = () => {
      state = (state * 1664525 + 1013904223) % 2 ** 32
      return state / 2 ** 32
    }
    return (taken: readonly QualityStep[], now: number) => {
      const { ms, pixels, noise } = list[Math.floor(now / 9000) % list.length] as (typeof list)[number]
      return (pixels ? byPixels(ms)(taken) : Math.max(16.7, ms)) + noise * random()
    }
  }

  test('do not flap: at most 14 steps in any minute', () => {
    fc.assert(
      fc.property(pieces, fc.nat(), (list, seed) => {
        const { told } = play(machine(list, seed), 80_000)
        return told.every(({ at }) => told.filter((each) => each.at >= at && each.at < at + 60_000).length <= 14)
      }),
      { numRuns: 1000, seed: 5 },
    )
  })

  test('always come back to all of it once pictures come in time, and stay there', () => {
    fc.assert(
      fc.property(pieces, fc.nat(), (list, seed) => {
        const { governor } = play(machine(list, seed), 60_000)
        const after = play(() => BUDGET - 1, 130_000, governor)
        const { told } = play(() => BUDGET - 1, 20_000, after.governor)
        return after.governor.taken.length === 0 && told.length === 0
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})
