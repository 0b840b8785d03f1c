import type { CDPSession, Page } from 'puppeteer'
import { afterEach, expect, test } from 'vitest'
import type { BackendName } from '../../src/engine/choose-backend.ts'
import { openPage } from '../support/browser.ts'
import type { Setting } from './pages/interact.ts'
import { browserOf } from './pages/shared/backends.ts'

/** Device px by which a place may be off. */
const PLACE_MAX = 0.5
const PIXEL_RATIO = 2

interface Place {
  readonly x: number
  readonly y: number
}

const pages: Page[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) {
    await page.evaluate(() => window.hands.end())
    await page.close()
  }
})

async function play(setting: Setting = {}, backend: BackendName = 'canvas2d') {
  const page = await openPage(browserOf(backend), '/pages/interact', {
    width: 600,
    height: 500,
    pixelRatio: PIXEL_RATIO,
  })
  pages.push(page)
  await page.evaluate((...args) => window.hands.play(...args), backend, setting)
  return { page, client: await page.createCDPSession(), state: () => page.evaluate(() => window.hands.state()) }
}

const toWindow = (page: Page, place: Place) => page.evaluate((at) => window.hands.inWindow(at), place)

type MouseType = 'mousePressed' | 'mouseMoved' | 'mouseReleased'
const mouse = (client: CDPSession, type: MouseType, { x, y }: Place, pointerType: 'mouse' | 'pen' = 'mouse') =>
  client.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: 1,
    pointerType,
  })

const SETTINGS: readonly (Setting & { readonly name: string; readonly pointerType?: 'pen' })[] = [
  { name: 'padding and border', style: 'padding:17px 5px 3px 23px;border:solid #08f;border-width:7px 2px 9px 11px' },
  {
    name: 'a scrolled element in a scrolled page, right to left',
    style: 'margin:300px;direction:rtl',
    around: 'width:450px;height:430px;overflow:scroll;margin:100px 100px 400px;',
    scroll: 190,
  },
  {
    name: 'nested scales and turns',
    style: 'padding:12px;border:5px solid;scale:.76',
    around: 'width:min-content;margin:90px;transform:rotate(30deg) skewX(10deg) scale(1.2)',
  },
  { name: 'zoom, by pen', style: 'zoom:1.25;padding:9px', pointerType: 'pen' },
]

test.each(SETTINGS)(
  '$name: what is dragged and what is dropped come to where the mouse is',
  async ({ pointerType, ...setting }) => {
    const { page, client, state } = await play(setting)
    await page.evaluate(() => window.hands.addPalette())
    // A middle is at the place, so what it is off is what the place is off.
    const to = { x: 181.25, y: 62.75 }
    const middle = await toWindow(page, to)
    await mouse(client, 'mousePressed', { x: 10, y: 10 }, pointerType)
    await mouse(client, 'mouseMoved', { x: 30, y: 30 }, pointerType)
    await mouse(client, 'mouseMoved', middle, pointerType)
    await mouse(client, 'mouseReleased', middle, pointerType)
    const made = (await state()).places.made
    expect(Math.abs((made?.x ?? 0) + 10 - to.x)).toBeLessThanOrEqual(PLACE_MAX / PIXEL_RATIO)
    expect(Math.abs((made?.y ?? 0) + 5 - to.y)).toBeLessThanOrEqual(PLACE_MAX / PIXEL_RATIO)
    const from = { x: 20.5, y: 59.5 }
    const [pressed, moved] = [await toWindow(page, from), await toWindow(page, to)]
    await mouse(client, 'mousePressed', pressed, pointerType)
    await mouse(client, 'mouseMoved', moved, pointerType)
    await mouse(client, 'mouseReleased', moved, pointerType)
    const { places, log, steps } = await state()
    expect([log, steps]).toEqual([
      ['start drag', 'end drag done', 'start drag', 'end drag done'],
      ['Move', 'Add'],
    ])
    // Both ends may be off.
    const most = (2 * PLACE_MAX) / PIXEL_RATIO
    expect(Math.abs((places.a?.x ?? 0) - (20 + to.x - from.x))).toBeLessThanOrEqual(most)
    expect(Math.abs((places.a?.y ?? 0) - (20 + to.y - from.y))).toBeLessThanOrEqual(most)
  },
)

test('a drag of 300 events, released outside, is one step; Escape in the next puts it back', async () => {
  const { page, client, state } = await play({ style: 'margin:40px' })
  const at = (i: number) => ({ x: 30 + i / 2, y: 30 + i / 4 })
  const origin = await toWindow(page, { x: 0, y: 0 })
  const seen = (place: Place) => ({ x: origin.x + place.x, y: origin.y + place.y })
  await mouse(client, 'mousePressed', seen(at(0)))
  await Promise.all(Array.from({ length: 300 }, (_, i) => mouse(client, 'mouseMoved', seen(at(i)))))
  await mouse(client, 'mouseMoved', { x: 2, y: 2 })
  await mouse(client, 'mouseReleased', { x: 2, y: 2 })
  const dragged = await state()
  // Past the edge the world moves; what is dragged stays under the mouse.
  const { camera } = dragged
  expect((dragged.places.a?.x ?? 0) - camera.x).toBeCloseTo(20 + 2 - origin.x - 30, 9)
  expect((dragged.places.a?.y ?? 0) - camera.y).toBeCloseTo(20 + 2 - origin.y - 30, 9)
  expect(dragged).toMatchObject({
    steps: ['Move'],
    state: 'idle',
    selection: ['a'],
  })
  await page.evaluate(() => window.hands.undo())
  const shown = (place: Place) => seen({ x: place.x - camera.x, y: place.y - camera.y })
  await mouse(client, 'mousePressed', shown(at(0)))
  await mouse(client, 'mouseMoved', shown(at(100)))
  await page.keyboard.press('Escape')
  await mouse(client, 'mouseReleased', shown(at(100)))
  const { places, log, steps } = await state()
  expect([places.a, steps]).toEqual([{ x: 20, y: 20 }, []])
  expect(log).toEqual(['start drag', 'end drag done', 'start drag', 'end drag cancelled'])
})

test('two fingers pinch, a cancelled touch puts back what it dragged, and the wheel zooms at the pointer', async () => {
  const { page, client, state } = await play({ style: 'margin:40px' })
  const origin = await toWindow(page, { x: 0, y: 0 })
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', ...places: readonly Place[]) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: places.map(({ x, y }, id) => ({ x: origin.x + x, y: origin.y + y, id })),
    })
  await touch('touchStart', { x: 30, y: 30 })
  await touch('touchMove', { x: 80, y: 90 })
  await touch('touchCancel')
  expect(await state()).toMatchObject({ places: { a: { x: 20, y: 20 } }, log: ['start drag', 'end drag cancelled'] })
  await touch('touchStart', { x: 100, y: 150 })
  await touch('touchStart', { x: 100, y: 150 }, { x: 200, y: 150 })
  await touch('touchMove', { x: 50, y: 150 }, { x: 250, y: 150 })
  await touch('touchEnd')
  const { camera, log } = await state()
  expect(log.slice(2)).toEqual(['start pinch', 'end pinch done'])
  expect(camera).toEqual({ x: 75, y: 75, zoom: 2 })
  await page.mouse.move(origin.x + 150, origin.y + 150)
  await page.keyboard.down('Control')
  await page.mouse.wheel({ deltaY: 50 })
  await page.keyboard.up('Control')
  await page.waitForFunction(() => window.hands.state().camera.zoom < 2)
  const zoomed = (await state()).camera
  expect(zoomed.zoom).toBeGreaterThan(1)
  expect(zoomed.x + 150 / zoomed.zoom).toBeCloseTo(150, 6)
})

test('where the page scrolls, the wheel and a finger on nothing scroll it; a finger on a card drags that', async () => {
  const { page, client, state } = await play({ style: 'margin:40px 40px 2000px', pageScroll: true })
  const origin = await toWindow(page, { x: 0, y: 0 })
  const swipe = async (from: Place) => {
    const points = (dy: number) => [{ x: origin.x + from.x, y: origin.y + from.y - dy }]
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) })
    for (const dy of [20, 40])
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(dy) })
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  await swipe({ x: 30, y: 50 })
  expect(await state()).toMatchObject({ places: { a: { x: 20, y: -20 } }, scrolled: 0 })
  await swipe({ x: 250, y: 180 })
  await page.waitForFunction(() => scrollY > 0)
  const scrolled = await page.evaluate(() => scrollY)
  await page.mouse.move(origin.x + 250, origin.y + 120)
  await page.mouse.wheel({ deltaY: 100 })
  await page.waitForFunction((before) => scrollY > before, {}, scrolled)
  expect((await state()).camera).toEqual({ x: 0, y: 0, zoom: 1 })
})

test('the keyboard alone selects, nudges and copies; keys in a field of the app stay there', async () => {
  const { page, state } = await play({ style: 'margin:40px' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Delete')
  expect(await state()).toMatchObject({ places: { a: null, b: { x: 120 } }, steps: ['Delete', 'Nudge'] })
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('input'))
    field.value = 'word'
    field.focus()
  })
  await page.keyboard.press('Backspace')
  await page.keyboard.press('ArrowLeft')
  expect(await page.evaluate(() => document.querySelector('input')?.value)).toBe('wor')
  expect((await state()).steps).toEqual(['Delete', 'Nudge'])
})

test('a device that is lost in the middle of a drag: the drag goes on', async () => {
  const { page, client, state } = await play({}, 'webgl2')
  const origin = await toWindow(page, { x: 0, y: 0 })
  const seen = (x: number, y: number) => ({ x: origin.x + x, y: origin.y + y })
  expect((await state()).isDrawnOver).toBe(true)
  await mouse(client, 'mousePressed', seen(30, 30))
  await mouse(client, 'mouseMoved', seen(60, 40))
  await page.evaluate(() => window.hands.lose('webgl2'))
  await mouse(client, 'mouseMoved', seen(80, 50))
  await page.waitForFunction(() => window.hands.state().backend !== null)
  await mouse(client, 'mouseMoved', seen(130, 60))
  await mouse(client, 'mouseReleased', seen(130, 60))
  const { places, log, steps, isDrawnOver } = await state()
  expect(isDrawnOver).toBe(true)
  expect([places.a, log, steps]).toEqual([{ x: 120, y: 50 }, ['start drag', 'end drag done'], ['Move']])
})
