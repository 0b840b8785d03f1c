import { describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const NOTHING = { canvases: 0, devices: 0, gpuObjects: 0, contexts: 0, glObjects: 0, listeners: 0, observed: 0 }

test.each([1, 2])('50 engines on delayed and rejected adapters leave nothing behind (seed %i)', async (seed) => {
  const page = await openPage('gpu', '/pages/lifecycle')
  const report = await page.evaluate(
    (seed) =>
      window.lifecycle.liveAndDie(
        'webgpu',
        50,
        2,
        [0, 50, 500, 'reject', 'reject'],
        ['now', 0, 20, 120, 600, 'ready', 'ready', 'ready'],
        seed,
      ),
    seed,
  )
  expect(report.wrong).toEqual([])
  expect(report.mostDevices).toBeLessThanOrEqual(1)
  expect(report.held).toEqual(NOTHING)
  // Each way of ending came up.
  expect(Object.keys(report.outcomes).sort()).toEqual(['backend-unavailable', 'destroyed', 'resolved'])
})

test.each([0, 50, 500, 'reject' as const])('50 engines on one host, adapters delayed by %s', async (delay) => {
  const page = await openPage('gpu', '/pages/lifecycle')
  const report = await page.evaluate(
    (delay) => window.lifecycle.liveAndDie('webgpu', 50, 1, [delay], ['now', 'now', 0, 10, 60], 7),
    delay,
  )
  expect(report.wrong).toEqual([])
  expect(report.mostDevices).toBeLessThanOrEqual(1)
  expect(report.held).toEqual(NOTHING)
})

test('auto goes down the ladder and leaves nothing behind', async () => {
  const page = await openPage('gpu', '/pages/lifecycle')
  await page.evaluate(() => window.lifecycle.pretendHardware())
  const report = await page.evaluate(() =>
    window.lifecycle.liveAndDie('auto', 20, 2, [0, 'reject'], ['now', 30, 'ready', 'ready'], 3),
  )
  expect(report.wrong).toEqual([])
  expect(report.held).toEqual(NOTHING)
  expect(Object.keys(report.outcomes).sort()).toEqual(['destroyed', 'resolved'])
})

describe.each(BACKENDS)('%s', (backend) => {
  test('engines that come and go leave nothing behind', async () => {
    const page = await openPage(browserOf(backend), '/pages/lifecycle')
    const report = await page.evaluate(
      (backend) => window.lifecycle.liveAndDie(backend, 20, 2, [0], ['now', 0, 5, 'ready'], 5),
      backend,
    )
    expect(report.wrong).toEqual([])
    expect(report.held).toEqual(NOTHING)
    expect(report.outcomes.resolved).toBeGreaterThan(0)
    expect(report.outcomes.destroyed).toBeGreaterThan(0)
  })

  test('a host holds one engine at a time', async () => {
    const page = await openPage(browserOf(backend), '/pages/lifecycle')
    const report = await page.evaluate((backend) => window.lifecycle.takenHost(backend), backend)
    expect(report).toEqual({ second: 'host-in-use', afterDestroy: 'host-in-use', canvases: 0 })
  })

  test('twelve engines share one device', async () => {
    const page = await openPage(browserOf(backend), '/pages/lifecycle')
    const { all, one, alone, none } = await page.evaluate((backend) => window.lifecycle.share(backend, 12), backend)
    expect(all.canvases).toBe(12)
    expect(all.devices + all.contexts).toBe(backend === 'canvas2d' ? 0 : 1)
    // What the eleven had is gone, although the device lives on.
    expect(one).toEqual(alone)
    expect(none).toEqual(NOTHING)
  })

  test('a listener may destroy the engine that calls it', async () => {
    const page = await openPage(browserOf(backend), '/pages/lifecycle')
    const report = await page.evaluate((backend) => window.lifecycle.endInListener(backend), backend)
    expect(report).toEqual({ codes: ['destroyed', 'resolved'], held: NOTHING })
  })

  test('a listener that throws is reported and stops nothing', async () => {
    const page = await openPage(browserOf(backend), '/pages/lifecycle', { allow: /a listener of the test/ })
    const report = await page.evaluate((backend) => window.lifecycle.throwInListener(backend), backend)
    expect(report).toEqual({ told: 1, backend })
  })
})

test('what is no host is refused with a code', async () => {
  const page = await openPage('cpu', '/pages/lifecycle')
  expect(await page.evaluate(() => window.lifecycle.wrongHosts())).toEqual([
    'wrong-type',
    'wrong-type',
    'wrong-type',
    'not-finite',
    'out-of-range',
  ])
})
