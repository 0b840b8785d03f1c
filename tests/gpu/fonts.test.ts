import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'

test.each([
  ['Hx', '40px Inter'],
  ['款', '500 40px "Noto Sans SC"'],
  ['😀', '40px "Noto Color Emoji"'],
  ['1️⃣', '40px "Noto Color Emoji"'],
])('%s comes from the font that was asked for, under the strict policy', async (text, font) => {
  const page = await openPage('cpu', '/strict/fonts')
  const report = await page.evaluate((text, font) => window.measureFont(text, font), text, font)
  expect(report.differs).toBeGreaterThan(100)
  expect(report.width).not.toBe(report.fallbackWidth)
  if (font.includes('Emoji')) expect(report.colored).toBeGreaterThan(100)
  else expect(report.colored).toBe(0)
})

test('only the subsets that the text needs are loaded, once', async () => {
  const page = await openPage('cpu', '/strict/fonts')
  const latin = await page.evaluate(() => window.measureFont('Submit 12', '40px Inter'))
  // One subset in four weights of Inter, two in three of Noto Sans SC; digits ask for no emoji.
  expect(latin.faces).toBe(10)
  const again = await page.evaluate(() => window.measureFont('Submit', '40px Inter'))
  expect(again.faces).toBe(10)
})
