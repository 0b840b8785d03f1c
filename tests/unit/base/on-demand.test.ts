import { afterEach, expect, test, vi } from 'vitest'
import { OnDemand } from '../../../src/base/on-demand.ts'

afterEach(() => void vi.useRealTimers())

test('code is sent for once, when first asked for, and stays', async () => {
  const load = vi.fn(async () => 'code')
  const onDemand = new OnDemand('wings', load)
  expect([onDemand.code, onDemand.pending, load.mock.calls.length]).toEqual([null, null, 0])
  expect(onDemand.get()).toBeNull()
  expect(onDemand.get()).toBeNull()
  await onDemand.pending
  expect([onDemand.get(), onDemand.code, onDemand.pending]).toEqual(['code', 'code', null])
  expect(load).toHaveBeenCalledTimes(1)
})

test('code that fails to load says what is missing, and is sent for again, but not by every frame', async () => {
  vi.useFakeTimers()
  const cause = new Error('offline')
  const load = vi.fn(async () => 'code').mockRejectedValueOnce(cause)
  const onDemand = new OnDemand('wings', load)
  onDemand.get()
  await expect(onDemand.pending).rejects.toMatchObject({
    code: 'not-loaded',
    message: expect.stringContaining('for wings'),
    cause,
  })
  vi.advanceTimersByTime(990)
  expect(onDemand.get()).toBeNull()
  expect([onDemand.pending, load.mock.calls.length]).toEqual([null, 1])
  vi.advanceTimersByTime(10)
  onDemand.get()
  await onDemand.pending
  expect(onDemand.get()).toBe('code')
})
