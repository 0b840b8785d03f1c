import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import { BACKENDS, browserOf } from '../gpu/pages/shared/backends.ts'
import { openPage } from '../support/browser.ts'
import { compare } from '../support/compare.ts'
import { MOTION_SCENES } from '../support/motion-scenes.ts'

/** What moves, at set times of a clock of the test's own, against the exact picture. */

const TIMES = [0, 40, 130, 250, 3000]
/** Seen on shapes and texels in motion: 1 on the GPU backends, 5 on Canvas2D. */
const WORST = { webgpu: 2, webgl2: 2, canvas2d: 6 } as const
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

describe.each(BACKENDS)('%s', (backend) => {
  let page: Page
  beforeAll(async () => {
    page = await openPage(browserOf(backend), '/pages/motion')
  })

  test.each(Object.keys(MOTION_SCENES))('%s', async (name) => {
    const draw = (exact: boolean) =>
      page.evaluate((...all) => window.drawMotion(...all), name, backend, TIMES, { exact })
    const { width, pictures } = await draw(true)
    for (const [i, { actual, exact }] of pictures.entries()) {
      const { inked, max, worst } = compare(bytes(actual), bytes(exact), { width, background: [255, 255, 255, 255] })
      expect(inked, `${TIMES[i]} ms`).toBeGreaterThan(1000)
      expect(max, `${TIMES[i]} ms: ${JSON.stringify(worst.slice(0, 2))}`).toBeLessThanOrEqual(WORST[backend])
    }
    expect(new Set(pictures.map(({ actual }) => actual)).size).toBe(TIMES.length)
    // A picture follows from its time alone.
    const again = await draw(false)
    expect(again.pictures.map(({ actual }) => actual)).toEqual(pictures.map(({ actual }) => actual))
  })
})
