import { describe, expect, test } from 'vitest'
import { createNodeStage } from '../../../bench/node-stage.ts'
import { largest } from '../../../bench/result.ts'
import { SCENARIOS } from '../../../bench/scenarios/scenarios.ts'
import { NO_FRAME, STAGE_HEIGHT } from '../../../bench/stage.ts'

/** Law 1, by exact counts: what a frame costs follows what changed and what shows, not how much there is. */

const COUNTS = [1000, 20_000] as const

async function play(name: string, cards: number, layout: 'world' | 'dense' = 'world', frames = 8) {
  const scenario = SCENARIOS.find((each) => each.name === name)
  if (!scenario) throw new Error(`no scenario ${name}`)
  const stage = await createNodeStage({ cards, layout })
  await stage.draw()
  const { frames: samples } = await scenario.run(stage, frames)
  stage.close()
  return { samples, most: largest(samples) ?? NO_FRAME }
}

describe.each(COUNTS)('a world of %d cards', (cards) => {
  test('drag: at most 512 B and 4 a record; what is visited is what is near', async () => {
    const { most } = await play('drag', cards)
    expect(most.uploadedBytes).toBeLessThanOrEqual(512 + 4 * most.records)
    expect(most.records).toBeGreaterThan(0)
    expect(most.visited).toBeLessThan(60)
    expect([most.encoded, most.created]).toEqual([0, 0])
    // the card at both of its places, with its shadow: 144 x 120 and 3 px
    expect(most.pixels).toBeLessThan(1.2 * 147 * 122)
  })

  test('pan: at most 256 B and 4 a record, beside what is seen for the first time', async () => {
    const stage = await createNodeStage({ cards, layout: 'world' })
    await stage.draw()
    const pan = async (x: number) => {
      stage.camera.x = x
      return (await stage.draw()).counters
    }
    // there and back: all has been seen
    const steps = [7, 14, 21, 14, 7, 0]
    for (const x of steps) await pan(x)
    for (const x of steps) {
      const { uploadedBytes, records, encoded, created, visited, pixels } = await pan(x)
      expect(uploadedBytes).toBeLessThanOrEqual(256 + 4 * records)
      expect([encoded, created]).toEqual([0, 0])
      // the strip that came into view, and what touches it: two columns of cards
      expect(pixels).toBe(7 * STAGE_HEIGHT)
      expect(records).toBeLessThan(60)
      expect(visited).toBeLessThan(80)
    }
  })

  test('idle: no frame', async () => {
    const { samples } = await play('idle', cards)
    expect(samples.map(({ counters }) => counters)).toEqual(samples.map(() => NO_FRAME))
  })
})

test('records drawn follow what is visible: 20,000 cards cost what the first 80 in view cost', async () => {
  const draw = async (cards: number) => {
    const stage = await createNodeStage({ cards, layout: 'world' })
    const { counters } = await stage.draw()
    return counters.records
  }
  expect(await draw(20_000)).toBeLessThanOrEqual(1.2 * (await draw(144)))
})

test('a dense board of 10,000 cards draws at most a fifth of their records: the others lie under opaque ones', async () => {
  const stage = await createNodeStage({ cards: 10_000, layout: 'dense' })
  const { counters } = await stage.draw()
  expect(counters.visited).toBeGreaterThan(30_000)
  expect(counters.records).toBeLessThan(30_000 / 5)
})

test('adding and removing 100 cards a frame uploads under 5 % of the records', async () => {
  const { most } = await play('edit-storm', 20_000)
  expect(most.uploadedBytes).toBeLessThan(0.05 * 20_000 * 4 * 128)
})
