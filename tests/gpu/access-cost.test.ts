import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'

test('a drag among a thousand mirrored widgets takes a twentieth more at most', async () => {
  const page = await openPage('cpu', '/pages/access-cost')
  const [without, mirrored] = (await page.evaluate(() => window.cost(10, 150))) as [number, number]
  expect(without).toBeGreaterThan(0)
  expect(mirrored / without).toBeLessThan(1.05)
})
