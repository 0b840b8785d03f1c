/**
 * `npm run bench:shadows`: what shadows cost, on a software rasteriser. Times of the GPU are CPU time of the browser's GPU process,
 * which hardly depends on what else the machine does.
 *
 * 1. Methods: cost of a pixel, less that of one that is only filled, and error against the exact convolution.
 * 2. Boards: 2,000 cards with and without shadows, in turns; the main thread's time is the best of all frames, a frame's the median.
 */

import type { Browser, Page } from 'puppeteer'
import { IDENTITY } from '../tests/oracle/affine.ts'
import { shadowIn } from '../tests/oracle/gaussian.ts'
import { roundedShape } from '../tests/oracle/outline.ts'
import type { CardFrames } from './pages/shadow-cards.ts'
import type { ShadowShape } from './pages/shadow-methods.ts'
import { FLAT, SHADOW_METHODS, shaderOf } from './shadow-methods.ts'
import { median } from './statistics.ts'
import { withPages } from './with-pages.ts'

const SIDE = 256
/** Half the sides, radius, sigma, px: cards, pills, buttons, dots, and boxes smaller than their blur. */
const SHAPES: readonly ShadowShape[] = [
  [60, 40, 12, 8],
  [60, 40, 8, 20],
  [100, 20, 20, 4],
  [80, 60, 40, 6],
  [24, 12, 6, 2],
  [10, 10, 10, 16],
  [90, 90, 60, 3],
].map(([halfWidth = 0, halfHeight = 0, radius = 0, sigma = 0]) => ({ halfWidth, halfHeight, radius, sigma }))
const DRAWS = 40
const ROUNDS = 5
/** In a turn of a board. */
const FRAMES = 6

/** CPU time of the GPU process so far, ms. */
async function gpuTimeMs(browser: Browser): Promise<number> {
  const session = await browser.target().createCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return 1000 * (processInfo.find(({ type }) => type === 'GPU')?.cpuTime ?? 0)
}

function exact({ halfWidth, halfHeight, radius, sigma }: ShadowShape): Float64Array {
  const [x, y] = [SIDE / 2 - halfWidth, SIDE / 2 - halfHeight]
  const shape = roundedShape(x, y, x + 2 * halfWidth, y + 2 * halfHeight, [radius, radius, radius, radius])
  // The methods know nothing of pixels: what they would have to give is the average less the pixel's own variance.
  return shadowIn(shape, IDENTITY, Math.sqrt(sigma * sigma - 1 / 12), { x: 0, y: 0, width: SIDE, height: SIDE })
}

async function benchMethods(browser: Browser, page: Page): Promise<void> {
  const methods = [FLAT, ...SHADOW_METHODS]
  const shaders = methods.map(shaderOf)
  const errors = methods.map((): number[] => [])
  for (const shape of SHAPES) {
    const truth = exact(shape)
    for (const [i, code] of shaders.entries()) {
      const picture = await page.evaluate((...all) => window.drawMethod(...all), code, shape, 1)
      errors[i]?.push(...picture.map((value, at) => 255 * Math.abs(value - (truth[at] ?? 0))))
    }
  }
  const costs = methods.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, code] of shaders.entries()) {
      const start = await gpuTimeMs(browser)
      for (const shape of SHAPES) await page.evaluate((...all) => window.drawMethod(...all), code, shape, DRAWS)
      costs[i]?.push(((await gpuTimeMs(browser)) - start) / (SHAPES.length * DRAWS * SIDE * SIDE))
    }
  }
  const flat = median(costs[0] ?? [])
  const table = methods.slice(1).map(({ name }, i) => {
    const sorted = (errors[i + 1] ?? []).sort((a, b) => a - b)
    const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2)
    const ns = 1e6 * (median(costs[i + 1] ?? []) - flat)
    return { method: name, 'ns a pixel': Math.round(ns), 'p95, 1/255': at(0.95), 'worst, 1/255': at(1) }
  })
  console.log(`Blurred rounded rectangles, ${SHAPES.length} shapes, WebGPU`)
  console.table(table)
}

async function benchCards(browser: Browser, page: Page): Promise<void> {
  const table: object[] = []
  for (const backend of ['webgpu', 'webgl2'] as const) {
    for (const zoom of [0.25, 1]) {
      const boards = ['plain', 'shadows'] as const
      for (const board of boards) {
        await page.evaluate((...all) => window.openBoard(...all), board, backend, board === 'shadows', zoom)
      }
      const gpu: Record<string, number[]> = { plain: [], shadows: [] }
      const main: Record<string, CardFrames[]> = { plain: [], shadows: [] }
      for (let round = 0; round < ROUNDS; round++) {
        for (const board of boards) {
          const start = await gpuTimeMs(browser)
          main[board]?.push(await page.evaluate((...all) => window.drawBoard(...all), board, FRAMES))
          gpu[board]?.push(((await gpuTimeMs(browser)) - start) / FRAMES)
        }
      }
      await page.evaluate(() => window.closeBoards())
      const all = (board: string, key: keyof CardFrames) => (main[board] ?? []).map((frames) => frames[key])
      const least = (board: string) => Math.min(...all(board, 'cpuMs'))
      const middle = (board: string) => median(all(board, 'frameMs'))
      const ratio = (plain: number, shadows: number) =>
        `${plain.toFixed(1)} -> ${shadows.toFixed(1)}, x ${(shadows / plain).toFixed(2)}`
      table.push({
        backend,
        zoom,
        'main thread, ms': ratio(least('plain'), least('shadows')),
        'frame, ms': ratio(middle('plain'), middle('shadows')),
        'GPU process, CPU ms': ratio(median(gpu.plain ?? []), median(gpu.shadows ?? [])),
      })
    }
  }
  console.log('2,000 cards of 96 x 56 px without and with a shadow of blur 16, in 1280 x 720 px')
  console.table(table)
}

const entries = { methods: 'bench/pages/shadow-methods.ts', cards: 'bench/pages/shadow-cards.ts' }
await withPages(entries, async (session) => {
  const browser = await session.browser('gpu')
  await benchMethods(browser, await session.open('gpu', 'methods'))
  await benchCards(browser, await session.open('gpu', 'cards'))
})
