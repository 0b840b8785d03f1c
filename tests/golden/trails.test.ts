import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RenderBackend } from '../../src/cli/pages/render-contract.ts'
import type { TrailRequest } from '../gpu/pages/trails.ts'
import { openPage } from '../support/browser.ts'
import { compare } from '../support/compare.ts'
import { STROKE_SIZE, STROKES } from '../support/strokes.ts'
import { TRAIL_SETTINGS, type TrailSetting } from '../support/trail-settings.ts'

/** Strokes that drag trails get wrong, on every backend against the exact picture. Goals of the project, in 1/255. */
const TRAIL_MAX = 4
const TRAIL_MEAN = 1
/** A glow is a second layer under the same edges: each may be off at the tip of a zig-zag, where two edges cross one sixteenth of a pixel. */
const GLOW_MAX = 6
const HALF = 0.5 * 255 + 2

const BACKENDS = ['webgpu', 'webgl2', 'canvas2d'] as const

let gpu: Page
let cpu: Page

beforeAll(async () => {
  gpu = await openPage('gpu', '/pages/trails')
  cpu = await openPage('cpu', '/pages/trails')
})

async function draw(request: TrailRequest, backend: RenderBackend): Promise<Uint8Array[]> {
  const page = backend === 'webgpu' || backend === 'webgl2' ? gpu : cpu
  const pictures = await page.evaluate((request, name) => window.drawTrail(request, name), request, backend)
  return pictures.map((pixels) => new Uint8Array(Buffer.from(pixels, 'base64')))
}

const { width } = STROKE_SIZE

describe.each(STROKES)('$name', ({ points }) => {
  const end = points.at(-1)?.time ?? 0
  const plain: TrailRequest = {
    points,
    props: { color: 'rgb(255 0 0 / .5)', width: 9.5, taper: 0.6 },
    times: [end * 0.6, end + 100],
  }
  const glowing: TrailRequest = {
    points,
    props: {
      color: ['rgb(255 77 0 / .5)', 'rgb(122 0 255 / .5)'],
      width: 7,
      widthBy: 'speed',
      glow: { blur: 10, color: 'rgb(34 170 255 / .7)' },
    },
    times: [end + 60],
  }
  const truths = new Map<TrailRequest, Uint8Array[]>()

  beforeAll(async () => {
    for (const request of [plain, glowing]) truths.set(request, await draw(request, 'oracle'))
  })

  test.each(BACKENDS)('on %s is the exact picture, nowhere twice, and the same once more', async (backend) => {
    for (const request of [plain, glowing]) {
      const pictures = await draw(request, backend)
      for (const [i, actual] of pictures.entries()) {
        const expected = truths.get(request)?.[i] as Uint8Array
        const { inked, max, mean, worst } = compare(actual, expected, { width })
        const note = `${request.times[i]} ms; ${JSON.stringify(worst.slice(0, 3))}`
        if (i === pictures.length - 1) expect(inked, note).toBeGreaterThan(0)
        expect(mean, `mean at ${note}`).toBeLessThanOrEqual(TRAIL_MEAN)
        expect(max, `worst pixel at ${note}`).toBeLessThanOrEqual(request === glowing ? GLOW_MAX : TRAIL_MAX)
        if (request === glowing) continue
        for (let alpha = 3; alpha < actual.length; alpha += 4) expect(actual[alpha]).toBeLessThanOrEqual(HALF)
      }
      const [again] = await draw({ ...request, times: request.times.slice(-1) }, backend)
      expect(Buffer.compare(again as Uint8Array, pictures.at(-1) as Uint8Array), 'bytes of a second run').toBe(0)
    }
  })
})

const { points } = STROKES.find(({ name }) => name === 'self-crossing') ?? missing()
const PLACED = (Object.keys(TRAIL_SETTINGS) as TrailSetting[]).filter((setting) => setting !== 'alone')

describe.each(PLACED)('%s', (setting) => {
  const props = { color: ['rgb(255 0 0 / .5)', 'rgb(90 0 255 / .8)'], width: 9.5, taper: 0.6 } as const
  const request: TrailRequest = { points, props, times: [(points.at(-1)?.time ?? 0) + 60], setting }
  let expected: Uint8Array

  beforeAll(async () => {
    expected = (await draw(request, 'oracle'))[0] as Uint8Array
  })

  test.each(BACKENDS)('on %s is the exact picture, and the same once more', async (backend) => {
    const [actual] = (await draw(request, backend)) as [Uint8Array]
    const { inked, max, mean, worst } = compare(actual, expected, { width })
    const note = JSON.stringify(worst.slice(0, 3))
    expect(inked, note).toBeGreaterThan(0)
    expect(mean, `mean of ${note}`).toBeLessThanOrEqual(TRAIL_MEAN)
    expect(max, `worst pixel of ${note}`).toBeLessThanOrEqual(TRAIL_MAX)
    expect(Buffer.compare((await draw(request, backend))[0] as Uint8Array, actual), 'bytes of a second run').toBe(0)
  })
})

function missing(): never {
  throw new Error('There is no self-crossing stroke.')
}
