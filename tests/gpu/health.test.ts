import type { Page } from 'puppeteer'
import { describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const NOTHING = { canvases: 0, devices: 0, gpuObjects: 0, contexts: 0, glObjects: 0, listeners: 0, observed: 0 }

/** Engines that are there after forced collections: of `expected`, and more only if they stay. */
async function enginesIn(page: Page, expected: number): Promise<number> {
  const client = await page.createCDPSession()
  await client.send('HeapProfiler.enable')
  let count = Infinity
  // What a task under way holds goes with the task; what leaks stays through every round.
  for (let round = 0; round < 20 && count > expected; round++) {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
    await client.send('HeapProfiler.collectGarbage')
    const prototype = await page.evaluateHandle(() => window.health.Engine.prototype)
    const engines = await page.queryObjects(prototype)
    count = await page.evaluate((all) => all.length, engines)
    await engines.dispose()
    await prototype.dispose()
  }
  await client.detach()
  return count
}

test.each(['webgpu', 'webgl2'] as const)(
  '%s: over 300 frames of a mixed session the metrics are what the browser was asked to do',
  async (backend) => {
    const page = await openPage('gpu', '/pages/health')
    await page.evaluate((backend) => window.health.startSession(backend, 11), backend)
    for (let i = 0; i < 6; i++) await page.evaluate(() => window.health.playFrames(50))
    const report = await page.evaluate(() => window.health.endSession())
    expect(report.wrong).toEqual([])
    expect(report.frames).toBeGreaterThanOrEqual(300)
    // Each kind of act came up, and objects came and went.
    expect(Object.keys(report.acts)).toHaveLength(16)
    expect(report.end.draws).toBeGreaterThan(300)
    expect(report.end.uploadedBytes).toBeGreaterThan(1e6)
    expect(report.end.created).toBeGreaterThan(20)
    expect(report.mostObjects).toBeGreaterThan(report.end.objects - 1)
    expect(report.left).toEqual({ engine: 0, browser: 0 })
  },
  400_000,
)

describe.each(BACKENDS)('%s', (backend) => {
  test('100 lives of an engine, dragged on and watched, leave nothing behind', async () => {
    const page = await openPage(browserOf(backend), '/pages/health')
    for (let i = 0; i < 5; i++) await page.evaluate((backend) => window.health.liveAndDie(backend, 20), backend)
    // The one that keeps the device.
    expect(await enginesIn(page, 1)).toBe(1)
    expect(await page.evaluate(() => window.health.whatIsLeft())).toEqual({ held: NOTHING, leaks: [] })
    expect(await enginesIn(page, 0)).toBe(0)
  }, 400_000)

  test('an engine that was forgotten is named, and is the only one there', async () => {
    const page = await openPage(browserOf(backend), '/pages/health')
    const leaks = await page.evaluate((backend) => window.health.plantLeak(backend), backend)
    expect(leaks).toMatchObject([{ label: 'order board', kind: 'engine', objects: 1 }])
    expect(leaks[0]?.bytes).toBeGreaterThan(0)
    expect(await enginesIn(page, 1)).toBe(1)
  })

  test('input is timed until the picture that shows it', async () => {
    const page = await openPage(browserOf(backend), '/pages/health')
    await page.evaluate((backend) => window.health.followMouse(backend), backend)
    for (let i = 0; i < 20; i++) await page.mouse.move(100 + i * 5, 100 + i * 3)
    const { told, heard, shown } = await page.evaluate(() => window.health.endFollowing())
    expect(told.length).toBeGreaterThan(5)
    expect(told).toHaveLength(shown.length)
    expect(Math.min(...told)).toBeGreaterThanOrEqual(Math.min(...heard))
    // The page looks at the clock after the health does.
    for (const [i, delay] of told.entries()) expect(delay).toBeLessThanOrEqual(shown[i] as number)
  })
})

test.each(['webgpu', 'webgl2'] as const)('%s: GPU time grows with what is drawn', async (backend) => {
  const page = await openPage('gpu', '/pages/health')
  const time = (boxes: number) => page.evaluate((...args) => window.health.timeGpu(...args), backend, boxes, 8)
  const few = await time(2)
  const many = await time(40)
  expect(few).toBeGreaterThan(0)
  expect((many as number) / (few as number)).toBeGreaterThan(4)
})

test('Canvas2D has no GPU time', async () => {
  const page = await openPage('cpu', '/pages/health')
  expect(await page.evaluate(() => window.health.timeGpu('canvas2d', 2, 3))).toBeNull()
})
