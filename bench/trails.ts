/**
 * `npm run bench:trails [-- BACKEND ...]`: what trails cost on each backend, in turns, on a software rasteriser; and how late the
 * first trail of a page is, when the browser has its code and when it has not.
 */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { bundlePages, pageHtml } from '../src/cli/bundle-pages.ts'
import { type BrowserKind, launchBrowser } from '../src/cli/launch-browser.ts'
import { ISOLATED, startServer } from '../src/cli/static-server.ts'
import type { TrailFrames } from './pages/trails.ts'
import { median } from './statistics.ts'

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

async function benchFirst(browsers: Record<BrowserKind, Browser>, address: string): Promise<void> {
  const table: object[] = []
  for (const backend of names) {
    for (const cache of ['cold', 'warm']) {
      const page = await open(browsers[BACKENDS[backend]], `${address}?${backend}`, cache === 'warm')
      const { frames, ms } = await page.evaluate((name) => window.firstTrail(name), backend)
      table.push({ backend, cache, 'shows in frame': frames, 'after, ms': Math.round(ms) })
      await page.close()
    }
  }
  console.log('The first trail of a page')
  console.table(table)
}

async function open(browser: Browser, address: string, isCached = true): Promise<Page> {
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.setCacheEnabled(isCached)
  await page.goto(address)
  return page
}

const root = process.cwd()
const outdir = join(root, 'node_modules/.cache/glissade/bench', String(process.pid))
await bundlePages({ entries: { trails: 'bench/pages/trails.ts' }, outdir, dev: false })
const server = await startServer({
  headers: () => ISOLATED,
  mounts: [
    { prefix: '/script/', folder: outdir },
    { prefix: '/', page: (path) => (path === 'trails' ? pageHtml('/script/trails.js', path) : null) },
  ],
})
const browsers = { gpu: await launchBrowser('gpu'), cpu: await launchBrowser('cpu') }
try {
  const address = `${server.origin}/trails`
  await benchFirst(browsers, address)
  await benchFrames({ gpu: await open(browsers.gpu, address), cpu: await open(browsers.cpu, address) })
} finally {
  await Promise.all(Object.values(browsers).map((browser) => browser.close()))
  await server.close()
  await rm(outdir, { recursive: true, force: true })
}
