import { expect, test } from 'vitest'
import { line } from '../../demos/boards/src/nodes.ts'
import { BACKENDS, browserOf } from '../gpu/pages/shared/backends.ts'
import { openPage } from '../support/browser.ts'
import { range, scene } from './scenes/scene.ts'
import { HAIRLINE_VARIATION } from './shape-tolerance.ts'

/** A line thinner than a pixel has the same weight all along, at any angle. */

const ANGLES = 37
const COLUMNS = 8
const CELL = 44
const LENGTH = 40
const WIDTH = 0.5
/** The ends cover a part of a column only. */
const END = 3

interface Hairline {
  readonly middle: readonly [number, number]
  readonly direction: readonly [number, number]
}

const lines: readonly Hairline[] = range(ANGLES).map((i) => {
  const turn = (i * Math.PI) / ANGLES
  return {
    middle: [((i % COLUMNS) + 0.5) * CELL + (i % 5) / 5, (Math.floor(i / COLUMNS) + 0.5) * CELL + (i % 7) / 7],
    direction: [Math.cos(turn), Math.sin(turn)],
  }
})

const { document } = scene(
  'hairlines',
  [COLUMNS * CELL, Math.ceil(ANGLES / COLUMNS) * CELL],
  lines.map(({ middle: [x, y], direction: [ux, uy] }) =>
    line({
      points: [
        [x - (ux * LENGTH) / 2, y - (uy * LENGTH) / 2],
        [x + (ux * LENGTH) / 2, y + (uy * LENGTH) / 2],
      ],
      stroke: { color: '#fff', width: WIDTH },
    }),
  ),
  null,
)

/** Alpha summed across the line at each step of the axis that it is nearest to, 0..1 a pixel. */
function weights(pixels: Uint8Array, { middle, direction }: Hairline): number[] {
  const along = Math.abs(direction[0]) >= Math.abs(direction[1]) ? 0 : 1
  const across = 1 - along
  const slope = (direction[across] ?? 0) / (direction[along] ?? 1)
  const reach = (LENGTH / 2) * Math.abs(direction[along] ?? 1) - END
  const from = Math.ceil((middle[along] ?? 0) - reach)
  const to = Math.floor((middle[along] ?? 0) + reach)
  return range(to - from).map((step) => {
    const at = from + step
    const center = Math.floor((middle[across] ?? 0) + (at + 0.5 - (middle[along] ?? 0)) * slope)
    const sum = range(7).reduce((total, i) => {
      const other = center - 3 + i
      const [x, y] = along === 0 ? [at, other] : [other, at]
      return total + (pixels[(y * document.width + x) * 4 + 3] ?? 0)
    }, 0)
    return sum / 255
  })
}

test.each(BACKENDS)('a line of half a pixel is even in %s', async (backend) => {
  const page = await openPage(browserOf(backend), '/pages/shapes')
  const drawn = await page.evaluate((doc, name) => window.drawShapes(doc, name), document, backend)
  const pixels = new Uint8Array(Buffer.from(drawn.pixels, 'base64'))
  for (const [i, hairline] of lines.entries()) {
    const found = weights(pixels, hairline)
    const mean = found.reduce((sum, weight) => sum + weight, 0) / found.length
    const exact = WIDTH / Math.max(...hairline.direction.map(Math.abs))
    const degrees = ((i * 180) / ANGLES).toFixed(1)
    const variation = (Math.max(...found) - Math.min(...found)) / mean
    expect(variation, `variation at ${degrees} degrees`).toBeLessThanOrEqual(HAIRLINE_VARIATION)
    expect(Math.abs(mean / exact - 1), `lost weight at ${degrees} degrees`).toBeLessThanOrEqual(HAIRLINE_VARIATION)
  }
})
