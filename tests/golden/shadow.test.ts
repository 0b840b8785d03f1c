import { PNG } from 'pngjs'
import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RenderBackend } from '../../src/cli/pages/render-contract.ts'
import type { BackendName } from '../../src/engine/choose-backend.ts'
import { BACKENDS } from '../gpu/pages/shared/backends.ts'
import { openPage } from '../support/browser.ts'
import { compare } from '../support/compare.ts'
import {
  CELL,
  COLUMNS,
  ROWS,
  type ShadowCase,
  shadowCases,
  shadowDocument,
  shadowHtml,
  sigmas,
} from '../support/shadow-cases.ts'
import { SHADOW_BLURRED, SHADOW_DOM_GAIN, SHADOW_MAX, SHADOW_SOFT, SHADOW_WIDE } from './shadow-tolerance.ts'
import { CORNER_MAX, SHAPE_MAX, SHAPE_MEAN, SHAPE_NEAR, SHAPE_NEAR_SHARE } from './shape-tolerance.ts'

/** Shadows of 216 seeded boxes against the exact picture: each backend, and the browser's own `box-shadow` by the same measure. */
const SHEETS = [1, 1.5, 2].flatMap((pixelRatio) =>
  [1, 2, 3].map((seed) => ({ pixelRatio, seed: seed * 10 + pixelRatio })),
)
type Judged = BackendName | 'dom'

interface Result {
  readonly name: string
  readonly shadow: ShadowCase
  readonly sigma: readonly [number, number]
  readonly by: Readonly<Record<string, ReturnType<typeof compare>>>
}

let gpu: Page
let cpu: Page
const results: Result[] = []

async function draw(page: Page, document: unknown, backend: RenderBackend, scale: number): Promise<Uint8Array> {
  const { pixels } = await page.evaluate((...args) => window.drawGolden(...args), document, backend, scale)
  return new Uint8Array(Buffer.from(pixels, 'base64'))
}

async function drawDom(cases: readonly ShadowCase[], pixelRatio: number): Promise<Uint8Array> {
  const page = await openPage('cpu', '/pages/golden', { width: COLUMNS * CELL, height: ROWS * CELL, pixelRatio })
  await page.setContent(`<body style="margin:0;background:#fff">${shadowHtml(cases)}</body>`)
  const shot = await page.screenshot()
  await page.close()
  return new Uint8Array(PNG.sync.read(Buffer.from(shot)).data)
}

/** The exact sheet, and those that are judged by it; both browsers draw at the same time. */
async function drawSheets(cases: readonly ShadowCase[], pixelRatio: number) {
  const document = shadowDocument(cases)
  const drawCpu = async () => {
    const truth = await draw(cpu, document, 'oracle', pixelRatio)
    return [truth, await draw(cpu, document, 'canvas2d', pixelRatio), await drawDom(cases, pixelRatio)] as const
  }
  const drawGpu = async () => {
    return [await draw(gpu, document, 'webgpu', pixelRatio), await draw(gpu, document, 'webgl2', pixelRatio)] as const
  }
  const [[truth, canvas2d, dom], [webgpu, webgl2]] = await Promise.all([drawCpu(), drawGpu()])
  return [truth, Object.entries({ dom, webgpu, webgl2, canvas2d })] as const
}

/** The pixels of one cell of a sheet. */
function cellOf(sheet: Uint8Array, index: number, pixelRatio: number): Uint8Array {
  const side = CELL * pixelRatio
  const stride = COLUMNS * side * 4
  const start = Math.floor(index / COLUMNS) * side * stride + (index % COLUMNS) * side * 4
  const cell = new Uint8Array(side * side * 4)
  for (let y = 0; y < side; y++)
    cell.set(sheet.subarray(start + y * stride, start + y * stride + side * 4), y * side * 4)
  return cell
}

const WHITE = [255, 255, 255, 255] as const

beforeAll(async () => {
  gpu = await openPage('gpu', '/pages/golden')
  cpu = await openPage('cpu', '/pages/golden')
  for (const { pixelRatio, seed } of SHEETS) {
    const cases = shadowCases(seed, pixelRatio)
    const [truth, sheets] = await drawSheets(cases, pixelRatio)
    for (const [index, shadow] of cases.entries()) {
      const exact = cellOf(truth, index, pixelRatio)
      const judged = sheets
        .filter(([by]) => by !== 'dom' || !shadow.turned)
        .map(([by, sheet]) => [
          by,
          compare(cellOf(sheet, index, pixelRatio), exact, { width: CELL * pixelRatio, background: WHITE }),
        ])
      results.push({
        name: `seed ${seed} case ${index} at ratio ${pixelRatio}`,
        shadow,
        sigma: sigmas(shadow, pixelRatio),
        by: Object.fromEntries(judged),
      })
    }
  }
}, 600_000)

const of = ({ by }: Result, judged: Judged) => by[judged] as ReturnType<typeof compare>
const worst = (list: readonly Result[], judged: Judged) =>
  list.reduce((most, result) => (of(result, judged).max > of(most, judged).max ? result : most))
const told = (result: Result, judged: Judged) =>
  `${judged}, ${result.name}: ${JSON.stringify(result.shadow)} ${JSON.stringify(of(result, judged).worst.slice(0, 2))}`

test('are over two hundred, and all are drawn', () => {
  expect(results.length).toBeGreaterThan(200)
  for (const result of results) expect(result.by.webgpu, result.name).toBeDefined()
})

describe.each(['webgpu', 'webgl2'] as const)('%s', (backend) => {
  test('where every sigma is 2 device px or more', () => {
    const most = worst(
      results.filter(({ sigma }) => sigma[0] >= SHADOW_WIDE),
      backend,
    )
    expect(of(most, backend).max, told(most, backend)).toBeLessThanOrEqual(SHADOW_MAX)
  })

  test('from half a pixel on', () => {
    const most = worst(
      results.filter(({ sigma }) => sigma[0] >= SHADOW_SOFT),
      backend,
    )
    expect(of(most, backend).max, told(most, backend)).toBeLessThanOrEqual(SHADOW_BLURRED)
  })

  test('below: as shapes', () => {
    for (const result of results.filter(({ sigma }) => sigma[0] < SHADOW_SOFT)) {
      const { max, mean, share } = of(result, backend)
      expect(mean, told(result, backend)).toBeLessThanOrEqual(SHAPE_MEAN)
      expect(share(SHAPE_NEAR), told(result, backend)).toBeLessThanOrEqual(SHAPE_NEAR_SHARE)
      expect(max, told(result, backend)).toBeLessThanOrEqual(result.shadow.turned ? CORNER_MAX : SHAPE_MAX)
    }
  })
})

test('canvas2d from half a pixel on', () => {
  const most = worst(
    results.filter(({ sigma }) => sigma[0] >= SHADOW_SOFT),
    'canvas2d',
  )
  expect(of(most, 'canvas2d').max, told(most, 'canvas2d')).toBeLessThanOrEqual(SHADOW_BLURRED)
})

describe('beside box-shadow', () => {
  const part = (list: readonly number[], share: number) =>
    [...list].sort((a, b) => a - b)[Math.floor(share * (list.length - 1))] as number

  test('ours is closer in the median by five times or more', () => {
    const upright = results.filter(({ shadow }) => !shadow.turned)
    const table = Object.fromEntries(
      (['dom', ...BACKENDS] as const).map((judged) => {
        const means = upright.map((result) => of(result, judged).mean)
        const most = upright.map((result) => of(result, judged).max)
        return [
          judged,
          {
            'median of means': Number(part(means, 0.5).toFixed(3)),
            'p95 of means': Number(part(means, 0.95).toFixed(3)),
            'median of worst': part(most, 0.5),
            'p95 of worst': part(most, 0.95),
            worst: Math.max(...most),
          },
        ]
      }),
    )
    console.table(table)
    for (const backend of BACKENDS) {
      const ours = table[backend]
      const theirs = table.dom
      expect((theirs?.['median of means'] ?? 0) / (ours?.['median of means'] ?? 1), backend).toBeGreaterThanOrEqual(
        SHADOW_DOM_GAIN,
      )
      for (const result of upright)
        expect(of(result, backend).max, told(result, backend)).toBeLessThanOrEqual(of(result, 'dom').max + 1)
    }
  })
})
