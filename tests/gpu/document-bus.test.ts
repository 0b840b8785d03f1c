import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

/**
 * A node that moved has a row of its own and is rounded to 1/256 px on its own; loaded anew it is rounded with what it stands in. On
 * quarters of a px both are exact.
 */
const ROUNDED = { max: 2, share: 0.01 }
const EXACT = { max: 0, share: 0 }

test.each(BACKENDS)(
  '%s: the picture after all undos and redos, and that of the document loaded anew',
  async (backend) => {
    const page = await openPage(browserOf(backend), '/pages/document-bus')
    const cases = [
      { seed: 3, isFree: false, travelled: EXACT, reloaded: EXACT },
      { seed: 7, isFree: false, travelled: EXACT, reloaded: EXACT },
      { seed: 6, isFree: true, travelled: ROUNDED, reloaded: ROUNDED },
      { seed: 7, isFree: true, travelled: ROUNDED, reloaded: ROUNDED },
    ]
    for (const { seed, isFree, ...allowed } of cases) {
      const report = await page.evaluate((...args) => window.documentBus.run(...args), backend, seed, isFree)
      expect(report.isEqual).toBe(true)
      expect(report.inked).toBeGreaterThan(5000)
      for (const name of ['travelled', 'reloaded'] as const) {
        const [max, share] = report[name]
        const where = `${name}, seed ${seed}, ${isFree ? 'anywhere' : 'on quarters of a px'}`
        expect(max, where).toBeLessThanOrEqual(allowed[name].max)
        expect(share, where).toBeLessThanOrEqual(allowed[name].share)
      }
    }
  },
)
