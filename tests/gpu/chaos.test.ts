import { PNG } from 'pngjs'
import type { Page } from 'puppeteer'
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

test.each([
  ['the pointer comes', (page: Page) => page.mouse.move(60, 60)],
  [
    'the page comes back from the cache of pages',
    (page: Page) =>
      page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      }),
  ],
] as const)('a context that is lost without an event is noticed when %s, though nothing is drawn', async (_, look) => {
  const page = await openPage('gpu', '/pages/chaos')
  await page.exposeFunction('look', () => look(page))
  const events = await page.evaluate(() => window.chaos.loseSilently())
  expect(events).toEqual(['webgl2', '-', 'webgl2', 'device-lost', 'webgl2'])
})

/** Colours of the pictures that the compositor showed, in the place of the engine's host. */
async function watchScreen(page: Page) {
  const session = await page.createCDPSession()
  const colors: number[] = []
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    const { data: pixels, width } = PNG.sync.read(Buffer.from(data, 'base64'))
    const seen = new Set<number>()
    for (let y = 10; y < 110; y += 3)
      for (let x = 10; x < 150; x += 3) seen.add(pixels.readUInt32LE((y * width + x) * 4))
    colors.push(seen.size)
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
  })
  await session.send('Page.startScreencast', { format: 'png' })
  return { colors, stop: () => session.send('Page.stopScreencast') }
}

test.each([
  ['webgpu', 'lose', 'webgpu'],
  ['webgpu', 'lose, then refuse', 'webgl2'],
  ['webgl2', 'lose, then refuse', 'canvas2d'],
  ['canvas2d', 'lose', 'canvas2d'],
] as const)(
  'a drag with the mouse goes on through a swap (%s: %s), and the screen is never blank',
  async (rung, fault, to) => {
    const page = await openPage(browserOf(rung), '/pages/chaos', { width: 200, height: 140 })
    await page.evaluate((rungs) => window.chaos.beginDrag(rungs), BACKENDS.slice(BACKENDS.indexOf(rung)))
    const screen = await watchScreen(page)
    await page.mouse.move(20, 40)
    await page.mouse.down()
    await page.mouse.move(40, 40, { steps: 4 })
    await page.evaluate((...all) => window.chaos.inject(...all), rung, fault)
    await page.mouse.move(80, 42, { steps: 8 })
    await page.waitForFunction(async (to) => (await window.chaos.drag())?.backend === to, {}, to)
    await page.mouse.move(90, 42, { steps: 4 })
    const report = await page.evaluate(() => window.chaos.drag())
    await screen.stop()
    await page.mouse.up()
    expect(report).toEqual({
      backend: to,
      events: [rung, 'device-lost', to],
      hadCapture: true,
      hadFocus: true,
      capturesLost: 0,
      moves: 16,
      x: 90,
      pointerX: 90,
      isSameNode: true,
      wrong: 0,
    })
    expect(screen.colors.length).toBeGreaterThan(2)
    expect(Math.min(...screen.colors)).toBeGreaterThan(20)
  },
)
