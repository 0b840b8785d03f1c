import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Backend } from '../../../src/backends/backend.ts'
import { HangWatch } from '../../../src/engine/supervisor/hang-watch.ts'

/** A backend whose pictures are finished when the test says so. */
function fakeBackend() {
  const finish: (() => void)[] = []
  const backend = {
    submitted: vi.fn(() => new Promise<void>((resolve) => void finish.push(resolve))),
    lose: vi.fn(),
  }
  return { backend: backend as typeof backend & Backend, finish }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a picture that is never finished is a loss after 10 s', () => {
  const { backend } = fakeBackend()
  new HangWatch().drawn(backend, 0)
  vi.advanceTimersByTime(9900)
  expect(backend.lose).not.toHaveBeenCalled()
  vi.advanceTimersByTime(200)
  expect(backend.lose).toHaveBeenCalledExactlyOnceWith('it did not finish a picture within 10 s')
  expect(vi.getTimerCount()).toBe(0)
})

test('one picture a second is waited for, with a timer until it is finished', async () => {
  const { backend, finish } = fakeBackend()
  const watch = new HangWatch()
  for (let now = 0; now < 950; now += 50) watch.drawn(backend, now)
  expect(backend.submitted).toHaveBeenCalledTimes(1)
  expect(vi.getTimerCount()).toBe(1)
  finish[0]?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(vi.getTimerCount()).toBe(0)
  watch.drawn(backend, 1000)
  expect(backend.submitted).toHaveBeenCalledTimes(2)
  watch.stop()
})

test('another backend is watched in the place of the first, whose end says nothing', async () => {
  const [first, second] = [fakeBackend(), fakeBackend()]
  const watch = new HangWatch()
  watch.drawn(first.backend, 0)
  watch.drawn(second.backend, 2000)
  first.finish[0]?.()
  await vi.advanceTimersByTimeAsync(11_000)
  expect(first.backend.lose).not.toHaveBeenCalled()
  expect(second.backend.lose).toHaveBeenCalledTimes(1)
})
