/**
 * `npm run bench:trails [-- BACKEND ...]`: what trails cost on each backend, in turns, on a software rasteriser; and how late the
 * first trail of a page is, when the browser has its code and when it has not.
 */

import type { Page } from 'puppeteer'
import type { BrowserKind } from '../src/cli/launch-browser.ts'
import type { PageSession } from '../src/cli/page-session.ts'
import type { TrailFrames } from './pages/trails.ts'
import { median } from './statistics.ts'
import { withPages } from './with-pages.ts'

const ROUNDS = 3
const FRAMES = 3
/** Canvas2D where it is judged, on Chromium's own raster. */
const BACKENDS = { webgpu: 'gpu', webgl2: 'gpu', canvas2d: 'cpu' } as const satisfies Record<string, BrowserKind>
type Name = keyof typeof BACKENDS

const asked = process.argv.slice(2)
const names = (Object.keys(BACKENDS) as Name[]).filter((name) => asked.length === 0 || asked.includes(name))
if (names.length === 0)
  throw new Error(`There is no backend '${asked}'; name some of ${Object.keys(BACKENDS).join(', ')}.`)

async function benchFrames(pages: Record<BrowserKind, Page>): Promise<void> {
  const table: object[] = []
  for (const what of ['long', 'many'] as const) {
    const all: Record<string, TrailFrames[]> = {}
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of names) {
        const frames = await pages[BACKENDS[name]].evaluate((...args) => window.drawTrails(...args), name, what, FRAMES)
        all[name] = [...(all[name] ?? []), frames]
      }
    }
    for (const [backend, frames] of Object.entries(all)) {
      const ms = (key: keyof TrailFrames) => median(frames.map((each) => each[key])).toFixed(1)
      const trails = what === 'long' ? 'one of 108 samples' : '100 of 30 samples'
      table.push({ trails, backend, 'main thread, ms': ms('mainMs'), 'frame, ms': ms('frameMs') })
    }
  }
  console.log('Trails 8 px wide in 320 x 180 px, two samples each a frame')
  console.table(table)
}

async function benchFirst(session: PageSession): Promise<void> {
  const table: object[] = []
  for (const backend of names) {
    for (const cache of ['cold', 'warm']) {
      const page = await session.open(BACKENDS[backend], 'trails')
      await page.setCacheEnabled(cache === 'warm')
      await page.reload()
      const { frames, ms } = await page.evaluate((name) => window.firstTrail(name), backend)
      table.push({ backend, cache, 'shows in frame': frames, 'after, ms': Math.round(ms) })
      await page.close()
    }
  }
  console.log('The first trail of a page')
  console.table(table)
}

await withPages({ trails: 'bench/pages/trails.ts' }, async (session) => {
  await benchFirst(session)
  await benchFrames({ gpu: await session.open('gpu', 'trails'), cpu: await session.open('cpu', 'trails') })
})
