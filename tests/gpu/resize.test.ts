import type { Page } from 'puppeteer'
import { describe, expect, inject, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { launchBrowser } from '../support/launch.ts'
import type { CanvasState } from './pages/resize.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const PLACES = [
  'plain',
  'flex',
  'flex host',
  'column',
  'grid',
  'grid host',
  'padding',
  'padding outside',
  'inset',
  'scrolled',
]
const EMPTY = ['no size', 'auto height', 'hidden', 'detached']

function expectExact(states: readonly CanvasState[]): void {
  for (const { place, width, height, exactWidth, exactHeight, engineRatio, ratio } of states) {
    expect(`${place}: ${width} x ${height}`).toBe(`${place}: ${exactWidth} x ${exactHeight}`)
    expect(engineRatio).toBe(ratio)
  }
}

async function expectNothingWrong(page: Page): Promise<void> {
  const { wrong, loopErrors } = await page.evaluate(() => window.resize.report())
  expect(wrong).toEqual([])
  expect(loopErrors).toBe(0)
}

/** An emulated ratio is noticed by the page only when the window changes its size too, as it does when a user zooms. */
async function setRatio(page: Page, deviceScaleFactor: number): Promise<void> {
  const width = Math.round(1280 + 100 * deviceScaleFactor)
  await page.setViewport({ width, height: 720, deviceScaleFactor })
  await page.waitForFunction((ratio) => Math.abs(devicePixelRatio - ratio) < 1e-3, {}, deviceScaleFactor)
  await page.evaluate(() => window.resize.nextFrame())
}

describe.each(BACKENDS)('%s', (backend) => {
  test('the canvas has the device pixels of its place, at every pixel ratio', async () => {
    const page = await openPage(browserOf(backend), '/pages/resize')
    await page.evaluate((places, backend) => window.resize.start(places, backend), PLACES, backend)
    await setRatio(page, 1)
    const before = await page.evaluate(() => window.resize.pageSize())
    for (const ratio of [1, 1.25, 2, 0.67, 1]) {
      await setRatio(page, ratio)
      const states = await page.evaluate(() => window.resize.states())
      expectExact(states)
      for (const { width, height } of states) expect(width * height).toBeGreaterThan(100)
    }
    expect(await page.evaluate(() => window.resize.pageSize())).toEqual(before)
    await expectNothingWrong(page)
  })

  test('hosts without a size have one pixel, and the right ones in the frame that shows them', async () => {
    const page = await openPage(browserOf(backend), '/pages/resize', { pixelRatio: 1.25 })
    await page.evaluate((places, backend) => window.resize.start(places, backend), EMPTY, backend)
    await page.evaluate(() => window.resize.nextFrame())
    const before = await page.evaluate(() => window.resize.states())
    for (const { place, width, height } of before) {
      expect([place, width, height]).toEqual([place, place === 'auto height' ? 175 : 1, 1])
    }
    await page.evaluate(async () => {
      window.resize.show()
      await window.resize.nextFrame()
    })
    const states = await page.evaluate(() => window.resize.states())
    expectExact(states)
    for (const { width, height } of states) expect(width * height).toBeGreaterThan(100)
    await expectNothingWrong(page)
  })

  test('120 frames of new sizes under load are exact, drawn in their task, and let nothing grow', async () => {
    const page = await openPage(browserOf(backend), '/pages/resize', { pixelRatio: 1.25 })
    await page.evaluate((backend) => window.resize.start(['plain', 'padding'], backend), backend)
    const seen = await page.evaluate(() => window.resize.resizeUnderLoad(120, 6, 1))
    expect(seen).toBeGreaterThan(120)
    expectExact(await page.evaluate(() => window.resize.states()))
    const { sizeWrites } = await page.evaluate(() => window.resize.report())
    expect(sizeWrites).toBeGreaterThan(240)
    const before = await page.evaluate(() => window.resize.pageSize())
    await page.evaluate(() => window.resize.sleep(200))
    expect(await page.evaluate(() => window.resize.pageSize())).toEqual(before)
    await expectNothingWrong(page)
  })

  test('ready comes without animation frames', async () => {
    const page = await openPage(browserOf(backend), '/pages/resize', {
      before: () => {
        globalThis.requestAnimationFrame = () => 1
      },
    })
    await page.evaluate((backend) => window.resize.start(['plain'], backend), backend)
    expect(await page.evaluate(() => window.resize.states())).toMatchObject([{ width: 201, height: 97 }])
  })

  test('a host larger than the backend can draw is clamped and reported once', async () => {
    const page = await openPage(browserOf(backend), '/pages/resize')
    const report = await page.evaluate((backend) => window.resize.clamp(backend, 20_000), backend)
    expect(report.size).toBeLessThan(20_000)
    expect(report.size).toBeGreaterThan(4000)
    expect(report.canvas).toBe(report.size)
    expect(report.ratio).toBeCloseTo(report.size / 20_000, 9)
    expect(report.problems).toEqual(['surface-clamped'])
  })
})

test('a real pixel ratio gives the device pixels that the browser counts', async () => {
  const browser = await launchBrowser('cpu', ['--force-device-scale-factor=1.25'])
  try {
    const page = await browser.newPage()
    await page.setViewport(null)
    await page.goto(`${inject('pageOrigin')}/pages/resize`)
    await page.evaluate((places) => window.resize.start(places, 'canvas2d'), [...PLACES, 'fractional'])
    await page.evaluate(() => window.resize.nextFrame())
    const states = await page.evaluate(() => window.resize.states())
    expect(states[0]?.ratio).toBeCloseTo(1.25)
    expectExact(states)
    // Rounding its length would give one pixel more: both edges are rounded, and the left one is not at zero.
    expect(states.at(-1)).toMatchObject({ place: 'fractional', width: 126 })
    await expectNothingWrong(page)
  } finally {
    await browser.close()
  }
})
