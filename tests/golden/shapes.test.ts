import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, test } from 'vitest'
import { openPage } from '../support/browser.ts'
import { compare } from '../support/compare.ts'
import { SHAPE_PICTURES, type ShapePictureSpec } from './shape-pictures.ts'
import { CORNER_MAX, CORNER_REACH, SHAPE_MAX, SHAPE_MEAN, SHAPE_NEAR, SHAPE_NEAR_SHARE } from './shape-tolerance.ts'

/** Every class of plain shapes on the GPU backends against the exact picture. */

let page: Page

beforeAll(async () => {
  page = await openPage('gpu', '/pages/shapes')
})

async function draw({ document }: ShapePictureSpec, backend: 'webgpu' | 'webgl2' | 'oracle'): Promise<Uint8Array> {
  const { pixels } = await page.evaluate((doc, name) => window.drawShapes(doc, name), document, backend)
  return new Uint8Array(Buffer.from(pixels, 'base64'))
}

/** The pixels near a corner, and the others, each with the rest blank. */
function split(pixels: Uint8Array, { document, corners }: ShapePictureSpec): [near: Uint8Array, rest: Uint8Array] {
  const { width, height } = document
  const near = new Uint8Array(pixels.length)
  const rest = pixels.slice()
  for (const [cx, cy] of corners) {
    for (let y = Math.max(0, Math.ceil(cy - CORNER_REACH - 0.5)); y < height && y + 0.5 <= cy + CORNER_REACH; y++) {
      for (let x = Math.max(0, Math.ceil(cx - CORNER_REACH - 0.5)); x < width && x + 0.5 <= cx + CORNER_REACH; x++) {
        const base = (y * width + x) * 4
        near.set(pixels.subarray(base, base + 4), base)
        rest.fill(0, base, base + 4)
      }
    }
  }
  return [near, rest]
}

describe.each(SHAPE_PICTURES)('$name', (picture) => {
  let expected: Uint8Array

  beforeAll(async () => {
    expected = await draw(picture, 'oracle')
  })

  test.each(['webgpu', 'webgl2'] as const)('%s draws the exact picture', async (backend) => {
    const actual = await draw(picture, backend)
    const { width } = picture.document
    const [cornersActual, restActual] = split(actual, picture)
    const [cornersExpected, restExpected] = split(expected, picture)
    const all = compare(actual, expected, { width })
    const rest = compare(restActual, restExpected, { width })
    const corners = compare(cornersActual, cornersExpected, { width })
    const note = JSON.stringify({ rest: rest.worst.slice(0, 3), corners: corners.worst.slice(0, 3) })
    expect(all.inked, 'inked pixels').toBeGreaterThan(0)
    expect(all.mean, `mean; ${note}`).toBeLessThanOrEqual(SHAPE_MEAN)
    expect(rest.share(SHAPE_NEAR), `share over ${SHAPE_NEAR}; ${note}`).toBeLessThanOrEqual(SHAPE_NEAR_SHARE)
    expect(rest.max, `worst pixel; ${note}`).toBeLessThanOrEqual(SHAPE_MAX)
    expect(corners.max, `worst pixel at a turned corner; ${note}`).toBeLessThanOrEqual(CORNER_MAX)
  })
})
