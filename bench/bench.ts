/**
 * `npm run bench`: plays scenarios in a headless browser and reports counters (exact), times of the main thread and of whole frames.
 * With `--against REVISION` both builds play in turns in one run, and are judged by the ratio of their pairs. Exit codes: 0 fine,
 * 1 slower than the other build or over a budget, 2 asked for something that is not to be had.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { pageHtml } from '../src/cli/bundle-pages.ts'
import { launchBrowser } from '../src/cli/launch-browser.ts'
import { ISOLATED, type StaticServer, startServer } from '../src/cli/static-server.ts'
import { type Board, nameOf } from './board.ts'
import { buildPage, buildRevision, removeRevision } from './build.ts'
import { type BenchOptions, type Budget, readOptions } from './options.ts'
import type { BenchReply } from './pages/bench-page.ts'
import { htmlOf } from './report/html.ts'
import { markdownOf } from './report/markdown.ts'
import { prometheusOf } from './report/prometheus.ts'
import { differing, type Result, resultOf } from './result.ts'
import { pairedRatio, verdictOf } from './statistics.ts'

const ROOT = process.cwd()
const CACHE = join(ROOT, 'node_modules/.cache/glissade/bench', String(process.pid))
const TIMEOUT_MS = 600_000
const FLAGS = ['--js-flags=--expose-gc', '--enable-precise-memory-info']

type Backend = BenchOptions['backends'][number]

async function boardsOf({ file, cards, layouts }: BenchOptions): Promise<Board[]> {
  if (file !== undefined) return [{ document: JSON.parse(await readFile(file, 'utf8')) }]
  return layouts.flatMap((layout) => cards.map((count) => ({ cards: count, layout })))
}

async function openPage(browser: Browser, server: StaticServer, build: 'here' | 'there'): Promise<Page> {
  const page = await browser.newPage()
  page.setDefaultTimeout(TIMEOUT_MS)
  page.on('pageerror', (error) => console.error(error instanceof Error ? error.message : String(error)))
  await page.goto(`${server.origin}/${build}`)
  return page
}

/** A browser for each run of a scenario would be more alike, but slower than the scenario: a page for each is alike enough. */
async function play(browser: Browser, server: StaticServer, build: 'here' | 'there', job: Job): Promise<BenchReply> {
  const page = await openPage(browser, server, build)
  try {
    return await page.evaluate((...args) => window.runScenario(...args), ...job)
  } finally {
    await page.close()
  }
}

type Job = [scenario: string, board: Board, backend: Backend, frames: number]

/** Both builds in turns, each first in every other pair. */
async function compare(browser: Browser, server: StaticServer, job: Job, options: BenchOptions): Promise<Result> {
  const names = { scenario: job[0], board: nameOf(job[1]), backend: job[2] }
  const pairs: [there: Result, here: Result][] = []
  for (let i = 0; i < options.pairs; i++) {
    const order = i % 2 ? (['here', 'there'] as const) : (['there', 'here'] as const)
    const [first, second] = [
      resultOf(names, await play(browser, server, order[0], job)),
      resultOf(names, await play(browser, server, order[1], job)),
    ]
    pairs.push(i % 2 ? [second, first] : [first, second])
  }
  const [there, here] = pairs.at(-1) as [Result, Result]
  const main = pairedRatio(pairs.map(([a, b]) => [timeOf(a), timeOf(b)]))
  const counters = differing(there.counters, here.counters)
  return { ...here, against: { main, verdict: verdictOf(main, options.floor), counters } }
}

/** What is compared: the main thread's time of a frame, or what the scenario timed itself. */
function timeOf({ main, values }: Result): number {
  const own = Object.entries(values).find(([name]) => name.startsWith('ms '))
  return main?.p50 ?? own?.[1] ?? Number.NaN
}

async function playAll(options: BenchOptions, server: StaticServer): Promise<Result[]> {
  const results: Result[] = []
  const boards = await boardsOf(options)
  for (const backend of options.backends) {
    const browser = await launchBrowser(backend === 'webgpu' || backend === 'webgl2' ? 'gpu' : 'cpu', FLAGS)
    try {
      for (const board of boards) {
        for (const scenario of options.scenarios) {
          const job: Job = [scenario, board, backend, options.frames]
          console.error(`${scenario}, ${nameOf(board)}, ${backend}`)
          if (options.against !== undefined) results.push(await compare(browser, server, job, options))
          else {
            const reply = await play(browser, server, 'here', job)
            results.push(resultOf({ scenario, board: nameOf(board), backend: reply.backend }, reply))
          }
        }
      }
    } finally {
      await browser.close()
    }
  }
  return results
}

function overBudget(results: readonly Result[], budgets: readonly Budget[]): string[] {
  return budgets.flatMap(({ times, at, ms }) =>
    results
      .filter((result) => (result[times]?.[at] ?? 0) > ms)
      .map((result) => {
        const value = result[times]?.[at].toFixed(2)
        return `over budget: ${result.scenario}, ${result.board}, ${result.backend}: ${times}.${at} ${value} > ${ms} ms`
      }),
  )
}

async function writeReports(folder: string, results: readonly Result[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const put = (name: string, text: string) => writeFile(join(folder, name), text)
  await put('bench.json', `${JSON.stringify(results, null, 2)}\n`)
  await put('bench.md', markdownOf(results))
  await put('bench.prom', prometheusOf(results))
  await put('bench.html', htmlOf(results, 'Glissade bench'))
}

async function main(): Promise<number> {
  let options: BenchOptions
  try {
    options = readOptions(process.argv.slice(2))
    await buildPage(ROOT, join(CACHE, 'here'))
    if (options.against !== undefined)
      await buildRevision(ROOT, options.against, join(CACHE, 'revision'), join(CACHE, 'there'))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 2
  }
  const server = await startServer({
    headers: () => ISOLATED,
    mounts: [
      { prefix: '/script/', folder: CACHE },
      {
        prefix: '/',
        page: (path) => (/^(here|there)$/.test(path) ? pageHtml(`/script/${path}/bench.js`, 'bench') : null),
      },
    ],
  })
  try {
    const results = await playAll(options, server)
    console.log(markdownOf(results))
    if (options.out !== undefined) await writeReports(options.out, results)
    const slower = results.filter(({ against }) => against?.verdict === 'slower')
    const over = overBudget(results, options.budgets)
    for (const line of over) console.log(line)
    return slower.length || over.length ? 1 : 0
  } finally {
    await server.close()
    await removeRevision(ROOT, join(CACHE, 'revision'))
    await rm(CACHE, { recursive: true, force: true })
  }
}

process.exitCode = await main()
