import type { Page } from 'puppeteer'
import { beforeAll, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'

/** The counts are those of any zoom, and a software rasteriser gets through. */
const ZOOM = 0.05
const FRAMES = 10

let page: Page

beforeAll(async () => {
  page = await openPage('gpu', '/pages/counters')
})

test.each(['webgpu', 'webgl2'] as const)(
  '%s: 5,000 mixed cards in 200 panels take at most 4 draws and create nothing while a tenth moves',
  async (backend) => {
    const report = await page.evaluate(
      (backend, frames, zoom) => window.moveBoard(backend, frames, zoom),
      backend,
      FRAMES,
      ZOOM,
    )
    expect(report.nodes).toBeGreaterThan(15_000)
    expect(report.first.draws).toBeLessThanOrEqual(4)
    expect(report.first.records).toBeGreaterThan(10_000)
    expect(report.frames).toHaveLength(FRAMES)
    for (const { stats, draws, created } of report.frames) {
      expect(stats.draws).toBe(draws)
      expect(draws).toBeGreaterThan(0)
      expect(draws).toBeLessThanOrEqual(4)
      expect(stats.created).toBe(0)
      expect(created).toBe(0)
      expect(stats.uploadedBytes).toBeGreaterThan(0)
    }
    expect(report.liveAfter).toEqual(report.live)
  },
)

test.each(['webgpu', 'webgl2'] as const)(
  '%s: shadows of 2,000 cards take no pass, no draw, no record and no object',
  async (backend) => {
    const draw = (hasShadows: boolean) =>
      page.evaluate((backend, hasShadows) => window.drawCards(backend, hasShadows, 2), backend, hasShadows)
    const plain = await draw(false)
    const shadowed = await draw(true)
    const counts = ({ frames }: typeof plain) =>
      frames.map(({ stats: { passes, draws, records, created, uploadedBytes }, ...seen }) => {
        return { passes, draws, records, created, uploadedBytes, seen }
      })
    expect(counts(shadowed)).toEqual(counts(plain))
    expect(shadowed.live).toEqual(plain.live)
    for (const { stats, created } of shadowed.frames) {
      expect(stats.records).toBeGreaterThan(4000)
      expect([stats.created, created]).toEqual([0, 0])
    }
  },
)
