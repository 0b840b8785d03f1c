import { expect, inject, test } from 'vitest'
import { launchBrowser } from '../support/launch.ts'

/** In a browser of its own: Chromium gives a host whose GPU process crashed twice no device for two minutes. */
test.each(['webgpu', 'webgl2'] as const)('%s: the GPU process crashes in the middle of a drag', async (backend) => {
  const browser = await launchBrowser('gpu')
  try {
    const page = await browser.newPage()
    await page.goto(`${inject('pageOrigin')}/pages/chaos`)
    await page.evaluate((backend) => window.chaos.prepare([backend, 'canvas2d']), backend)
    const session = await browser.target().createCDPSession()
    await session.send('Browser.crashGpuProcess')
    const { backend: drawing, events, wrong, canvases } = await page.evaluate(() => window.chaos.survive(20_000))
    expect([wrong, canvases]).toEqual([0, 1])
    expect(events).toEqual([backend, 'device-lost', drawing])
  } finally {
    await browser.close()
  }
})
