import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BackendName } from '../../../src/engine/choose-backend.ts'
import { advance, createLadder, type Ladder, type LadderEvent, wishOf } from '../../../src/engine/supervisor/ladder.ts'

const RUNGS = ['webgpu', 'webgl2', 'canvas2d'] as const

/** What a machine does: which rungs can be had at a time, and how long each draws before it is lost. */
interface World {
  readonly hasRung: (rung: BackendName, now: number) => boolean
  /** Of a rung that has just begun to draw; null: it stays. */
  readonly lifetime?: (rung: BackendName, now: number) => number | null
  readonly isVisible?: (now: number) => boolean
  /** ms; every picture that is drawn while the scene never rests. */
  readonly isBusy?: (now: number) => boolean
}

interface Told {
  readonly at: number
  readonly drawn: BackendName | null
}

/** Plays a ladder through a stretch of time, in steps of `step` ms; a try takes one step. */
function play(world: World, until: number, start: Ladder = createLadder(RUNGS, 'webgpu', 0), step = 10) {
  const told: Told[] = [{ at: 0, drawn: start.current }]
  let ladder = start
  let dies: number | null = 1000
  let quietSince = 0
  let passes = 0
  let isTrying = false
  for (let now = 0; now <= until; now += step) {
    if (world.isBusy?.(now)) quietSince = now
    const moment = { now, quietSince, isVisible: world.isVisible?.(now) ?? true }
    const send = (event: LadderEvent) => {
      const before = ladder.current
      ladder = advance(ladder, event, moment)
      if (ladder.current !== before || event.type === 'proved') told.push({ at: now, drawn: ladder.current })
    }
    if (dies !== null && now >= dies && ladder.current) {
      dies = null
      send({ type: 'lost' })
    }
    const { rung, wakeAt } = wishOf(ladder, moment)
    if (rung) {
      if (!isTrying) passes++
      isTrying = true
      const isHad = world.hasRung(rung, now)
      send({ type: isHad ? 'proved' : 'refused', rung })
      if (isHad) {
        const life = world.lifetime?.(rung, now) ?? null
        dies = life === null ? null : now + life
      }
    } else if (wakeAt !== null && wakeAt <= now) send({ type: 'time' })
    if (!wishOf(ladder, moment).rung) isTrying = false
  }
  const swaps = told.slice(1).filter(({ drawn }) => drawn)
  return { ladder, told, swaps, passes, drawnAt: (at: number) => told.filter((each) => each.at <= at).at(-1)?.drawn }
}

test('both GPU rungs refuse for 150 s, then work', () => {
  const { drawnAt, passes, swaps } = play({ hasRung: (rung, now) => rung === 'canvas2d' || now > 151_000 }, 310_000)
  expect(swaps[0]?.drawn).toBe('canvas2d')
  expect(swaps[0]?.at).toBeLessThan(1000 + 3000)
  expect(passes).toBeLessThanOrEqual(8)
  expect(drawnAt(301_000)).toBe('webgpu')
  expect(swaps).toHaveLength(2)
})

test('a loss 1 s after every restore is at most 3 swaps in 60 s', () => {
  const { swaps } = play({ hasRung: () => true, lifetime: (rung) => (rung === 'canvas2d' ? null : 1000) }, 900_000)
  for (const { at } of swaps) {
    expect(swaps.filter((each) => each.at >= at && each.at < at + 60_000).length).toBeLessThanOrEqual(3)
  }
  // it goes on trying all the same
  expect(swaps.length).toBeGreaterThan(6)
  expect(swaps[2]?.drawn).toBe('canvas2d')
})

test('one loss: the same rung, at once', () => {
  const { told } = play({ hasRung: () => true }, 400_000)
  expect(told).toEqual([
    { at: 0, drawn: 'webgpu' },
    { at: 1000, drawn: null },
    { at: 1000, drawn: 'webgpu' },
  ])
})

test('a rung that cannot be had any more: the next below', () => {
  const { swaps } = play({ hasRung: (rung) => rung !== 'webgpu' }, 5000)
  expect(swaps).toEqual([{ at: 1010, drawn: 'webgl2' }])
})

describe('the way up', () => {
  const refusing: World = { hasRung: (rung, now) => rung === 'canvas2d' || now > 5000 }

  test('waits for the page to be in view', () => {
    const { drawnAt } = play({ ...refusing, isVisible: (now) => now < 4000 || now > 500_000 }, 501_000)
    expect([drawnAt(499_000), drawnAt(501_000)]).toEqual(['canvas2d', 'webgpu'])
  })

  test('waits for rest', () => {
    const { drawnAt } = play({ ...refusing, isBusy: (now) => now < 20_000 }, 30_000)
    expect([drawnAt(20_000), drawnAt(21_000)]).toEqual(['canvas2d', 'webgpu'])
  })

  test('waits no longer than 30 s for a scene that never rests', () => {
    const { drawnAt } = play({ ...refusing, isBusy: () => true }, 60_000)
    expect([drawnAt(30_000), drawnAt(60_000)]).toEqual(['canvas2d', 'webgpu'])
  })

  test('is not taken again to a rung that draws this scene slower', () => {
    const moment = { now: 0, quietSince: -1000, isVisible: true }
    let ladder = advance(createLadder(RUNGS, 'canvas2d', 0), { type: 'time' }, moment)
    for (const rung of ['webgpu', 'webgl2'] as const) {
      expect(wishOf(ladder, moment).rung).toBe(rung)
      ladder = advance(ladder, { type: 'slower', rung }, moment)
    }
    expect(wishOf(ladder, { ...moment, now: 1e9 })).toEqual({ rung: null, wakeAt: null })
  })
})

test('no timer while the best rung draws', () => {
  const { ladder } = play({ hasRung: () => true }, 5000)
  expect(wishOf(ladder, { now: 5000, quietSince: 0, isVisible: true })).toEqual({ rung: null, wakeAt: null })
})

test('a single rung is tried again, less and less often', () => {
  const start = createLadder(['webgl2'], 'webgl2', 0)
  const { drawnAt, passes } = play({ hasRung: (_, now) => now > 20_000 }, 60_000, start)
  expect(drawnAt(19_000)).toBe(null)
  expect(drawnAt(60_000)).toBe('webgl2')
  expect(passes).toBeLessThanOrEqual(6)
})

test('what is lost while another rung is tried is not drawn on', () => {
  const moment = { now: 0, quietSince: -1000, isVisible: true }
  let ladder = advance(createLadder(RUNGS, 'canvas2d', 0), { type: 'time' }, moment)
  ladder = advance(ladder, { type: 'lost' }, moment)
  expect(ladder.current).toBe(null)
  expect(advance(ladder, { type: 'proved', rung: 'webgpu' }, moment)).toMatchObject({ current: 'webgpu', queue: [] })
  expect(advance(ladder, { type: 'refused', rung: 'webgpu' }, moment).queue).toEqual(['canvas2d'])
})

test('1,000 random machines: something draws within three tries of a loss, and at most 3 swaps in any 60 s', () => {
  const pieces = fc.array(fc.record({ gpu: fc.boolean(), gl: fc.boolean(), life: fc.integer({ min: 1, max: 400 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(pieces, fc.boolean(), (pieces, isBusy) => {
      const at = (now: number) => pieces[Math.floor(now / 20_000) % pieces.length] as (typeof pieces)[number]
      const { told, swaps } = play(
        {
          hasRung: (rung, now) => rung === 'canvas2d' || (rung === 'webgpu' ? at(now).gpu : at(now).gl),
          lifetime: (rung, now) => (rung === 'canvas2d' ? null : at(now).life * 100),
          isBusy: () => isBusy,
        },
        150_000,
        undefined,
        50,
      )
      for (const [i, { at, drawn }] of told.entries()) {
        const next = told[i + 1]
        if (!drawn && (!next || next.at > at + 150)) return false
      }
      return swaps.every(({ at }) => swaps.filter((each) => each.at >= at && each.at < at + 60_000).length <= 3)
    }),
    { numRuns: 1000, seed: 5 },
  )
})
