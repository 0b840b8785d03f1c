import { describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

describe.each(BACKENDS)('%s', (backend) => {
  test('pictures in motion that come too slowly have fewer pixels; at rest, and read, they are whole', async () => {
    const page = await openPage(browserOf(backend), '/pages/quality', { pixelRatio: 2 })
    const report = await page.evaluate((backend) => window.quality.pace(backend, 'auto'), backend)
    const { steps, ratios, atRest, isRight, reasons } = report
    expect(steps.slice(0, 2)).toEqual(['-pixel-ratio-75', '-pixel-ratio-50'])
    expect(reasons[0]).toMatch(/^pictures took \d+\.\d ms, of 24 that they may take$/)
    expect(ratios.slice(0, 2)).toEqual([2, 1.5])
    expect(ratios).toContain(1)
    expect(atRest).toBe(2)
    expect(isRight).toEqual([true, true])
  })

  test('a node that is painted anew in every frame is named, and all else keeps its frame rate', async () => {
    const page = await openPage(browserOf(backend), '/pages/quality')
    const { problems, ratio, storms, isRight } = await page.evaluate(
      (backend) => window.quality.storm(backend),
      backend,
    )
    expect(problems).toEqual(['storm storm'])
    expect(ratio).toBeLessThan(1.2)
    expect([storms, isRight]).toEqual([1, true])
  })
})

test('with full quality pictures keep their pixels, however slow they are', async () => {
  const page = await openPage('cpu', '/pages/quality', { pixelRatio: 2 })
  const { steps, ratios, isRight } = await page.evaluate(() => window.quality.pace('canvas2d', 'full'))
  expect([steps, ratios, isRight]).toEqual([[], [2], [true, true]])
})
