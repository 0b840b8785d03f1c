import { describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import type { StartReport } from './pages/fallback.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

const NOTHING = { canvases: 0, devices: 0, gpuObjects: 0, contexts: 0, glObjects: 0, listeners: 0, observed: 0 }
const GREEN = '0 255 0 255'
const FIRST = { from: null, to: 'canvas2d', reason: 'the first picture', refusals: [] }

type Change = StartReport['changes'][number]

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

  test('auto stays with Canvas2D rather than a software GPU, and says why', async () => {
    const page = await openPage('gpu', '/pages/fallback')
    const report = await page.evaluate(() => window.fallback.start('auto'))
    expect(report).toMatchObject({ ready: 'resolved', backend: 'canvas2d', canvases: 1, pixel: GREEN, errors: [] })
    expect(report.changes).toEqual([FIRST])
    for (const name of ['webgpu', 'webgl2'])
      expect(report.reason).toMatch(new RegExp(`${name} on .* a software rasteriser, draws this scene in [\\d.]+ ms`))
  })

  test('auto takes the first rung that draws faster, after a first picture by Canvas2D', async () => {
    const page = await openPage('gpu', '/pages/fallback')
    await page.evaluate(() => window.fallback.pretendHardware())
    const report = await page.evaluate(() => window.fallback.start('auto'))
    expect(report).toMatchObject({ ready: 'resolved', backend: 'webgpu', canvases: 1, pixel: GREEN, errors: [] })
    const [first, { reason, ...climb }] = report.changes as [Change, Change]
    expect([first, climb]).toEqual([FIRST, { from: 'canvas2d', to: 'webgpu', refusals: [] }])
    expect(reason).toMatch(/^webgpu on a test GPU draws this scene in [\d.]+ ms, canvas2d in \d{3,}/)
    expect(report.reason).toBe(reason)
  })

  test('auto measures once: the next page takes what was the fastest', async () => {
    const page = await openPage('gpu', '/pages/fallback')
    await page.evaluate(() => window.fallback.start('auto'))
    const software = await page.evaluate(() => window.fallback.start('auto'))
    expect(software.reason).toBe('it was the fastest when last measured')
    await page.evaluate(() => localStorage.clear())
    await page.evaluate(() => window.fallback.pretendHardware())
    await page.evaluate(() => window.fallback.start('auto'))
    const hardware = await page.evaluate(() => window.fallback.start('auto'))
    expect(hardware).toMatchObject({ backend: 'webgpu', reason: 'it was the fastest when last measured' })
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
    const [first, climb] = report.changes as [Change, Change | undefined]
    expect(first).toEqual(FIRST)
    expect([climb?.from, climb?.to]).toEqual(backend === 'canvas2d' ? [undefined, undefined] : ['canvas2d', backend])
    expect(climb?.refusals.map((refusal) => refusal.backend) ?? refused).toEqual(refused)
    for (const name of refused) expect(report.reason).toMatch(new RegExp(`\\b${name}: .`))
  })

  test.each(['living device', 'webgpu canvas'] as const)(
    'without a %s, a right picture comes from the next',
    async (missing) => {
      const page = await openPage('gpu', '/pages/fallback')
      await page.evaluate((missing) => window.fallback.takeAway(missing), missing)
      const report = await page.evaluate(() => window.fallback.start(['webgpu', 'webgl2', 'canvas2d']))
      expect(report).toMatchObject({ ready: 'resolved', backend: 'webgl2', canvases: 1, pixel: GREEN })
      expect(report.reason).toMatch(/\bwebgpu: ./)
      for (const code of report.errors) expect(code).toBe('device-lost')
    },
  )

  test('a GPU on the denylist is not drawn on, by its own device or by another', async () => {
    const page = await openPage('gpu', '/pages/fallback')
    await page.evaluate(() => window.fallback.pretendHardware())
    const report = await page.evaluate(() => window.fallback.start('auto', ['Voodoo', 'TEST gpu']))
    expect(report).toMatchObject({ ready: 'resolved', backend: 'canvas2d', pixel: GREEN, errors: [] })
    for (const name of ['webgpu', 'webgl2']) expect(report.reason).toContain(`${name}: a test GPU is on the denylist`)
    const forced = await page.evaluate(() => window.fallback.start('webgl2', ['test gpu']))
    expect(forced).toMatchObject({ ready: 'backend-unavailable', backend: null, canvases: 0 })
    expect(forced.message).toContain('webgl2: a test GPU is on the denylist')
  })

  test('of a list the first that can be had draws', async () => {
    const page = await openPage('gpu', '/pages/fallback')
    await page.evaluate(() => window.fallback.takeAway('adapter'))
    const report = await page.evaluate(() => window.fallback.start(['webgpu', 'webgl2', 'canvas2d']))
    expect(report).toMatchObject({ ready: 'resolved', backend: 'webgl2', canvases: 1, pixel: GREEN, errors: [] })
    expect(report.changes.map(({ to, refusals }) => [to, refusals.length])).toEqual([['webgl2', 1]])
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
    expect(report.changes.at(-1)?.refusals.length).toBe(chunk === 'webgpu-backend' ? 1 : 0)
    // A WebGPU session fetches no WebGL2 code.
    expect(fetched.some((url) => url.includes('webgl2-backend'))).toBe(chunk === 'webgpu-backend')
  })

  test('a supervisor whose chunk fails to load is sent for again', async () => {
    const page = await openPage('gpu', '/pages/fallback', { allow: /Failed to load resource/ })
    let sent = 0
    await page.setRequestInterception(true)
    page.on('request', (request) => {
      const isRefused = request.url().includes('/supervisor-') && ++sent <= 2
      if (isRefused) void request.abort()
      else void request.continue()
    })
    await page.evaluate(() => window.fallback.pretendHardware())
    const report = await page.evaluate(() => window.fallback.start('auto'))
    expect(report).toMatchObject({ ready: 'resolved', backend: 'webgpu', errors: ['not-loaded', 'not-loaded'] })
    expect(sent).toBe(3)
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

test('auto goes down to Canvas2D when it is lost again and again', async () => {
  const page = await openPage('gpu', '/pages/fallback')
  await page.evaluate(() => window.fallback.pretendHardware())
  const report = await page.evaluate(() => window.fallback.loseOften('auto', 2))
  // The swap that took the GPU was the first of three.
  expect(report.events).toEqual(['canvas2d', 'webgpu', 'device-lost', 'webgpu', 'device-lost', 'canvas2d'])
  expect(report.read).toBe('0 0 255 255')
  expect(report.left).toEqual(NOTHING)
})
