/**
 * `npm run bench:peers`: Glissade and other libraries draw the same cards and play the same scenarios, in turns in one run, each in
 * the browser in which it is at its best. Exit code 2: asked for something that is
 * not to be had.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'puppeteer'
import { pageBuildOptions, pageHtml } from '../../src/cli/bundle-pages.ts'
import { type BrowserKind, launchBrowser } from '../../src/cli/launch-browser.ts'
import { ISOLATED, type StaticServer, startServer } from '../../src/cli/static-server.ts'
import { type Board, nameOf } from '../board.ts'
import { type PeerOptions, type PeerScenario, readPeerOptions } from './options.ts'
import type { Played } from './peer-page.ts'
import { PEERS, type PeerEntry } from './peers.ts'
import { differences, type Picture } from './pictures.ts'
import { reportOf } from './report.ts'
import { type Case, resultOf } from './result.ts'

const ROOT = process.cwd()
const HERE = join(ROOT, 'bench/peers')
const CACHE = join(ROOT, 'node_modules/.cache/glissade/peers', String(process.pid))
/** For setting a library up. */
const SET_UP_MS = 60_000

type Cards = Extract<Board, { cards: number }>

async function serve(): Promise<StaticServer> {
  const libraries = [...new Set(PEERS.map(({ library }) => library))]
  const entries = Object.fromEntries(libraries.map((name) => [name, join(HERE, 'libraries', `${name}.ts`)]))
  const bundle = { entries: { ...entries, page: join(HERE, 'peer-page.ts') }, outdir: CACHE, dev: false }
  // CanvasKit asks for them where there is a process
  await build({ ...pageBuildOptions(bundle), external: ['fs', 'path'] })
  return startServer({
    headers: () => ISOLATED,
    mounts: [
      { prefix: '/script/', folder: CACHE },
      { prefix: '/fonts/', folder: join(ROOT, 'node_modules/@fontsource') },
      { prefix: '/packages/', folder: join(HERE, 'node_modules') },
      { prefix: '/', page: (path) => (path === 'peer' ? pageHtml('/script/page.js', 'peer') : null) },
    ],
  })
}

async function openPage(browser: Browser, { origin }: StaticServer): Promise<Page> {
  const page = await browser.newPage()
  page.setDefaultTimeout(SET_UP_MS)
  page.on('pageerror', (error) => console.error(error instanceof Error ? error.message : String(error)))
  await page.goto(`${origin}/peer`)
  return page
}

/** What one peer did on one board in one round; less when it could not be set up in time. */
interface Turn {
  readonly played: ReadonlyMap<PeerScenario, Played>
  readonly picture: Uint8Array | null
  readonly picks: readonly number[]
}

async function take(page: Page, { library, variant }: PeerEntry, board: Cards, options: PeerOptions): Promise<Turn> {
  const played = new Map<PeerScenario, Played>()
  try {
    const setUp = page.evaluate((...args) => window.peers.setUp(...args), library, variant, board.cards, board.layout)
    const { firstMs } = await Promise.race([setUp, tooLong()])
    played.set('first-frame', { main: [firstMs], frame: [], asked: 1 })
    const picture = await page.screenshot({ optimizeForSpeed: true })
    const picks = await page.evaluate(() => window.peers.picks())
    for (const scenario of options.scenarios) {
      if (scenario === 'first-frame') continue
      const args = [scenario, options.frames, options.seconds * 1000] as const
      played.set(scenario, await page.evaluate((...args) => window.peers.play(...args), ...args))
    }
    return { played, picture, picks }
  } catch (error) {
    console.error(`  ${error instanceof Error ? error.message : error}`)
    return { played, picture: null, picks: [] }
  }
}

const tooLong = () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(new Error('was not set up in time')), SET_UP_MS).unref())

async function playAll(options: PeerOptions, server: StaticServer, browsers: Readonly<Record<BrowserKind, Browser>>) {
  const boards: Cards[] = options.layouts.flatMap((layout) => options.cards.map((cards) => ({ cards, layout })))
  const peers = PEERS.filter(({ name }) => options.peers.includes(name))
  const cases = new Map<string, { readonly names: Case; readonly rounds: Played[] }>()
  const pictures: Picture[] = []
  for (let turn = 0; turn < options.rounds; turn++) {
    for (const board of boards) {
      // each before and after each other
      for (const peer of turn % 2 ? [...peers].reverse() : peers) {
        console.error(`${nameOf(board)}, ${peer.name}, round ${turn + 1}`)
        const page = await openPage(browsers[peer.browser], server)
        const { played, picture, picks } = await take(page, peer, board, options)
        await page.close()
        const names = { board: nameOf(board), peer: peer.name, browser: peer.browser }
        if (turn === 0 && picture) pictures.push({ ...names, png: picture, picks })
        for (const scenario of options.scenarios) {
          const key = `${scenario} ${names.board} ${names.peer}`
          const known = cases.get(key) ?? { names: { ...names, scenario }, rounds: [] }
          cases.set(key, known)
          const round = played.get(scenario)
          if (round) known.rounds.push(round)
        }
      }
    }
  }
  return { results: [...cases.values()].map(({ names, rounds }) => resultOf(names, rounds)), pictures }
}

async function main(): Promise<number> {
  let options: PeerOptions
  try {
    options = readPeerOptions(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 2
  }
  const server = await serve()
  const browsers = { gpu: await launchBrowser('gpu'), cpu: await launchBrowser('cpu') }
  try {
    const { results, pictures } = await playAll(options, server, browsers)
    const likeness = differences(pictures)
    const text = reportOf(results, likeness)
    console.log(text)
    if (options.out !== undefined) {
      await mkdir(options.out, { recursive: true })
      await writeFile(join(options.out, 'peers.md'), text)
      await writeFile(join(options.out, 'peers.json'), `${JSON.stringify({ results, likeness }, null, 2)}\n`)
      for (const { board, peer, png } of pictures)
        await writeFile(join(options.out, `${board.replace(/\W+/g, '-')}-${peer}.png`), png)
    }
    return 0
  } finally {
    await Promise.all([browsers.gpu.close(), browsers.cpu.close(), server.close()])
    await rm(CACHE, { recursive: true, force: true })
  }
}

process.exitCode = await main()
