import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PNG } from 'pngjs'
import type { KeyInput, Page } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROPS } from '../../demos/playground/inspector/props.ts'
import { openPage } from '../support/browser.ts'
import { compare } from '../support/compare.ts'

/** The playground as `npm start` serves it, used with mouse, finger and keyboard. The stories build on each other. */
/** CSS px; small, since every frame is drawn in software. */
const SIZE = { width: 1120, height: 640 }

let server: ChildProcess
let page: Page

beforeAll(async () => {
  server = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, PORT: '0' } })
  const origin = await addressOf(server)
  // A page of the tests first: it brings the watch over errors along.
  page = await openPage('gpu', '/pages/contexts', SIZE)
  page.setDefaultTimeout(15_000)
  await page.goto(`${origin}/playground/#board=teller&backend=webgl2`)
  await idle('WebGL2')
})

afterAll(() => {
  server.kill()
})

/** Resolves with the address that the command prints; rejects with what it printed when it ends before. */
function addressOf(command: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /playground: (http:\S+)\//.exec(printed)?.[1]
      if (found) resolve(found)
    }
    command.stdout?.on('data', read)
    command.stderr?.on('data', read)
    command.on('exit', (code) => reject(new Error(`scripts/start.mjs ended with ${code}:\n${printed}`)))
  })
}

/** Waits until `backend` draws and nothing is loading. */
async function idle(backend = 'WebGL2'): Promise<void> {
  await page.waitForFunction(
    (backend) => document.getElementById('backend')?.textContent === backend && !document.querySelector('.busy'),
    {},
    backend,
  )
}

const text = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '')
const field = (name: string) =>
  page.$eval(`.right input[aria-label="${name}"]`, (input) => (input as HTMLInputElement).value)
const steps = () => page.$$eval('.step', (list) => list.map((step) => step.textContent))
const layers = () => page.$$eval('.layer', (list) => list.map((layer) => layer.getAttribute('aria-label')))
const nodes = () => page.$eval('.layers small', (count) => Number(count.textContent))
const settled = (nodesThen: number) =>
  page.waitForFunction((n) => document.querySelector('.layers small')?.textContent === `${n}`, {}, nodesThen)

async function stage() {
  const box = await (await page.waitForSelector('.stage'))?.boundingBox()
  if (!box) throw new Error('the stage is not shown')
  return box
}

/** The picture between the corners. */
async function picture(): Promise<PNG> {
  const { x, y, width, height } = await stage()
  return PNG.sync.read(Buffer.from(await page.screenshot({ clip: { x, y, width, height: height - 60 } })))
}

/** The picture once it differs enough from another, or no longer does: frames come some time after what causes them. */
async function pictureOnce(isRight: (max: number, mean: number) => boolean, other: PNG): Promise<PNG> {
  for (const end = performance.now() + 10_000; ; ) {
    const now = await picture()
    const { max, mean } = compare(now.data, other.data, { width: now.width })
    if (isRight(max, mean)) return now
    if (performance.now() > end) throw new Error(`the picture stays at a difference of max ${max}, mean ${mean}`)
  }
}

const isOther = (max: number) => max > 30

async function choose(menu: string, label: string): Promise<void> {
  await page.click(menu)
  await page.waitForSelector('.menu-item')
  await page.evaluate((label) => {
    const item = [...document.querySelectorAll<HTMLElement>('.menu-item')].find((item) => item.textContent === label)
    if (!item) throw new Error(`no item '${label}'`)
    item.click()
  }, label)
}

async function type(name: string, value: string): Promise<void> {
  await page.click(`.right input[aria-label="${name}"]`, { count: 3 })
  await page.keyboard.type(value)
}

async function keys(...list: readonly KeyInput[]): Promise<void> {
  for (const key of list) await page.keyboard.down(key)
  for (const key of [...list].reverse()) await page.keyboard.up(key)
}

interface Point {
  readonly x: number
  readonly y: number
}

async function dragWith(device: 'mouse' | 'finger' | 'pen', from: Point, to: Point): Promise<void> {
  const between = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  if (device === 'finger') {
    const touch = await page.touchscreen.touchStart(from.x, from.y)
    await touch.move(between.x, between.y)
    await touch.move(to.x, to.y)
    return touch.end()
  }
  const client = await page.createCDPSession()
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point) => {
    const held = type === 'mouseReleased' ? 0 : 1
    return client.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: held,
      clickCount: 1,
      pointerType: device,
    })
  }
  await send('mousePressed', from)
  await send('mouseMoved', between)
  await send('mouseMoved', to)
  await send('mouseReleased', to)
  await client.detach()
}

/** Middle of the pixels of a colour in the picture, px of the page; null when there are none. */
async function middleOf(red: number, green: number, blue: number) {
  const { x, y } = await stage()
  const { data, width } = await picture()
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] !== red || data[i + 1] !== green || data[i + 2] !== blue) continue
    const [px, py] = [(i / 4) % width, Math.floor(i / 4 / width)]
    ;[x0, y0, x1, y1] = [Math.min(x0, px), Math.min(y0, py), Math.max(x1, px + 1), Math.max(y1, py + 1)]
  }
  return x1 > x0 ? { x: x + (x0 + x1) / 2, y: y + (y0 + y1) / 2, width: x1 - x0 } : null
}

/** Runs axe-core over the page; what it finds, in words. */
async function violations(): Promise<string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

test('shows a board, what its frame cost, and its layers', async () => {
  await page.waitForFunction(() => document.getElementById('nodes')?.textContent === '401')
  expect(await text('#draws')).toMatch(/^[1-9]\d*$/)
  expect(await text('#p50')).toMatch(/ ms$/)
  expect(await layers()).toEqual(['status', 'reversal', 'queue', 'voucher', 'deposit', 'header'])
  expect(await violations()).toEqual([])
})

test('a card follows the pointer as one step; Escape, undo and redo', async () => {
  const { x, y } = await stage()
  const before = await picture()
  await page.mouse.move(x + 80, y + 200)
  await page.mouse.down()
  await page.mouse.move(x + 110, y + 220, { steps: 3 })
  await pictureOnce(isOther, before)
  await page.keyboard.press('Escape')
  await page.mouse.up()

  await page.mouse.move(x + 80, y + 200)
  await page.mouse.down()
  await page.mouse.move(x + 110, y + 220, { steps: 5 })
  await page.mouse.up()
  await page.click('#tab-history')
  expect(await steps()).toHaveLength(2)
  await page.click('#undo')
  expect(await page.$$('.step.undone')).toHaveLength(1)
  await page.click('#redo')
  expect(await page.$$('.step.undone')).toHaveLength(0)
  await page.click('#tab-design')
})

test('another backend goes on with the same picture and the same history', async () => {
  const before = await picture()
  await choose('#backends', 'Canvas2D')
  await idle('Canvas2D')
  expect(page.url()).toContain('backend=canvas2d')
  expect(await page.$$('.stage canvas')).toHaveLength(1)
  await page.click('#undo')
  await pictureOnce(isOther, before)
  await page.click('#redo')
  await choose('#backends', 'WebGL2')
  await idle()
})

test('a text that is wrong is refused with its path; one that is right is a step', async () => {
  await choose('#boards', 'New document')
  await settled(0)
  const write = async (json: string) => {
    await page.$eval(
      '#json',
      (field, json) => {
        ;(field as HTMLTextAreaElement).value = json
        field.dispatchEvent(new Event('input', { bubbles: true }))
      },
      json,
    )
    await page.click('#apply-json')
  }
  const document = (child: object) =>
    JSON.stringify({ version: 1, width: 1280, height: 800, root: { id: 'page', type: 'group', children: [child] } })
  await page.click('#document')
  await write(document({ id: 'a', type: 'bax' }))
  await page.waitForSelector('.document-error')
  expect(await text('.document-error code')).toBe('root.children[0].type')
  expect(await nodes()).toBe(0)
  await write(document({ id: 'a', type: 'box', props: { width: 40, height: 40, fill: '#0a0' } }))
  await settled(1)
  await keys('Escape')
  await page.click('#document')
  await page.click('#undo')
  await settled(0)
})

test.each([
  ['mouse', 0.3],
  ['finger', 1],
  ['pen', 4],
] as const)('a box is dropped where the %s is, at zoom %s', async (device, zoom) => {
  await page.click('#zoom-actual')
  const { x, y, width, height } = await stage()
  await page.mouse.move(x + width / 2, y + height / 2)
  // A wheel zooms by 2 ** (-deltaY / 100).
  await page.keyboard.down('Control')
  for (let left = -100 * Math.log2(zoom); Math.abs(left) > 1e-6; left -= Math.max(-40, Math.min(40, left)))
    await page.mouse.wheel({ deltaY: Math.max(-40, Math.min(40, left)) })
  await page.keyboard.up('Control')
  const from = await (await page.$('[data-item="type.box"]'))?.boundingBox()
  if (!from) throw new Error('no box in the palette')
  const to = { x: Math.round(x + width / 2) + 7, y: Math.round(y + height / 2) + 13 }
  await dragWith(device, { x: from.x + 8, y: from.y + 8 }, to)
  await settled(1)
  // Nothing is drawn over it while nothing is selected.
  await page.mouse.click(x + 12, y + 12)
  await page.waitForSelector('.facts')
  const middle = await middleOf(0x3d, 0x5a, 0xfe)
  expect(Math.abs((middle?.x ?? 0) - to.x)).toBeLessThanOrEqual(1)
  expect(Math.abs((middle?.y ?? 0) - to.y)).toBeLessThanOrEqual(1)
  await page.click('#undo')
  await settled(0)
})

test('the inspector edits: a burst of typing is one step, what is wrong stands under its field', async () => {
  await page.click('#zoom-fit')
  await page.focus('[data-item="type.box"]')
  await page.keyboard.press('Enter')
  await settled(1)
  await type('Width', '200')
  expect(await field('Width')).toBe('200')
  await type('Opacity', '50')
  await type('Fill, CSS', '#nope')
  await page.waitForSelector('.row-error')
  expect(await text('.row-error')).toMatch(/^fill is .*#nope.*it must be/)
  await page.click('#tab-history')
  expect(await steps()).toEqual(['Opened', 'Insert Box', 'Change Width', 'Change Opacity'])
  await page.click('#tab-design')
})

test('undo of all, redo of all, and what was made is there after a reload', async () => {
  await page.click('#tab-history')
  await page.click('.step')
  await settled(0)
  const all = await page.$$('.step')
  await all.at(-1)?.click()
  await settled(1)
  await page.waitForFunction(() => !document.querySelector('#boards small')?.textContent?.startsWith('Saving'))
  await page.reload()
  await idle()
  await settled(1)
  await page.focus('.layer-list')
  await page.keyboard.press('Home')
  expect([await field('Width'), await field('Opacity')]).toEqual(['200', '50'])
})

test('every widget and every type can be put in by the keyboard, and shows all its props', async () => {
  const items = await page.$$eval('.palette-item', (list) =>
    list.map((item) => (item as HTMLElement).dataset['item'] ?? ''),
  )
  for (const item of items) {
    await page.focus(`[data-item="${item}"]`)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.right .section code')
    const shown = await page.$$eval('.inspector [data-prop]', (list) =>
      list.map((one) => (one as HTMLElement).dataset['prop']),
    )
    const [, type] = /^type\.(\w+)$/.exec(item) ?? []
    if (type)
      expect(shown.join(' ').split(' '), item).toEqual(expect.arrayContaining([...PROPS[type as keyof typeof PROPS]]))
  }
  expect(items).toHaveLength(20)
  expect(await violations()).toEqual([])
})

test('layers: reordered, renamed and deleted by the keyboard', async () => {
  await page.focus('.layer-list')
  await page.keyboard.press('Home')
  const [first, second] = await layers()
  await keys('Alt', 'ArrowDown')
  await page.waitForFunction(
    (name) => document.querySelector('.layer')?.getAttribute('aria-label') === name,
    {},
    second,
  )
  expect((await layers()).slice(0, 2)).toEqual([second, first])
  await page.keyboard.press('F2')
  await page.waitForSelector('.layer-rename')
  await page.keyboard.type('Mine')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.layer[aria-label="Mine"]')
  await page.keyboard.press('Delete')
  await page.waitForSelector('.layer[aria-label="Mine"]', { hidden: true })
})

test('the other language, and a phone', async () => {
  await page.click('#language')
  await page.waitForFunction(() => document.documentElement.lang === 'zh-CN')
  expect(await text('#share')).toBe('分享')
  await page.setViewport({ width: 390, height: 780 })
  await page.waitForSelector('.phone-tabs button')
  await page.evaluate(() => document.querySelectorAll<HTMLElement>('.phone-tabs button')[2]?.click())
  await page.waitForSelector('[data-sheet="side"]')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  expect(await violations()).toEqual([])
})
