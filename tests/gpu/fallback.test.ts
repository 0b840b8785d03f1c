import { describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const NOTHING = { canvases: 0, devices: 0, gpuObjects: 0, contexts: 0, glObjects: 0, listeners: 0, observed: 0 }
const GREEN = '0 255 0 255'

describe('a backend that cannot be had', () => {
  test.each([
    ['navigator.gpu', 'webgpu'],
    ['adapter', 'webgpu'],
    ['device', 'webgpu'],
    ['webgl2', 'webgl2'],
  ] as const)('without %s, a forced %s is refused and nothing takes its place', async (missing, backend) => {
    const page = await openPage('gpu', '/pages/fallback')
    await page.evaluate((missing) => window.fallback.takeAway(missing), missing)
    const report = await page.evaluate((backend) => window.fallback.start(backend), backend)
    expect(report).toMatchObject({ ready: 'backend-unavailable', backend: null, changes: [], errors: [], canvases: 0 })
    expect(report.message).toContain(backend)
  })

  test('auto takes Canvas2D rather than a software GPU, and says why', async () => {
    const page = await openPage('gpu', '/pages/fallback')
    const report = await page.evaluate(() => window.fallback.start('auto'))
    expect(report).toMatchObject({ ready: 'resolved', backend: 'canvas2d', canvases: 1, pixel: GREEN, errors: [] })
    const [change] = report.changes
    expect(change?.refusals.map(({ backend }) => backend)).toEqual(['webgpu', 'webgl2'])
    expect(change?.reason).toMatch(/software rasteriser/)
  })

  test('auto takes the first rung', async () => {
    const page = await openPage('gpu', '/pages/fallback')
    await page.evaluate(() => window.fallback.pretendHardware())
    const report = await page.evaluate(() => window.fallback.start('auto'))
    expect(report).toMatchObject({ ready: 'resolved', backend: 'webgpu', canvases: 1, pixel: GREEN, errors: [] })
    expect(report.changes).toEqual([{ from: null, to: 'webgpu', reason: 'the first choice', refusals: [] }])
  })

  test.each([
    [['device'], 'webgl2', ['webgpu']],
    [['navigator.gpu'], 'webgl2', ['webgpu']],
    [['adapter', 'webgl2'], 'canvas2d', ['webgpu', 'webgl2']],
  ] as const)('without %s, auto takes %s and says why', async (missing, backend, refused) => {
    const page = await openPage('gpu', '/pages/fallback')
    await page.evaluate(() => window.fallback.pretendHardware())
    for (const one of missing) await page.evaluate((one) => window.fallback.takeAway(one), one)
    const report = await page.evaluate(() => window.fallback.start('auto'))
    expect(report).toMatchObject({ ready: 'resolved', backend, canvases: 1, pixel: GREEN, errors: [] })
    expect(report.changes).toHaveLength(1)
    const [{ from, to, refusals, reason }] = report.changes as [(typeof report.changes)[number]]
    expect([from, to]).toEqual([null, backend])
    expect(refusals.map((refusal) => refusal.backend)).toEqual(refused)
    for (const refusal of refusals) expect(reason).toContain(refusal.reason)
  })

  test.each([
    ['webgpu-backend', 'webgl2'],
    ['webgl2-backend', 'webgpu'],
  ] as const)('a chunk that fails to load (%s) means the next rung', async (chunk, backend) => {
    const page = await openPage('gpu', '/pages/fallback', { allow: /Failed to load resource/ })
    const fetched: string[] = []
    await page.setRequestInterception(true)
    page.on('request', (request) => {
      fetched.push(request.url())
      if (request.url().includes(chunk)) void request.abort()
      else void request.continue()
    })
    await page.evaluate(() => window.fallback.pretendHardware())
    const report = await page.evaluate(() => window.fallback.start('auto'))
    expect(report).toMatchObject({ ready: 'resolved', backend, pixel: GREEN })
    expect(report.changes[0]?.refusals.length).toBe(chunk === 'webgpu-backend' ? 1 : 0)
    // A WebGPU session fetches no WebGL2 code.
    expect(fetched.some((url) => url.includes('webgl2-backend'))).toBe(chunk === 'webgpu-backend')
  })

  test('a forced backend whose chunk fails to load is refused', async () => {
    const page = await openPage('gpu', '/pages/fallback', { allow: /Failed to load resource/ })
    await page.setRequestInterception(true)
    page.on('request', (request) => {
      if (request.url().includes('webgl2-backend')) void request.abort()
      else void request.continue()
    })
    const report = await page.evaluate(() => window.fallback.start('webgl2'))
    expect(report).toMatchObject({ ready: 'backend-unavailable', backend: null, canvases: 0 })
  })
})

describe.each(BACKENDS)('%s is lost', (backend) => {
  test('it is reported, and all who shared it draw again what is now', async () => {
    const page = await openPage(browserOf(backend), '/pages/fallback')
    const report = await page.evaluate((backend) => window.fallback.loseOnce(backend), backend)
    expect(report.events).toEqual([`null > ${backend}`, 'device-lost', `${backend} > ${backend}`])
    expect(report.before).toBe('0 255 0 255, 0 0 255 255')
    expect(report.after).toBe('255 0 0 255, 0 0 255 255')
    expect(report.canvases).toBe(1)
    expect(report.held.devices + report.held.contexts).toBe(backend === 'canvas2d' ? 0 : 1)
    expect(report.left).toEqual(NOTHING)
  })

  test('three times: a forced backend gives up with an error, its engine stays usable', async () => {
    const page = await openPage(browserOf(backend), '/pages/fallback')
    const report = await page.evaluate((backend) => window.fallback.loseOften(backend, 3), backend)
    expect(report.events).toEqual([
      backend,
      'device-lost',
      backend,
      'device-lost',
      backend,
      'device-lost',
      'device-lost',
    ])
    expect(report.read).toBe('device-lost')
    expect(report.left).toEqual(NOTHING)
  })

  test('destroy right after is quiet', async () => {
    const page = await openPage(browserOf(backend), '/pages/fallback')
    const report = await page.evaluate((backend) => window.fallback.destroyAfterLoss(backend), backend)
    expect(report).toEqual({ errors: [], left: NOTHING })
  })
})

test('auto goes a rung down after three losses', async () => {
  const page = await openPage('gpu', '/pages/fallback')
  await page.evaluate(() => window.fallback.pretendHardware())
  const report = await page.evaluate(() => window.fallback.loseOften('auto', 6))
  expect(report.events.filter((event) => event !== 'device-lost')).toEqual([
    ...['webgpu', 'webgpu', 'webgpu'],
    ...['webgl2', 'webgl2', 'webgl2'],
    'canvas2d',
  ])
  expect(report.read).toBe('0 0 255 255')
  expect(report.left).toEqual(NOTHING)
})
