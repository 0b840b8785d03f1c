import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FULL_UPLOAD, SLOWER, withPlant } from '../../../bench/plants.ts'
import { isWorse } from '../../../bench/result.ts'
import { alarmShare, type TimePair } from '../../../bench/statistics.ts'

test.each([
  ['slower', {}, true],
  ['faster', {}, false],
  ['same', { uploadedBytes: [64, 65] }, true],
  ['same', { uploadedBytes: [64, 63], records: [5, 5] }, false],
  ['faster', { draws: [1, 2], records: [9, 5] }, true],
] as const)('a build that is %s, with counts %j, is worse: %s', (verdict, counters, expected) => {
  expect(isWorse({ main: { ratio: 1, low: 1, high: 1 }, verdict, counters })).toBe(expected)
})

/** Recorded by `npm run bench:gate -- --out`. */
const RECORDED: Readonly<Record<string, readonly TimePair[][]>> = JSON.parse(
  readFileSync(new URL('recorded-pairs.json', import.meta.url), 'utf8'),
)
const share = (name: string, isSame: boolean) =>
  alarmShare((RECORDED[name] ?? []).flat(), { runs: 1000, pairs: 20, floor: 0.02, isSame })

test('of runs put together from recorded pairs, identical builds give an alarm in under 2 %', () => {
  expect(share('identical', true)).toBeLessThan(0.02)
})

test('and a build that is 15 % slower in at least 95 %', () => {
  expect(share('15 % slower', false)).toBeGreaterThanOrEqual(0.95)
})

test('a run is put together the same way each time, and to be faster is an alarm of identical builds alone', () => {
  const faster = Array.from({ length: 40 }, (_, i): TimePair => [10 + (i % 7), 7 + (i % 5)])
  const even = faster.flatMap(([a, b]): TimePair[] => [
    [a, a * 1.01],
    [b * 1.01, b],
  ])
  const options = { runs: 100, pairs: 20, floor: 0.02 }
  expect(alarmShare(faster, { ...options, isSame: false })).toBe(0)
  expect(alarmShare(even, { ...options, isSame: true })).toBe(0)
  const wild = even.map(([a, b], i): TimePair => [a, i % 3 ? b : b * 2])
  const share = alarmShare(wild, { ...options, isSame: true })
  expect(share).toBe(alarmShare(wild, { ...options, isSame: true }))
})

test('faults have their places, each one', () => {
  for (const plant of [SLOWER, FULL_UPLOAD]) {
    const text = readFileSync(plant.file, 'utf8')
    expect(withPlant(text, plant)).toContain(plant.replace)
    expect(() => withPlant(text.replace(plant.find, ''), plant)).toThrow(`${plant.file} has not one place`)
  }
})
