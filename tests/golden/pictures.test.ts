import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import { box, dot, group, line, path, text } from '../../demos/boards/src/nodes.ts'
import type { CameraView } from '../gpu/pages/shapes.ts'
import { BACKENDS, browserOf } from '../gpu/pages/shared/backends.ts'
import { openPage } from '../support/browser.ts'
import { compare } from '../support/compare.ts'
import { range, scene } from './scenes/scene.ts'

/** A picture depends on what is shown and from where, never on what was shown before. */

const SEEDS = 10
const EDITS = 50
const PANS = 2
const PAN_FRAMES = 16

/** A little of everything. */
const { document } = scene(
  'all kinds',
  [160, 100],
  [
    ...range(4).map((i) =>
      box({
        x: 6.3 + i * 37.7,
        y: 8.4,
        width: 30.2,
        height: 24,
        cornerRadius: i * 3,
        fill: '#eef',
        stroke: { color: '#36c', width: 1 },
        shadow: { y: 2, blur: 6, color: 'rgb(0 0 0 / .4)' },
      }),
    ),
    group({ x: 10.5, y: 44.1, clip: { width: 60, height: 40, cornerRadius: 9 }, opacity: 0.7 }, [
      box({
        width: 80,
        height: 50,
        fill: {
          type: 'linear',
          angle: 60,
          stops: [
            [0, '#f80'],
            [1, '#08f'],
          ],
        },
      }),
      dot(20.2, 21.9, 12, { fill: '#fff' }),
      text({ text: 'Pan 42', x: 22, y: 14, fontSize: 13, fontFamily: 'Inter', fill: '#111' }),
    ]),
    line({
      points: [
        [80, 50],
        [150, 88.3],
      ],
      stroke: { color: '#c33', width: 0.7 },
    }),
    path({ x: 95.2, y: 60.6, d: 'M0 0C20 -20 40 30 10 30Z', fill: '#293' }),
  ],
)

/** Away from the start by whole and by fractional px, and back by the same way. */
const away: readonly CameraView[] = [
  { x: 0, y: 0, zoom: 1 },
  { x: 1, y: 0, zoom: 1 },
  { x: 17, y: -9, zoom: 1 },
  { x: 17.25, y: -9.5, zoom: 1 },
  { x: 3.3, y: 2.71, zoom: 1 },
  { x: -20.123, y: 11.456, zoom: 1 },
  { x: -20.123, y: 11.456, zoom: 1.7 },
]

describe.each(BACKENDS)('on %s', (backend) => {
  let page: Page
  beforeAll(async () => {
    page = await openPage(browserOf(backend), '/pages/shapes')
  })

  test('a pan back gives the same picture as on the way there, and as a new engine', async () => {
    const show = (views: readonly CameraView[]) =>
      page.evaluate((...args) => window.drawViews(...args), document, backend, 1, views)
    const there = away.map((_, i) => i)
    const order = [...there, ...[...there].reverse()]
    const pictures = await show(order.map((i) => away[i] as CameraView))
    for (const i of there) {
      const first = pictures[i]?.pixels
      expect(pictures[order.length - 1 - i]?.pixels, `on the way back, view ${i}`).toBe(first)
      const [fresh] = await show([away[i] as CameraView])
      expect(fresh?.pixels, `in a new engine, view ${i}`).toBe(first)
    }
    expect(pictures[1]?.pixels).not.toBe(pictures[0]?.pixels)
  })

  test('what lies under opaque pixels is left out, and no pixel is another', async () => {
    const [all, some] = [
      await page.evaluate((backend) => window.drawDense(backend, false), backend),
      await page.evaluate((backend) => window.drawDense(backend, true), backend),
    ]
    expect(some.records).toBeLessThan(all.records / 2)
    expect(some.records).toBeGreaterThan(50)
    expect(some.pixels).toBe(all.pixels)
  })

  test.skipIf(backend === 'canvas2d')('solids are drawn beforehand, and no pixel is another', async () => {
    const [whole, apart] = [
      await page.evaluate((backend) => window.drawSolids(backend, false), backend),
      await page.evaluate((backend) => window.drawSolids(backend, true), backend),
    ]
    expect(apart.draws).toBeGreaterThan(whole.draws)
    expect(apart.pixels).toBe(whole.pixels)
  })

  test('what comes under many others leaves them on the GPU where they are', async () => {
    const { edited, fresh, uploadedBytes } = await page.evaluate((backend) => window.drawUnder(backend), backend)
    expect(edited).toBe(fresh)
    // A record and its entry; the view and its time; a picture on Canvas2D.
    if (backend !== 'canvas2d') expect(uploadedBytes).toBeLessThanOrEqual(128 + 4 + 32)
  })

  test('pans by whole px, with all that happens meanwhile, give the picture that is drawn anew', async () => {
    await page.evaluate(() => window.servePictures())
    let shiftedFrames = 0
    for (let seed = 0; seed < PANS; seed++) {
      const { width, looks, shifted } = await page.evaluate(
        (...args) => window.drawPanned(...args),
        seed,
        PAN_FRAMES,
        backend,
      )
      shiftedFrames += shifted
      for (const [look, pictures] of looks.entries()) {
        const [panned, anew] = pictures.map((each) => Buffer.from(each, 'base64')) as [Buffer, Buffer]
        const { max, worst } = compare(panned, anew, { width })
        expect(max, `seed ${seed}, look ${look}, the worst: ${JSON.stringify(worst.slice(0, 3))}`).toBe(0)
      }
    }
    expect(shiftedFrames).toBeGreaterThan((PANS * PAN_FRAMES) / 3)
  })

  test(`${EDITS} random edits give the picture of a new engine`, async () => {
    await page.evaluate(() => window.servePictures())
    let inkedPictures = 0
    let partialFrames = 0
    for (let seed = 0; seed < SEEDS; seed++) {
      const { width, edited, fresh, partial } = await page.evaluate(
        (...args) => window.drawEdited(...args),
        seed,
        EDITS,
        backend,
      )
      const [actual, expected] = [Buffer.from(edited, 'base64'), Buffer.from(fresh, 'base64')]
      const { inked, max, share, worst } = compare(actual, expected, { width })
      const count = Math.round(share(0) * inked)
      expect(max, `seed ${seed}: ${count} pixels differ, the worst: ${JSON.stringify(worst.slice(0, 3))}`).toBe(0)
      if (inked > 0) inkedPictures++
      partialFrames += partial
    }
    expect(partialFrames).toBeGreaterThan(SEEDS * 2)
    expect(inkedPictures, 'pictures that show anything').toBeGreaterThan(SEEDS / 2)
  })
})
