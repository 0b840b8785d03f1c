import { type ChildProcess, spawn } from 'node:child_process'
import { PNG } from 'pngjs'
import type { Page } from 'puppeteer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { compare } from '../support/compare.ts'

/** The playground as `npm start` serves it, used with the mouse. */
/** CSS px; small, since every frame is drawn in software. */
const SIZE = { width: 1100, height: 560 }
/** The stage between the toolbar and the panels. */
const STAGE = { x: 0, y: 60, width: 1100, height: 410 }

let server: ChildProcess
let page: Page

beforeAll(async () => {
  server = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, PORT: '0' } })
  const origin = await addressOf(server)
  // A page of the tests first: it brings the watch over errors along.
  page = await openPage('gpu', '/pages/contexts', SIZE)
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
async function idle(backend: string): Promise<void> {
  await page.waitForFunction(
    (backend) => document.getElementById('backend')?.textContent === backend && document.getElementById('busy')?.hidden,
    {},
    backend,
  )
}

const text = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '')

async function picture(): Promise<PNG> {
  return PNG.sync.read(Buffer.from(await page.screenshot({ clip: STAGE })))
}

const difference = (a: PNG, b: PNG) => compare(a.data, b.data, { width: a.width })

/** The picture once it differs enough from another, or no longer does: frames come some time after what causes them. */
async function pictureOnce(isRight: (max: number, mean: number) => boolean, other: PNG): Promise<PNG> {
  for (const end = performance.now() + 10_000; ; ) {
    const now = await picture()
    const { max, mean } = difference(now, other)
    if (isRight(max, mean)) return now
    if (performance.now() > end) throw new Error(`the picture stays at a difference of max ${max}, mean ${mean}`)
  }
}

function colorsOf({ data }: PNG): number {
  const colors = new Set<number>()
  for (let i = 0; i < data.length; i += 4) colors.add(data.readUInt32BE(i))
  return colors.size
}

const isSame = (max: number) => max <= 1
const isOther = (max: number) => max > 30

/** Moves the mouse over the stage until it can take a card; leaves it there. */
async function findCard(): Promise<{ x: number; y: number }> {
  for (let y = 120; y < 400; y += 40) {
    for (let x = 300; x < 850; x += 40) {
      await page.mouse.move(x, y)
      if (await page.$('#stage[data-cursor=card]')) return { x, y }
    }
  }
  throw new Error('no card lies under any point of the stage')
}

test('shows a board, and what its frame cost', async () => {
  expect(colorsOf(await picture())).toBeGreaterThan(500)
  expect(await text('#draws')).toMatch(/^[1-9]\d*$/)
  expect(await text('#nodes')).toBe('401')
  expect(await text('#uploaded')).toMatch(/^[\d.]+ (B|kB|MB)$/)
  expect(await text('#p50')).toMatch(/ ms$/)
  expect(await text('#adapter')).toContain('SwiftShader')
})

test('a card follows the pointer, Escape puts it back, a release leaves it', async () => {
  const { x, y } = await findCard()
  const before = await picture()
  await page.mouse.down()
  await page.mouse.move(x + 40, y + 30, { steps: 3 })
  const held = await pictureOnce(isOther, before)
  await page.keyboard.press('Escape')
  await pictureOnce(isSame, before)
  await page.mouse.up()

  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 40, y + 30, { steps: 3 })
  await pictureOnce(isOther, before)
  await page.mouse.up()
  // The larger shadow goes, the card stays.
  const dropped = await pictureOnce((max) => max > 8, held)
  expect(difference(dropped, before).max).toBeGreaterThan(30)
})

test('another backend goes on with the same picture', async () => {
  const before = await picture()
  await page.click('#backends label:has([value=canvas2d])')
  await idle('Canvas2D')
  await pictureOnce((_, mean) => mean < 2, before)
  expect(await page.$$eval('#stage canvas', (canvases) => canvases.length)).toBe(1)
  expect(page.url()).toContain('backend=canvas2d')
})

test('ctrl and wheel zoom, the wheel pans, 0 fits', async () => {
  const fitted = await picture()
  await page.mouse.move(480, 260)
  await page.keyboard.down('Control')
  await page.mouse.wheel({ deltaY: -100 })
  await page.keyboard.up('Control')
  const zoomed = await pictureOnce(isOther, fitted)
  await page.mouse.wheel({ deltaY: 80 })
  await pictureOnce(isOther, zoomed)
  await page.keyboard.press('0')
  await pictureOnce((_, mean) => mean < 0.1, fitted)
})

test('a wrong document is refused with code and path, and the picture stays', async () => {
  const before = await picture()
  await page.evaluate(() => {
    const files = new DataTransfer()
    const root = { id: 'a', type: 'group', children: [{ id: 'b', type: 'bax' }] }
    files.items.add(new File([JSON.stringify({ version: 1, width: 9, height: 9, root })], 'wrong.json'))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: files, cancelable: true }))
  })
  await page.waitForSelector('.toast')
  expect(await text('.toast-head')).toBe('unknown-typeroot.children[0].type')
  await page.click('.toast button')
  await pictureOnce(isSame, before)
})
