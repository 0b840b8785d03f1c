import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import { box, group, path } from '../../demos/boards/src/nodes.ts'
import type { BackendName } from '../../src/engine/choose-backend.ts'
import type { CameraView } from '../gpu/pages/shapes.ts'
import { BACKENDS, browserOf } from '../gpu/pages/shared/backends.ts'
import { openPage } from '../support/browser.ts'
import { createRandom } from '../support/random-scene.ts'
import { range, scene } from './scenes/scene.ts'

/** Crisp boxes: neighbours touch without gap or overlap, borders are whole and even. */

type Document = ReturnType<typeof scene>['document']

let pages: { readonly gpu: Page; readonly cpu: Page }

beforeAll(async () => {
  pages = { gpu: await openPage('gpu', '/pages/shapes'), cpu: await openPage('cpu', '/pages/shapes') }
})

async function draw(backend: BackendName, document: Document, pixelRatio: number, views: readonly CameraView[]) {
  const page = pages[browserOf(backend)]
  const drawn = await page.evaluate((...args) => window.drawViews(...args), document, backend, pixelRatio, views)
  return drawn.map(({ width, height, pixels }) => ({ width, height, pixels: Buffer.from(pixels, 'base64') }))
}

const SIDE = 100
/** No dyadic number, so that edges are not exact in float. */
const CELL = 1.3
const ORIGIN = 1.37
const ZOOMS = 50

/** Half transparent, so that an overlap shows as well as a gap. */
const cells = scene(
  'touching cells',
  [260, 260],
  [
    group(
      { x: ORIGIN, y: ORIGIN },
      range(SIDE * SIDE).map((i) =>
        box({
          x: (i % SIDE) * CELL,
          y: Math.floor(i / SIDE) * CELL,
          width: CELL,
          height: CELL,
          fill: 'rgb(255 255 255 / .5)',
        }),
      ),
    ),
  ],
  null,
).document

const HALF = 128

/** Pixels strictly inside device rectangle [low, high) that are not the cells' colour. */
function wrongPixels(pixels: Buffer, width: number, low: readonly [number, number], high: readonly [number, number]) {
  const wrong: string[] = []
  for (let y = Math.ceil(low[1] + 0.5); y < high[1] - 0.5; y++) {
    for (let x = Math.ceil(low[0] + 0.5); x < high[0] - 0.5; x++) {
      const value = pixels[(y * width + x) * 4 + 3] ?? 0
      if (Math.abs(value - HALF) > 1) wrong.push(`(${x}, ${y}): ${value}`)
    }
  }
  return wrong
}

describe.each(BACKENDS)('on %s', (backend) => {
  test(`${SIDE} x ${SIDE} touching cells show no seam at ${ZOOMS} zooms`, async () => {
    const random = createRandom(7)
    const views = range(ZOOMS).map(() => ({ x: random() - 0.5, y: random() - 0.5, zoom: 0.8 + random() * 1.1 }))
    const pictures = await draw(backend, cells, 1, views)
    for (const [i, { width, pixels }] of pictures.entries()) {
      const { x, y, zoom } = views[i] as CameraView
      const low = [(ORIGIN - x) * zoom, (ORIGIN - y) * zoom] as const
      const high = [low[0] + SIDE * CELL * zoom, low[1] + SIDE * CELL * zoom] as const
      expect(high[0], 'the cells are in view').toBeLessThan(width)
      const wrong = wrongPixels(pixels, width, low, high)
      expect(wrong.slice(0, 5), `zoom ${zoom}, camera ${x}, ${y}: ${wrong.length} wrong pixels`).toEqual([])
    }
  })

  test.each([1, 1.25, 1.5, 2])('borders of 1 px are whole rows at a pixel ratio of %d', async (pixelRatio) => {
    const pictures = await draw(backend, borders, pixelRatio, [{ x: 0, y: 0, zoom: 1 }])
    const { width, pixels } = pictures[0] as (typeof pictures)[number]
    const alpha = (x: number, y: number) => pixels[(y * width + x) * 4 + 3] ?? 0
    for (const { x, y } of origins) {
      const [left, top] = [Math.floor((x - PAD) * pixelRatio), Math.floor((y - PAD) * pixelRatio)]
      const length = Math.ceil((BOX + 2 * PAD) * pixelRatio)
      const middle = Math.round((BOX / 2) * pixelRatio + PAD * pixelRatio)
      const row = range(length).map((i) => alpha(left + i, top + middle))
      const column = range(length).map((i) => alpha(left + middle, top + i))
      const edge = Math.round(pixelRatio)
      expect(runs(row), `box at ${x}, ${y}: the row across it`).toEqual([edge, edge])
      expect(runs(column), `box at ${x}, ${y}: the column across it`).toEqual([edge, edge])
    }
  })

  test.each([1, 1.25, 1.5])(
    'edges half-way between pixels all go to the right at a pixel ratio of %d',
    async (ratio) => {
      const pictures = await draw(backend, halfway(ratio), ratio, [{ x: 0, y: 0, zoom: 1 }])
      const { width, pixels } = pictures[0] as (typeof pictures)[number]
      for (const row of range(HALFWAY)) {
        const alphas = range(width).map((x) => pixels[(Math.floor((row + 0.5) * 4 * ratio) * width + x) * 4 + 3] ?? 0)
        const first = halfwayPx(row) + 1
        expect([alphas.indexOf(255), alphas.lastIndexOf(255)], `row ${row}`).toEqual([first, first + 6])
        expect(runs(alphas), `row ${row}`).toEqual([7])
      }
    },
  )

  test('baked cells stand on the nearest pixels', async () => {
    const pictures = await draw(backend, baked, 1, [{ x: 0, y: 0, zoom: 1 }])
    const { width, pixels } = pictures[0] as (typeof pictures)[number]
    for (const row of range(BAKED)) {
      const alphas = range(width).map((x) => pixels[(row * 6 + 2) * width * 4 + x * 4 + 3] ?? 0)
      const first = Math.round(3 + row / BAKED)
      expect([alphas.indexOf(255), ...runs(alphas)], `at ${3 + row / BAKED}`).toEqual([first, 8])
    }
  })
})

const HALFWAY = 60
/** Where a row's box begins, less the half, device px. */
const halfwayPx = (row: number): number => row * 3 + (row % 5)

/** Boxes whose left and right edges lie half-way between device pixels: float32 falls to both sides of many of them. */
function halfway(ratio: number): Document {
  const boxes = range(HALFWAY).map((row) => {
    return box({ x: (halfwayPx(row) + 0.5) / ratio, y: row * 4, width: 7 / ratio, height: 4, fill: '#fff' })
  })
  return scene('halfway edges', [220, HALFWAY * 4], boxes, null).document
}

const BAKED = 8
const baked = scene(
  'baked cells',
  [24, BAKED * 6],
  range(BAKED).map((row) => path({ x: 3 + row / BAKED, y: row * 6, d: 'M0 0h8v5h-8z', fill: '#fff' })),
  null,
).document

const BOX = 10
/** Room on each side of a box that is looked at, CSS px. */
const PAD = 2
const ALIGNS = ['inside', 'center', 'outside'] as const
const origins = range(144).map((i) => ({
  x: (i % 12) * 16 + 3 + ((i * 37) % 64) / 64,
  y: Math.floor(i / 12) * 16 + 3 + ((i * 23) % 49) / 49,
}))
const borders = scene(
  'borders',
  [196, 196],
  origins.map((place, i) =>
    box({ ...place, width: BOX, height: BOX, stroke: { color: '#fff', width: 1, align: ALIGNS[i % 3] ?? 'inside' } }),
  ),
  null,
).document

/** Lengths of the stretches of full pixels; a partly covered one is a stretch of -1. */
function runs(alphas: readonly number[]): number[] {
  const found: number[] = []
  for (const [i, alpha] of alphas.entries()) {
    if (alpha === 0) continue
    if (alpha < 255) found.push(-1)
    else if (alphas[i - 1] === 255) found.push((found.pop() ?? 0) + 1)
    else found.push(1)
  }
  return found
}
