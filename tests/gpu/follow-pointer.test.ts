import { PNG } from 'pngjs'
import type { CDPSession, Page } from 'puppeteer'
import { afterEach, expect, test } from 'vitest'
import type { BackendName } from '../../src/engine/choose-backend.ts'
import { openPage } from '../support/browser.ts'
import type { Place, Setting } from './pages/follow-pointer.ts'
import { BACKENDS, browserOf } from './pages/shared/backends.ts'

/** CSS px by which a sample may be off. */
const PLACE_MAX = 0.5
/** Milliseconds that the page is busy while samples come. */
const BUSY_MS = 60
const PIXEL_RATIO = 1

const pages: Page[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) {
    await page.evaluate(() => window.pointer.end())
    await page.close()
  }
})

async function follow(backend: BackendName, setting: Setting): Promise<{ page: Page; client: CDPSession }> {
  const page = await openPage(browserOf(backend), '/pages/follow-pointer', {
    width: 500,
    height: 400,
    pixelRatio: PIXEL_RATIO,
  })
  pages.push(page)
  await page.evaluate((backend, setting) => window.pointer.follow(backend, setting), backend, setting)
  return { page, client: await page.createCDPSession() }
}

/** Places along a curve in the picture, px. */
const CURVE: readonly Place[] = Array.from({ length: 40 }, (_, i) => ({
  x: 100 + 80 * Math.sin(i / 7),
  y: 75 + 60 * Math.cos(i / 5),
}))

/** Presses in the first place of the picture and moves through the others while the page is busy; returns the places of the window. */
async function drag(page: Page, client: CDPSession, places: readonly Place[], isReleased = true): Promise<Place[]> {
  const map = await page.evaluate(() => window.pointer.pictureMap())
  const [a, b, c, d, e, f] = map as [number, number, number, number, number, number]
  const windows = places.map(({ x, y }) => ({ x: a * x + c * y + e, y: b * x + d * y + f }))
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Place) => {
    const buttons = type === 'mouseReleased' ? 0 : 1
    return client.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons, clickCount: 1 })
  }
  const [first, ...others] = windows as [Place, ...Place[]]
  await mouse('mousePressed', first)
  const busy = page.evaluate((ms) => window.pointer.block(ms), BUSY_MS)
  const moves = others.map((place) => mouse('mouseMoved', place))
  await Promise.all([busy, ...moves, isReleased && mouse('mouseReleased', others.at(-1) ?? first)])
  return windows
}

const SETTINGS: readonly (Setting & { readonly name: string })[] = [
  { name: 'a plain host' },
  { name: 'padding and border', style: 'padding:17px 5px 3px 23px;border:solid #08f;border-width:7px 2px 9px 11px' },
  {
    name: 'a scrolled element in a scrolled page',
    style: 'margin:300px',
    around: 'width:350px;height:330px;overflow:scroll;margin:100px 100px 400px;',
    scroll: 190,
  },
  { name: 'an ancestor that scales', style: 'padding:10px', around: 'transform:scale(1.6,1.3);transform-origin:0 0' },
  {
    name: 'an ancestor that turns and scales',
    style: 'padding:12px;border:5px solid',
    around: 'width:min-content;margin:90px;transform:rotate(-35deg) scale(1.2)',
  },
  { name: 'its own rotation', style: 'margin:90px;rotate:120deg;scale:.8;translate:10px 5px' },
  { name: 'zoom', style: 'zoom:1.5;padding:9px' },
]

test.each(SETTINGS)('$name: every sample comes, in its place, and the ribbon is under the pointer', async (setting) => {
  const { page, client } = await follow('canvas2d', setting)
  const windows = await drag(page, client, CURVE)
  const { places, samples } = await page.evaluate(() => window.pointer.held())
  expect(samples).toBe(CURVE.length)
  let next = 0
  for (const wanted of CURVE) {
    const found = places.findIndex(
      ({ x, y }, i) => i >= next && Math.abs(x - wanted.x) <= PLACE_MAX && Math.abs(y - wanted.y) <= PLACE_MAX,
    )
    expect(
      found,
      `${JSON.stringify(wanted)} among ${JSON.stringify(places.slice(next, next + 3))}`,
    ).toBeGreaterThanOrEqual(next)
    next = found + 1
  }
  await page.evaluate(() => window.pointer.shown())
  const { data, width } = PNG.sync.read(Buffer.from(await page.screenshot()))
  for (const { x, y } of windows) {
    const at = (Math.floor(y * PIXEL_RATIO) * width + Math.floor(x * PIXEL_RATIO)) * 4
    expect(data[at], `red at ${x}, ${y}`).toBeLessThan(20)
  }
})

/** Seconds. */
const LIFE = 1.2

const LAST = CURVE.at(-1) as Place

const ENDS: Readonly<Record<string, (page: Page, client: CDPSession) => Promise<unknown>>> = {
  async 'is lifted'(page, client) {
    await page.evaluate(({ x, y }) => window.pointer.watchEnd(x, y), LAST)
    await drag(page, client, CURVE)
  },
  async 'loses its capture'(page, client) {
    await page.evaluate(({ x, y }, count) => window.pointer.watchEnd(x, y, count), LAST, CURVE.length)
    const windows = await drag(page, client, CURVE, false)
    // The browser tells of it with the next event.
    await client.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...(windows.at(-1) as Place), buttons: 1 })
  },
  async 'is cancelled'(page, client) {
    await page.evaluate(({ x, y }) => window.pointer.watchEnd(x, y), LAST)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchCancel', touchPoints: Place[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints })
    // The host's place in the window.
    const at = ({ x, y }: Place) => [{ x: x + 8, y: y + 8 }]
    const [first, ...others] = CURVE as [Place, ...Place[]]
    await Promise.all([
      touch('touchStart', at(first)),
      ...others.map((place) => touch('touchMove', at(place))),
      touch('touchCancel', []),
    ])
  },
}

test.each(BACKENDS.flatMap((backend) => Object.keys(ENDS).map((how) => ({ backend, how }))))(
  '$backend: when the pointer $how the ribbon fades in its life, and then there is no frame',
  async ({ backend, how }) => {
    const { page, client } = await follow(backend, { life: LIFE })
    await ENDS[how]?.(page, client)
    const fade = await page.evaluate(() => window.pointer.faded())
    const shades = fade?.shades ?? []
    expect(shades[0]?.shade).toBeGreaterThan(100)
    expect(shades.at(-1)?.shade).toBe(0)
    for (const [i, { from, to, shade }] of shades.entries()) {
      expect(shade).toBeLessThanOrEqual(shades[i - 1]?.shade ?? 255)
      if (to < LIFE * 300) expect(shade, `at ${to} ms`).toBeGreaterThan(0)
      if (from >= LIFE * 1000) expect(shade, `at ${from} ms`).toBe(0)
    }
    expect(fade?.after).toBe(0)
    // It is over: what moves now draws nothing, and what is pressed draws again.
    await client.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: 60, y: 60, button: 'left', buttons: 1 })
    expect((await page.evaluate(() => window.pointer.watchFade(0, 0))).after).toBe(0)
    const next = { x: 31, y: 41 }
    await drag(page, client, [next, next])
    const { places } = await page.evaluate(() => window.pointer.held())
    expect(places.at(-1)).toEqual(next)
  },
)
