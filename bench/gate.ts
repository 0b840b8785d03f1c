/**
 * `npm run bench:gate`: can the gate of `npm run bench -- --against` be trusted? Plays this build against itself, and against builds
 * with a fault: identical builds may give no alarm, faults must give one. Besides the runs that were played it judges 1,000 runs put
 * together from their pairs. Exit code 1 when a case does not hold.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { PageSession } from '../src/cli/page-session.ts'
import { numberOf } from './options.ts'
import { buildPlanted, FULL_UPLOAD, type Plant, SLOWER } from './plants.ts'
import { comparisonOf, FLAGS, type Job, type Pair, playPairs, timeOf } from './play.ts'
import { isWorse } from './result.ts'
import { alarmShare, type TimePair } from './statistics.ts'
import { withPages } from './with-pages.ts'

const FLOOR = 0.02
const RESAMPLES = 1000

interface Case {
  readonly name: string
  readonly plant: Plant | null
  readonly backend: Job['backend']
  /** Of a scenario, and pairs of a run. */
  readonly frames: number
  readonly pairs: number
  /** Shares (0..1) of runs that give an alarm: least or most, of those played and of those put together. */
  readonly holds: (played: number, resampled: number) => boolean
}

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    runs: { ...text, default: '30' },
    pairs: { ...text, default: '20' },
    frames: { ...text, default: '200' },
    cards: { ...text, default: '1000' },
    out: text,
  },
})
const runs = numberOf('--runs', values.runs, 1, 1000)
const cards = numberOf('--cards', values.cards, 1, 1e6)
const TIMED = {
  backend: 'canvas2d',
  frames: numberOf('--frames', values.frames, 20, 10_000),
  pairs: numberOf('--pairs', values.pairs, 5, 1000),
} as const
/** Counts are exact: two pairs show that they are the same each time. Canvas2D has nothing to upload. */
const COUNTED = { backend: 'webgl2', frames: 20, pairs: 2 } as const

const CASES: readonly Case[] = [
  { name: 'identical', plant: null, ...TIMED, holds: (played, resampled) => played === 0 && resampled < 0.02 },
  { name: '15 % slower', plant: SLOWER, ...TIMED, holds: (...shares) => Math.min(...shares) >= 0.95 },
  { name: 'a full upload', plant: FULL_UPLOAD, ...COUNTED, holds: (played) => played >= 0.95 },
]

/** Plays a case; the pairs of all its runs. */
async function play(session: PageSession, { name, backend, frames, pairs }: Case, script: string): Promise<Pair[][]> {
  const job: Job = { scenario: 'drag', board: { cards, layout: 'world' }, backend, frames }
  const all: Pair[][] = []
  for (let run = 1; run <= runs; run++) {
    console.error(`${name}, run ${run} of ${runs}`)
    all.push(await playPairs(session, ['bench', script], job, pairs))
  }
  return all
}

const timesOf = (pair: Pair): TimePair => [timeOf(pair[0]), timeOf(pair[1])]

/** Of identical builds neither may be the faster, nor do less. */
function isAlarm(played: readonly Pair[], { plant }: Case): boolean {
  const comparison = comparisonOf(played, FLOOR)
  if (plant) return isWorse(comparison)
  return comparison.verdict !== 'same' || Object.keys(comparison.counters).length > 0
}

/** Of a case: times of its pairs by run, and shares (0..1) of runs that gave an alarm. */
interface Judged {
  readonly times: readonly TimePair[][]
  readonly played: number
  readonly resampled: number
}

function judge(all: readonly Pair[][], each: Case): Judged {
  const times = all.map((run) => run.map(timesOf))
  const played = all.filter((run) => isAlarm(run, each)).length / runs
  const options = { runs: RESAMPLES, pairs: each.pairs, floor: FLOOR, isSame: each.plant === null }
  return { times, played, resampled: alarmShare(times.flat(), options) }
}

async function playAll(session: PageSession, scripts: string): Promise<number> {
  const table: object[] = []
  const recorded: Record<string, Judged['times']> = {}
  let failed = 0
  for (const [i, each] of CASES.entries()) {
    const folder = `planted-${i}`
    if (each.plant) await buildPlanted(process.cwd(), each.plant, join(scripts, folder))
    const { times, played, resampled } = judge(
      await play(session, each, each.plant ? `${folder}/bench` : 'bench'),
      each,
    )
    recorded[each.name] = times
    const holds = each.holds(played, resampled)
    if (!holds) failed++
    const putTogether = each.plant === FULL_UPLOAD ? '' : resampled * RESAMPLES
    table.push({ case: each.name, runs, alarms: played * runs, [`of ${RESAMPLES} put together`]: putTogether, holds })
  }
  console.table(table)
  if (values.out !== undefined) {
    await mkdir(values.out, { recursive: true })
    await writeFile(join(values.out, 'gate.json'), `${JSON.stringify(recorded)}\n`)
  }
  return failed > 0 ? 1 : 0
}

process.exitCode = await withPages({ bench: 'bench/pages/bench-page.ts' }, playAll, { flags: FLAGS })
