/** One scenario, played once or by two builds in turns. */
import type { PageSession } from '../src/cli/page-session.ts'
import type { BackendChoice } from '../src/engine/choose-backend.ts'
import { type Board, nameOf } from './board.ts'
import type { BenchOptions } from './options.ts'
import type { BenchReply } from './pages/bench-page.ts'
import { playOnDawn } from './play-on-dawn.ts'
import { type Comparison, differing, type Result, resultOf } from './result.ts'
import { pairedRatio, percentile, verdictOf } from './statistics.ts'

export interface Job {
  readonly scenario: string
  readonly board: Board
  readonly backend: BenchOptions['backends'][number]
  readonly frames: number
}

/** For memory: a collection on demand, and counts that are not rounded. */
export const FLAGS = ['--js-flags=--expose-gc', '--enable-precise-memory-info']

/** By the script of a build. A browser for each play would be more alike, but slower than the play: a page for each is alike enough. */
export async function play(session: PageSession, script: string, job: Job): Promise<Result> {
  const reply = job.backend === 'dawn' ? await playOnDawn(job) : await playInPage(session, script, job, job.backend)
  return resultOf({ scenario: job.scenario, board: nameOf(job.board), backend: reply.backend }, reply)
}

async function playInPage(
  session: PageSession,
  script: string,
  { scenario, board, frames }: Job,
  backend: BackendChoice,
): Promise<BenchReply> {
  const page = await session.open(backend === 'webgpu' || backend === 'webgl2' ? 'gpu' : 'cpu', script)
  try {
    return await page.evaluate((...args) => window.runScenario(...args), scenario, board, backend, frames)
  } finally {
    await page.close()
  }
}

/** Results of two builds. */
export type Pair = readonly [there: Result, here: Result]

/** Both builds in turns, each first in every other pair. */
export async function playPairs(
  session: PageSession,
  [there, here]: readonly [there: string, here: string],
  job: Job,
  count: number,
): Promise<Pair[]> {
  const pairs: Pair[] = []
  for (let i = 0; i < count; i++) {
    const first = await play(session, i % 2 ? here : there, job)
    const second = await play(session, i % 2 ? there : here, job)
    pairs.push(i % 2 ? [second, first] : [first, second])
  }
  return pairs
}

/**
 * What is compared: the main thread's time of a frame, or what the scenario timed itself. Of the frames the tenth percentile, as what else
 * a machine does only adds: on one with ten times the work that it can do, pairs of it scatter by 0.13, of medians by 0.2, of means by 0.8.
 */
export function timeOf({ main, values }: Result): number {
  const own = Object.entries(values).find(([name]) => name.startsWith('ms '))
  return main ? percentile(main.all, 0.1) : (own?.[1] ?? Number.NaN)
}

export function comparisonOf(pairs: readonly Pair[], floor: number): Comparison {
  const main = pairedRatio(pairs.map(([a, b]) => [timeOf(a), timeOf(b)]))
  const [there, here] = pairs.at(-1) as Pair
  return { main, verdict: verdictOf(main, floor), counters: differing(there.counters, here.counters) }
}
