import { describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

/** The chunks that paint trails. */
const CHUNK = /\/(?:canvas2d-)?trail-\w+\.js$/
const FAILS = { allow: /Failed to load resource/ }

describe.each(BACKENDS)('%s: the code that paints trails', (backend) => {
  async function drawTrail(isBlocked: boolean) {
    const page = await openPage(browserOf(backend), '/pages/on-demand', isBlocked ? FAILS : {})
    const asked: string[] = []
    let askedBefore = -1
    await page.exposeFunction('drawnWithoutTrail', () => {
      askedBefore = asked.length
    })
    await page.setRequestInterception(true)
    page.on('request', (request) => {
      const isChunk = CHUNK.test(request.url())
      if (isChunk) asked.push(request.url())
      if (isChunk && isBlocked) void request.abort()
      else void request.continue()
    })
    const report = await page.evaluate((backend) => window.onDemand.drawTrail(backend), backend)
    return { ...report, asked, askedBefore }
  }

  test('comes with the first trail, which the same picture then shows', async () => {
    const { asked, askedBefore, after, ...report } = await drawTrail(false)
    expect(report).toEqual({ before: 400, box: '0 255 0 255', trail: '0 0 255 255', errors: [] })
    expect(after).toBeGreaterThan(400 + 20 * 12)
    expect(askedBefore).toBe(0)
    expect(asked).toHaveLength(1)
  })

  test('comes when a trail is added, so that the frame of its first sample shows it', async () => {
    const page = await openPage(browserOf(backend), '/pages/on-demand')
    expect(await page.evaluate((backend) => window.onDemand.addTrail(backend), backend)).toEqual([0, 255])
  })

  test('that fails to load is an error, and the picture lacks the trail alone', async () => {
    const { asked, askedBefore, ...report } = await drawTrail(true)
    const errors = ['not-loaded: The code for trails could not be loaded.']
    expect(report).toEqual({ before: 400, after: 400, box: '0 255 0 255', trail: '0 0 0 0', errors })
    expect(asked).toHaveLength(1)
  })
})
