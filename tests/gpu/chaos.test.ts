import { describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import type { Fault } from './pages/chaos.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const LOSSES: readonly Fault[] = ['lose', 'fail', 'validation']
const REFUSALS: readonly Fault[] = ['lose, then refuse', 'lose, then reject pipelines']
const FAULTS = {
  webgpu: [...LOSSES, 'out-of-memory', ...REFUSALS, 'lose, then hang'],
  webgl2: [...LOSSES, ...REFUSALS],
  canvas2d: ['lose'],
} as const satisfies Record<(typeof BACKENDS)[number], readonly Fault[]>

describe.each(BACKENDS)('%s', (rung) => {
  test.each(FAULTS[rung])('%s: in the middle of anything, the picture is the right one', async (fault) => {
    const page = await openPage(browserOf(rung), '/pages/chaos')
    const { opened, outcomes } = await page.evaluate((...all) => window.chaos.strike(...all), rung, fault)
    const isBelow = fault.includes('then')
    const below = BACKENDS[BACKENDS.indexOf(rung) + 1]
    // One device for all, at the first try.
    if (!fault.includes('pipelines')) expect(opened).toBe(isBelow || rung === 'canvas2d' ? 0 : 1)
    for (const { moment, backend, events, wrong, isSameNode, canvases } of outcomes) {
      if (moment === 'destroyed') {
        expect([backend, events, canvases], moment).toEqual([null, [rung], 0])
        continue
      }
      expect([wrong, isSameNode, canvases], moment).toEqual([0, true, 1])
      // An engine that never drew takes the next rung that can be had.
      if (moment === 'starting') continue
      expect(backend, moment).toBe(isBelow ? below : rung)
      expect(events, moment).toEqual([rung, 'device-lost', backend])
    }
  })

  test('lose, while nobody looks: the picture is the right one', async () => {
    const page = await openPage(browserOf(rung), '/pages/chaos')
    await page.evaluate(() => window.chaos.hide())
    const { opened, outcomes } = await page.evaluate((rung) => window.chaos.strike(rung, 'lose'), rung)
    expect(opened).toBe(rung === 'canvas2d' ? 0 : 1)
    for (const { moment, backend, wrong } of outcomes) {
      expect(wrong, moment).toBe(0)
      if (moment !== 'starting') expect(backend, moment).toBe(moment === 'destroyed' ? null : rung)
    }
  })

  test.skipIf(rung === 'canvas2d')('that cannot be had for a while draws, and is read, when it can', async () => {
    const page = await openPage(browserOf(rung), '/pages/chaos')
    const read = await page.evaluate((rung) => window.chaos.refuseForAWhile(rung), rung)
    expect(read).toEqual(['device-lost', 'a picture'])
  })

  test('an engine that ends while another backend takes over leaves nothing behind', async () => {
    const page = await openPage(browserOf(rung), '/pages/chaos')
    const { listeners, ...held } = await page.evaluate((rung) => window.chaos.endInSwap(rung), rung)
    expect(held).toEqual({ canvases: 0, devices: 0, gpuObjects: 0, contexts: 0, glObjects: 0, observed: 0 })
  })

  test('40 engines lose what they share, and all recover', async () => {
    const page = await openPage(browserOf(rung), '/pages/chaos')
    const { devices, wrong, isLastRight } = await page.evaluate((rung) => window.chaos.loseCrowd(rung, 40), rung)
    expect(wrong).toEqual([])
    expect(devices).toEqual(rung === 'canvas2d' ? [0, 0] : [1, 1])
    expect(isLastRight).toBe(true)
  })

  test('20 losses grow the heap by less than 1 MB', async () => {
    const page = await openPage(browserOf(rung), '/pages/chaos')
    const client = await page.createCDPSession()
    const heap = async () => {
      await client.send('HeapProfiler.collectGarbage')
      return (await client.send('Runtime.getHeapUsage')).usedSize
    }
    await page.evaluate((rung) => window.chaos.loseAgain(rung, 3), rung)
    const before = await heap()
    const events = await page.evaluate((rung) => window.chaos.loseAgain(rung, 20), rung)
    expect(events).toEqual([rung, ...Array.from({ length: 20 }, () => ['device-lost', rung]).flat()])
    expect((await heap()) - before).toBeLessThan(1e6)
  })
})

test('a context that is lost without an event is noticed when the pointer comes, though nothing is drawn', async () => {
  const page = await openPage('gpu', '/pages/chaos')
  await page.exposeFunction('look', () => page.mouse.move(60, 60))
  const events = await page.evaluate(() => window.chaos.loseSilently())
  expect(events).toEqual(['webgl2', '-', 'webgl2', 'device-lost', 'webgl2'])
})
