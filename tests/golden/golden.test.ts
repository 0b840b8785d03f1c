/// <reference types="vite/client" />
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RenderBackend } from '../../src/cli/pages/render-contract.ts'
import { openPage } from '../support/browser.ts'
import { compare, diffImage } from '../support/compare.ts'
import type { GoldenScene } from './scenes/scene.ts'
import {
  CANVAS2D_FAR,
  CANVAS2D_FAR_SHARE,
  CANVAS2D_MEAN,
  GPU_PAIR_MAX,
  ORACLE_MEAN,
  ORACLE_NEAR,
  ORACLE_NEAR_SHARE,
} from './tolerance.ts'

/** Every scene and board on every backend, at two scales, against each other and against the oracle. */
const SCALES = [1, 1.5]
const OUTPUT = 'tests/output'

interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

let gpu: Page
let cpu: Page

beforeAll(async () => {
  gpu = await openPage('gpu', '/pages/golden')
  cpu = await openPage('cpu', '/pages/golden')
})

async function drawEach(
  page: Page,
  [first, second]: readonly [RenderBackend, RenderBackend],
  document: unknown,
  scale: number,
): Promise<[Picture, Picture]> {
  return [await draw(page, document, first, scale), await draw(page, document, second, scale)]
}

async function draw(page: Page, document: unknown, backend: RenderBackend, scale: number): Promise<Picture> {
  const { width, height, pixels } = await page.evaluate(
    (document, backend, scale) => window.drawGolden(document, backend, scale),
    document,
    backend,
    scale,
  )
  return { width, height, pixels: new Uint8Array(Buffer.from(pixels, 'base64')) }
}

/** What counts as blank: the colour of the top left pixel of the exact picture. */
function blank({ pixels }: Picture): [number, number, number, number] {
  return [pixels[0] ?? 0, pixels[1] ?? 0, pixels[2] ?? 0, pixels[3] ?? 0]
}

/** Keeps actual, expected and difference in one file when an assertion fails. */
function judge(
  name: string,
  actual: Picture,
  expected: Picture,
  check: (result: ReturnType<typeof compare>) => void,
): void {
  const { width, height } = expected
  const result = compare(actual.pixels, expected.pixels, { width, background: blank(expected) })
  try {
    check(result)
  } catch (error) {
    mkdirSync(OUTPUT, { recursive: true })
    const png = new PNG({ width: width * 3, height })
    ;[actual.pixels, expected.pixels, diffImage(actual.pixels, expected.pixels)].forEach((pixels, i) => {
      for (let y = 0; y < height; y++) {
        png.data.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), (y * width * 3 + i * width) * 4)
      }
    })
    writeFileSync(join(OUTPUT, `${name.replaceAll('/', '-')}.png`), PNG.sync.write(png))
    writeFileSync(join(OUTPUT, `${name.replaceAll('/', '-')}.json`), JSON.stringify(result.worst, null, 1))
    throw error
  }
}

async function judgeDocument(name: string, document: unknown, scene?: GoldenScene): Promise<void> {
  for (const scale of SCALES) {
    const at = `${name}@${scale}`
    const [[truth, canvas2d], [webgpu, webgl2]] = await Promise.all([
      drawEach(cpu, ['oracle', 'canvas2d'], document, scale),
      drawEach(gpu, ['webgpu', 'webgl2'], document, scale),
    ])
    judge(`${at} webgl2`, webgl2, webgpu, ({ max }) => {
      expect(max, `${at}: WebGL2 against WebGPU, worst pixel`).toBeLessThanOrEqual(GPU_PAIR_MAX)
    })
    judge(`${at} webgpu`, webgpu, truth, ({ inked, mean, share }) => {
      expect(inked, `${at}: inked pixels`).toBeGreaterThan(0)
      const { mean: most = ORACLE_MEAN, within = ORACLE_NEAR, share: part = ORACLE_NEAR_SHARE } = scene?.tolerance ?? {}
      expect(mean, `${at}: WebGPU against the oracle, mean`).toBeLessThanOrEqual(most)
      expect(share(within), `${at}: WebGPU against the oracle, share over ${within}`).toBeLessThanOrEqual(part)
    })
    judge(`${at} canvas2d`, canvas2d, webgpu, ({ mean, share }) => {
      expect(mean, `${at}: Canvas2D against WebGPU, mean`).toBeLessThanOrEqual(CANVAS2D_MEAN)
      expect(share(CANVAS2D_FAR), `${at}: Canvas2D against WebGPU, share over ${CANVAS2D_FAR}`).toBeLessThanOrEqual(
        CANVAS2D_FAR_SHARE,
      )
    })
  }
}

const scenes = import.meta.glob<{ default: GoldenScene }>('./scenes/**/*.scene.ts', { eager: true })

describe('golden scenes', () => {
  test('are there', () => expect(Object.keys(scenes).length).toBeGreaterThanOrEqual(45))
  for (const [file, { default: scene }] of Object.entries(scenes)) {
    const name = file.replace('./scenes/', '').replace('.scene.ts', '')
    test(name, () => judgeDocument(name, scene.document, scene))
  }
})

describe('boards', () => {
  for (const board of ['teller', 'dashboard']) {
    test(board, { timeout: 300_000 }, () =>
      judgeDocument(board, JSON.parse(readFileSync(`demos/boards/${board}.json`, 'utf8'))),
    )
  }
})
