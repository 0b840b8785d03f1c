import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

test.each(BACKENDS)('%s draws, loads and captures under the strictest policy', async (backend) => {
  const page = await openPage(browserOf(backend), '/strict/strict')
  const report = await page.evaluate((backend) => window.strict(backend), backend)
  expect(report).toMatchObject({ backend, violations: [], errors: [], left: 0 })
  expect(report.pixels).toEqual(['0 255 0', '255 0 0', '0 0 255', '255 0 255', '255 255 255'])
  expect(report.ink).toBeGreaterThan(60)
})
