/**
 * `glissade bench`: plays scenarios in a headless browser, or on Dawn, and reports counters (exact), times of the main thread and of whole frames.
 * With `--against REVISION` both builds play in turns in one run, and are judged by their counters and by the ratio of their pairs.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { BadInput } from '../src/cli/bad-input.ts'
import { startDawn } from '../src/cli/dawn.ts'
import { type PageSession, startSession } from '../src/cli/page-session.ts'
import { readDocument } from '../src/document/load.ts'
import { type Board, nameOf } from './board.ts'
import { type BenchOptions, type Budget, readOptions } from './options.ts'
import { comparisonOf, FLAGS, type Job, type Pair, play, playPairs } from './play.ts'
import { htmlOf } from './report/html.ts'
import { markdownOf } from './report/markdown.ts'
import { prometheusOf } from './report/prometheus.ts'
import { isWorse, type Result } from './result.ts'

/** Where the pages of the bench come from. */
export interface BenchSources {
  /** Folder with the page script bench.js. */
  readonly scripts: string
  /** Puts that of another revision beside it, and says its name; only where there is a repository. */
  readonly buildRevision?: (revision: string) => Promise<string>
}

const THIS = 'bench'

async function boardsOf({ file, cards, layouts }: BenchOptions): Promise<Board[]> {
  if (file === undefined) return layouts.flatMap((layout) => cards.map((count) => ({ cards: count, layout })))
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new BadInput(error.message)
  })
  // Refused here, with code and path, and not by each page.
  return [{ document: readDocument(text) }]
}

async function playAll(
  options: BenchOptions,
  boards: readonly Board[],
  session: PageSession,
  other: string | null,
): Promise<Result[]> {
  const results: Result[] = []
  for (const backend of options.backends) {
    for (const board of boards) {
      for (const scenario of options.scenarios) {
        const job: Job = { scenario, board, backend, frames: options.frames }
        console.error(`${scenario}, ${nameOf(board)}, ${backend}`)
        if (other === null) results.push(await play(session, THIS, job))
        else {
          const pairs = await playPairs(session, [other, THIS], job, options.pairs)
          const [, here] = pairs.at(-1) as Pair
          results.push({ ...here, against: comparisonOf(pairs, options.floor) })
        }
      }
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

/** Does what `args` say; the exit code: 0 fine, 1 over a budget or worse than the other build. Throws BadInput, or EngineError. */
export async function bench(args: string[], { scripts, buildRevision }: BenchSources): Promise<number> {
  const options = readOptions(args)
  const { file, against, budgets, out } = options
  const elsewhere = options.backends.includes('dawn') ? await startDawn() : null
  if (elsewhere !== null) return elsewhere
  const boards = await boardsOf(options)
  if (against !== undefined && !buildRevision)
    throw new BadInput('--against builds a revision of glissade: run `npm run bench` in its repository')
  const other = against === undefined ? null : ((await buildRevision?.(against)) ?? null)
  // Images with relative addresses lie beside the document.
  const mounts = file === undefined ? [] : [{ prefix: '/', folder: dirname(resolve(file)) }]
  const session = await startSession({ scripts, mounts, flags: FLAGS })
  try {
    const results = await playAll(options, boards, session, other)
    console.log(markdownOf(results))
    if (out !== undefined) await writeReports(out, results)
    const over = overBudget(results, budgets)
    for (const line of over) console.log(line)
    return over.length || results.some(({ against }) => against && isWorse(against)) ? 1 : 0
  } finally {
    await session.close()
  }
}
