import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

test.each(BACKENDS)('%s: a wrong document changes neither scene nor picture', async (backend) => {
  const page = await openPage(browserOf(backend), '/pages/documents')
  const report = await page.evaluate((backend) => window.documents.refuse(backend), backend)
  expect(report.refusals).toEqual([
    'wrong-type ',
    'not-json ',
    'unknown-version version',
    'invalid-color background',
    'not-finite root.children[0].props.x',
    'out-of-range root.children[0].props.width',
    'unknown-prop root.children[0].props.colour',
    expect.stringMatching(/^duplicate-id root\.children/),
  ])
  expect(report).toMatchObject({ isSceneSame: true, isPictureSame: true, frames: 0 })
  expect(report.colors).toBeGreaterThan(10)
})

test.each(BACKENDS)(
  '%s: a document of 10,000 nodes is loaded, drawn once, and comes back as it was',
  async (backend) => {
    const page = await openPage(browserOf(backend), '/pages/documents')
    const report = await page.evaluate((backend) => window.documents.large(backend, 3333), backend)
    expect(report.nodes).toBe(10_000)
    expect(report.records).toBeGreaterThan(9_000)
    expect(report).toMatchObject({ isEqual: true, frames: 1 })
  },
)

test('a load that destroy overtakes is refused', async () => {
  const page = await openPage('cpu', '/pages/documents')
  expect(await page.evaluate(() => window.documents.loadAfterDestroy())).toBe('destroyed')
})
