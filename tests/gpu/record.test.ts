import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

test.each(BACKENDS)(
  '%s: a session that is played again ends in the same document and the same bytes',
  async (backend) => {
    const page = await openPage(browserOf(backend), '/pages/record')
    const report = await page.evaluate((...args) => window.recordSession(...args), backend, 4, 150)
    expect(report.entries).toBeGreaterThan(150)
    expect(report.inked).toBeGreaterThan(3000)
    expect(report).toMatchObject({ isEqual: true, max: 0 })
  },
)
