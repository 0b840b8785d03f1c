import { expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'

/** One pixel of #f80 as a GIF. */
const GIF = 'R0lGODlhAQABAIAAAP+IAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='
const PERCENT = Buffer.from(GIF, 'base64').toString('hex').replace(/../g, '%$&')

test.each([
  ['canvas'],
  ['blob'],
  [`data:image/gif;base64,${GIF}`],
  [`data:image/gif;base64,${GIF.replaceAll('=', '%3D')}`],
  [`data:image/gif,${PERCENT}`],
])('%s is drawn', async (source) => {
  const page = await openPage('cpu', '/pages/images')
  const report = await page.evaluate((source) => window.showImage(source), source)
  expect(report).toEqual({ pixel: [255, 136, 0, 255], errors: [] })
})

test.each([
  ['closed bitmap', undefined, 'invalid-image', 'is 0 x 0 px; it is empty or closed'],
  ['blob', 40, 'limit-image-bytes', 'has more than 40 bytes'],
  [`data:image/gif;base64,${GIF}`, 40, 'limit-image-bytes', 'has more than 40 bytes'],
  [`data:image/gif,${'x'.repeat(200)}`, 40, 'limit-image-bytes', 'has more than 40 bytes'],
  ['data:image/gif;base64,%', undefined, 'invalid-image', 'cannot be decoded'],
  ['data:image/gif;base64,AAAA', undefined, 'invalid-image', 'must be a PNG'],
  [`data:image/gif;base64,${GIF.slice(0, 20)}`, undefined, 'image-failed', 'cannot be decoded'],
])('%s (limit %s) is missing, and said to be %s', async (source, limit, code, message) => {
  const page = await openPage('cpu', '/pages/images')
  const report = await page.evaluate((source, limit) => window.showImage(source, limit), source, limit)
  expect(report.pixel).toEqual([0, 0, 0, 0])
  expect(report.errors).toEqual([[code, expect.stringContaining(message)]])
})
