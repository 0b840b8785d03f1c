import { expect, inject, test } from 'vitest'
import { openPage } from '../support/browser.ts'

test('the gpu browser has a software WebGPU adapter and WebGL2', async () => {
  const page = await openPage('gpu', '/pages/contexts')
  const found = await page.evaluate(() => window.contexts())
  expect(found.webgpu).toContain('swiftshader')
  expect(found.webgl2).toContain('SwiftShader')
  expect(found.canvas2d).toBe(true)
})

test('the cpu browser draws in 2d', async () => {
  const page = await openPage('cpu', '/pages/contexts', { pixelRatio: 1.5 })
  expect((await page.evaluate(() => window.contexts())).canvas2d).toBe(true)
  expect(await page.evaluate(() => devicePixelRatio)).toBe(1.5)
})

test('a strict page runs its script and refuses inline code', async () => {
  const page = await openPage('cpu', '/strict/contexts', { allow: /Content Security Policy/ })
  expect((await page.evaluate(() => window.contexts())).violations).toBe(0)
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
  expect((await page.evaluate(() => window.contexts())).violations).toBe(1)
})

test('the page server keeps to its folders', async () => {
  const origin = inject('pageOrigin')
  const status = async (path: string) => (await fetch(origin + path)).status
  expect(await status('/fonts/inter/unicode.json')).toBe(200)
  expect(await status('/fonts/%2e%2e/puppeteer/package.json')).toBe(404)
  expect(await status('/fonts/..%2fpuppeteer/package.json')).toBe(400)
  expect(await status('/fonts/inter')).toBe(404)
  expect(await status('/pages/nothing')).toBe(404)
})
