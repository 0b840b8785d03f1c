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

/** Something happens in each frame for so long. */
function busy(ms: number): void {
  for (let at = 0; at < ms; at += 16) {
    quiet.note()
    vi.advanceTimersByTime(16)
  }
}

test('nothing noted, no timer; what was noted is called back for once', () => {
  expect(vi.getTimerCount()).toBe(0)
  quiet.note()
  quiet.note()
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

test('what is stopped is not called back', () => {
  quiet.note()
  quiet.stop()
  quiet.soon()
  quiet.stop()
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(10_000)
  expect(calls).toBe(0)
})
