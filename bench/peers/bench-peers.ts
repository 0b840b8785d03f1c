/**
 * `npm run bench:peers`: Glissade and other libraries draw the same cards and play the same scenarios, in turns in one run, each in
 * the browser in which it is at its best. Exit code 2: asked for something that is
 * not to be had.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import type { PageSession } from '../../src/cli/page-session.ts'
import { type Board, nameOf } from '../board.ts'
import { withPages } from '../with-pages.ts'
import { PEERS_HELP, type PeerOptions, type PeerScenario, readPeerOptions } from './options.ts'
import type { Played } from './peer-page.ts'
import { PEERS, type PeerEntry } from './peers.ts'
import { differences, type Picture } from './pictures.ts'
import { reportOf } from './report.ts'
import { type Case, resultOf } from './result.ts'

const ROOT = process.cwd()
const HERE = join(ROOT, 'bench/peers')
/** For setting a library up. */
const SET_UP_MS = 60_000

type Cards = Extract<Board, { cards: number }>

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

async function playAll(options: PeerOptions, session: PageSession) {
  const boards: Cards[] = options.layouts.flatMap((layout) => options.cards.map((cards) => ({ cards, layout })))
  const peers = PEERS.filter(({ name }) => options.peers.includes(name))
  const cases = new Map<string, { readonly names: Case; readonly rounds: Played[] }>()
  const pictures: Picture[] = []
  for (let turn = 0; turn < options.rounds; turn++) {
    for (const board of boards) {
      // each before and after each other
      for (const peer of turn % 2 ? [...peers].reverse() : peers) {
        console.error(`${nameOf(board)}, ${peer.name}, round ${turn + 1}`)
        const page = await session.open(peer.browser, 'page')
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
    console.error(`${error instanceof Error ? error.message : error}\n${PEERS_HELP}`)
    return 2
  }
  const libraries = [...new Set(PEERS.map(({ library }) => library))]
  const entries = Object.fromEntries(libraries.map((name) => [name, join(HERE, 'libraries', `${name}.ts`)]))
  const mounts = [
    { prefix: '/fonts/', folder: join(ROOT, 'node_modules/@fontsource') },
    { prefix: '/packages/', folder: join(HERE, 'node_modules') },
  ]
  // CanvasKit asks for them where there is a process
  const external = ['fs', 'path']
  const played = await withPages(
    { ...entries, page: join(HERE, 'peer-page.ts') },
    (session) => playAll(options, session),
    { mounts, external },
  )
  await report(options, played)
  return 0
}

async function report({ out }: PeerOptions, { results, pictures }: Awaited<ReturnType<typeof playAll>>): Promise<void> {
  const likeness = differences(pictures)
  const text = reportOf(results, likeness)
  console.log(text)
  if (out === undefined) return
  await mkdir(out, { recursive: true })
  await writeFile(join(out, 'peers.md'), text)
  await writeFile(join(out, 'peers.json'), `${JSON.stringify({ results, likeness }, null, 2)}\n`)
  for (const { board, peer, png } of pictures)
    await writeFile(join(out, `${board.replace(/\W+/g, '-')}-${peer}.png`), png)
}

process.exitCode = await main()
