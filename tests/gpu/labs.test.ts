import { type ChildProcess, spawn } from 'node:child_process'
import type { Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'

/** The labs as `npm start` serves them. Pages that write errors fail by `openPage`; security violations are such errors, and are counted apart. */
/** CSS px; small, since every frame is drawn in software. */
const SIZE = { width: 900, height: 620 }
const BACKENDS = { webgpu: 'WebGPU', webgl2: 'WebGL2', canvas2d: 'Canvas2D' } as const
const LABS = ['shadow', 'scaling', 'trail', 'chaos'] as const
/** Settings that a software rasteriser is through with soon. */
const SMALL = {
  shadow: 'width=80&height=50',
  scaling: 'width=80&height=50',
  trail: 'width=12&life=1',
  chaos: 'trail=0',
} as const

let server: ChildProcess
let origin: string
const pages: Page[] = []

beforeAll(async () => {
  server = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, PORT: '0' } })
  origin = await addressOf(server)
})

afterEach(async () => {
  for (const page of pages.splice(0)) {
    expect(await page.evaluate(() => window.violations)).toEqual([])
    await page.close()
  }
})

afterAll(() => {
  server.kill()
})

declare global {
  interface Window {
    violations: string[]
  }
}

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

/** Opens a lab and waits until it draws. */
async function open(lab: string, hash: string, pixelRatio = 1): Promise<Page> {
  // A page of the tests first: it brings the watch over errors along.
  const page = await openPage('gpu', '/pages/contexts', { ...SIZE, pixelRatio })
  pages.push(page)
  await page.evaluateOnNewDocument(() => {
    window.violations = []
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`)
    })
  })
  await page.goto(`${origin}/labs/${lab}/#${hash}`)
  await page.waitForSelector('.stage[data-backend]:not([data-backend=""])')
  return page
}

const text = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent ?? '')

/** Waits for the first row of errors: name, max, mean, 99 %. */
async function errors(page: Page, backend: string): Promise<number[]> {
  await page.waitForFunction(
    (backend) => {
      const row = document.querySelector('.distances tbody tr')
      return row?.querySelector('th')?.textContent === backend && /^\d/.test(row.querySelector('td')?.textContent ?? '')
    },
    { timeout: 60_000 },
    backend,
  )
  return page.$$eval('.distances tbody tr:first-child td', (cells) => cells.map((cell) => Number(cell.textContent)))
}

test.each(LABS.flatMap((lab) => Object.entries(BACKENDS).map(([backend, label]) => ({ lab, backend, label }))))(
  '$lab on $backend: opens, and is near the exact picture',
  async ({ lab, backend, label }) => {
    const page = await open(lab, `backend=${backend}&view=compare&${SMALL[lab]}&lang=en`)
    const [max, mean] = await errors(page, label)
    expect(max).toBeLessThanOrEqual(3)
    // Canvas2D rounds a ribbon's colour to 8 bits before it fades; 1.5 is its limit against WebGPU on any scene
    expect(mean).toBeLessThan(lab === 'trail' && backend === 'canvas2d' ? 1.5 : 0.5)
    expect(await page.$eval('#backends :checked', (input) => (input as HTMLInputElement).value)).toBe(backend)
    expect(Number(await text(page, '#draws'))).toBeGreaterThan(0)
    const tile = await page.$eval('.tile canvas', (canvas) => {
      const { width, height } = canvas as HTMLCanvasElement
      const data = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data ?? []
      return { width, height, colors: new Set(new Uint32Array(new Uint8Array(data).buffer)).size }
    })
    expect(tile.width).toBeGreaterThan(100)
    expect(tile.colors).toBeGreaterThan(10)
  },
)

test('another backend goes on with the same settings, and back', async () => {
  const page = await open('shadow', 'backend=canvas2d&width=180&lang=en')
  for (const backend of ['webgl2', 'webgpu', 'canvas2d'] as const) {
    await page.click(`#backends label:has([value=${backend}])`)
    await page.waitForSelector(`.stage[data-backend=${backend}]`)
    await errors(page, BACKENDS[backend])
    expect(await page.$$eval('.stage canvas', (canvases) => canvases.length)).toBe(1)
    await page.waitForFunction((backend) => location.hash.includes(`backend=${backend}`), {}, backend)
    expect(page.url()).toContain('width=180')
  }
})

test('what is killed in the chaos lab gives way to the backend below, and the drag goes on', async () => {
  const page = await open('chaos', 'backend=webgl2&trail=0&lang=en&zoom=0.5')
  expect(await page.$eval('#strike-memory', (button) => (button as HTMLButtonElement).disabled)).toBe(true)
  await page.click('#strike-refuse')
  await page.waitForSelector('.stage[data-backend=canvas2d]')
  await page.waitForSelector('.rung[data-state=sick]:nth-child(2)')
  expect(await text(page, '#losses')).toBe('1')
  expect(await page.$$eval('.timeline-band.canvas2d', (bands) => bands.length)).toBe(1)
  expect(await page.$$eval('.note', (notes) => notes.length)).toBe(0)
  const before = await text(page, '#frames')
  await page.waitForFunction((before) => document.querySelector('#frames')?.textContent !== before, {}, before)
})

test('every state is an address, and a wrong one falls back with a note', async () => {
  const state =
    'lang=zh&theme=dark&backend=canvas2d&shape=ellipse&rotation=-30&layers=outer_4_-6_12.5_3_11223344~inset_0_1_2_0_ffffff'
  const page = await open('shadow', state)
  expect(await page.evaluate(() => location.hash.slice(1))).toBe(state)
  expect(await text(page, 'h1')).toBe('阴影实验室')
  expect(await page.$eval('html', (html) => [html.lang, html.dataset['theme']])).toEqual(['zh-CN', 'dark'])
  expect(await page.$$eval('.layer', (rows) => rows.length)).toBe(2)

  // A control writes it, and what it wrote reads the same.
  await page.focus('.control:has([aria-label=宽]) .track')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction(() => location.hash.includes('width=221'))
  const shared = page.url()
  await page.reload()
  await page.waitForSelector('.stage[data-backend=canvas2d]')
  expect(page.url()).toBe(shared)
  expect(await page.$eval('[aria-label=宽].number', (field) => (field as HTMLInputElement).value)).toBe('221')

  const wrong = await open('shadow', 'backend=canvas2d&blurr=3&width=9999&rotation=5&lang=en')
  expect(await text(wrong, '.note code')).toBe('blurr, width')
  expect(await wrong.evaluate(() => location.hash)).toContain('rotation=5')
  expect(await wrong.$eval('[aria-label=Width].number', (field) => (field as HTMLInputElement).value)).toBe('220')
})

test('the language and the theme switch in place', async () => {
  const page = await open('shadow', 'backend=canvas2d&lang=en&theme=light')
  const paper = () => page.$eval('.loupe-value', (value) => value.textContent)
  await page.click('#language')
  expect(await text(page, 'h1')).toBe('阴影实验室')
  await page.waitForFunction(() => location.hash.includes('lang=zh'))
  const before = await paper()
  await page.click('#theme')
  await page.waitForFunction((before) => document.querySelector('.loupe-value')?.textContent !== before, {}, before)
  expect(await page.$eval('html', (html) => getComputedStyle(html).colorScheme)).toBe('dark')
})

test('the loupe shows the drawn pixel under the pointer, at every pixel ratio', async () => {
  for (const pixelRatio of [1, 2]) {
    // A hard edge: white card over red paper.
    const page = await open(
      'shadow',
      'backend=webgl2&fill=ffffff&paper=ff0000&layers=none&tl=0&tr=0&br=0&bl=0&lang=en',
      pixelRatio,
    )
    const { left, top, width, height } = await page.$eval('.stage', (stage) => stage.getBoundingClientRect().toJSON())
    const at = async (x: number, y: number) => {
      await page.mouse.move(left + width / 2 + x, top + height / 2 + y)
      const place = `x ${Math.floor((width / 2 + x) * pixelRatio)}  y ${Math.floor((height / 2 + y) * pixelRatio)}`
      await page.waitForFunction(
        (place) =>
          document.querySelector('.place')?.textContent === place &&
          document.querySelector('.loupe-value')?.textContent !== '–',
        {},
        place,
      )
      await new Promise((resolve) => setTimeout(resolve, 300))
      return text(page, '.loupe-value')
    }
    // The card is 220 wide.
    expect(await at(-108, 0)).toBe('255 255 255 255')
    expect(await at(-114, 0)).toBe('255 0 0 255')
    // The row of the loupe: red up to the edge, white from there.
    await at(-110.25, 0)
    const row = await page.$eval('.loupe-pixels', (canvas) =>
      Array.from((canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 7, 15, 1).data ?? []),
    )
    const greens = row.filter((_, i) => i % 4 === 1)
    const edge = greens.indexOf(255)
    expect(edge).toBeGreaterThan(5)
    expect(edge).toBeLessThan(11)
    expect(greens.slice(0, edge - 1).every((green) => green === 0)).toBe(true)
    expect(greens.slice(edge).every((green) => green === 255)).toBe(true)
  }
})
