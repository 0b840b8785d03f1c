import type { Page } from 'puppeteer'
import { beforeAll, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const GPU = ['webgpu', 'webgl2'] as const

let pages: { readonly gpu: Page; readonly cpu: Page }

beforeAll(async () => {
  pages = { gpu: await openPage('gpu', '/pages/motion'), cpu: await openPage('cpu', '/pages/motion') }
})

test.each(BACKENDS)('%s: 1,000 places in motion are within 0.05 px of those that hit tests use', async (backend) => {
  const page = pages[browserOf(backend)]
  const { worst, places } = await page.evaluate((backend) => window.comparePlaces(backend, 1000), backend)
  expect(places).toBeGreaterThanOrEqual(1000)
  expect(worst).toBeLessThan(0.05)
})

test.each(BACKENDS)('%s: edges stay within 1.5 px in every frame of a zoom and of a wobble', async (backend) => {
  const page = pages[browserOf(backend)]
  for (const what of ['spring', 'wobble', 'camera'] as const) {
    const { widest, edges } = await page.evaluate((...all) => window.measureEdges(...all), backend, what)
    expect(edges, what).toBeGreaterThan(60)
    expect(widest, what).toBeLessThanOrEqual(1.5)
    expect(widest, what).toBeGreaterThan(0.5)
  }
})

test.each(BACKENDS)(
  '%s: a fixed stroke is as wide in every frame of a spring, a wobble and a zoom',
  async (backend) => {
    const page = pages[browserOf(backend)]
    for (const what of ['spring', 'wobble', 'camera'] as const) {
      const measure = (...all: [width: number, pixelRatio: number]) =>
        page.evaluate((...all) => window.measureStroke(...all), backend, what, ...all)
      const thin = await measure(2, 1)
      expect(thin.thinnest, what).toBeGreaterThan(1.97)
      expect(thin.thickest, what).toBeLessThan(2.03)
      const wide = await measure(6, 1.5)
      expect(wide.thinnest, what).toBeGreaterThan(5.97)
      expect(wide.thickest, what).toBeLessThan(6.03)
      expect(wide.widest, what).toBeLessThanOrEqual(1.5)
      expect(wide.widest, what).toBeGreaterThan(0.5)
    }
  },
)

test.each(GPU)('%s: a frame of 10,000 springs costs what a frame of one costs', async (backend) => {
  const page = pages.gpu
  const { uploadedBytes, visited, draws, one, all } = await page.evaluate(
    (name) => window.measureSprings(name),
    backend,
  )
  expect(uploadedBytes).toBeLessThanOrEqual(256)
  expect([visited, draws]).toEqual([0, 1])
  expect(all).toBeLessThanOrEqual(1.5 * one)
})

test.each(BACKENDS)('%s: the loop runs while something moves, and no frame longer', async (backend) => {
  const page = pages[browserOf(backend)]
  const report = await page.evaluate((backend) => window.watchLoop(backend), backend)
  expect(report.came).toBe(true)
  expect(report.moving).toBeGreaterThan(1)
  expect(report).toMatchObject({ after: 0, reduced: 1 })
})
