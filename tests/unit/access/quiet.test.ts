import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Quiet } from '../../../src/access/shell/quiet.ts'

let calls = 0
let quiet: Quiet

beforeEach(() => {
  vi.useFakeTimers()
  calls = 0
  quiet = new Quiet(() => void calls++)
})

afterEach(() => void vi.useRealTimers())

/** Something happens in each frame for so long, and takes so long each time. */
function busy(ms: number, each = 1): void {
  for (let at = 0; at < ms; at += 16) {
    quiet.note(each)
    vi.advanceTimersByTime(16)
  }
}

test('nothing noted, no timer; what was noted is called back for once', () => {
  expect(vi.getTimerCount()).toBe(0)
  quiet.note(1)
  quiet.note(1)
  vi.advanceTimersByTime(10_000)
  expect(calls).toBe(1)
  expect(vi.getTimerCount()).toBe(0)
})

test('it waits for rest, but not for ever', () => {
  busy(900)
  expect(calls).toBe(0)
  busy(10_000)
  expect(calls).toBeGreaterThanOrEqual(8)
  expect(calls).toBeLessThanOrEqual(10)
})

test('while things go on, it takes a fortieth of their time at most', () => {
  const TAKES = 5
  const times: number[] = []
  quiet = new Quiet(() => {
    times.push(performance.now())
    vi.advanceTimersByTime(TAKES)
  })
  busy(90_000, 0.5)
  // Sixty frames a second of half a ms each: 200 ms, forty times as long, are 400 frames.
  const [, second = 0] = times
  const gaps = times.slice(2).map((time, i) => time - (times[i + 1] ?? 0))
  expect(second).toBeGreaterThan(0)
  expect(gaps.length).toBeGreaterThan(10)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(400 * 16)
  const before = times.length
  vi.advanceTimersByTime(200)
  expect(times).toHaveLength(before + 1)
})

test('what is stopped is not called back', () => {
  quiet.note(1)
  quiet.stop()
  quiet.soon()
  quiet.stop()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(10_000)
  expect(calls).toBe(0)
})
