import { parseArgs } from 'node:util'
import type { CardLayout } from '../demos/boards/cards.ts'
import { BadInput } from '../src/cli/bad-input.ts'
import type { BackendChoice } from '../src/engine/choose-backend.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'

export const LIFE_NAMES = ['first-frame', 'memory', 'leak'] as const
const STAGED: readonly string[] = SCENARIOS.map(({ name }) => name)
const NAMES: readonly string[] = [...STAGED, ...LIFE_NAMES]
const BACKENDS: readonly (BackendChoice | 'dawn')[] = ['canvas2d', 'webgl2', 'webgpu', 'auto', 'dawn']
const LAYOUTS: readonly CardLayout[] = ['world', 'dense']

export const BENCH_HELP = `glissade bench [BOARD.json] [--budget p99=16ms]
  Plays scenarios on a document, or on cards, and reports counts (exact) and times.
  --scenario  ${NAMES.join(', ')}; all
  --cards     1 to 1,000,000, where no document is named; 1000,10000
  --layout    ${LAYOUTS.join(', ')}; world
  --backend   ${BACKENDS.join(', ')}; canvas2d. dawn: WebGPU without a browser, without text and images
  --frames    of each scenario; 60
  --out       folder for JSON, Markdown, Prometheus text and a page with plots
  --budget    p50, p95 or p99 of whole frames, or with main. before it of the main thread; may be said several times
  --against   revision of this repository that plays in turns with the tree as it is, in --pairs 20 pairs
  --floor     what part slower does not count as slower; 0.02
Lists have commas. Exit code 1 over a budget, or when this build is slower or does more than the other one, 2 for bad input.`

/** At most so many milliseconds of `times`, at a percentile. */
export interface Budget {
  readonly times: 'frame' | 'main'
  readonly at: 'p50' | 'p95' | 'p99'
  readonly ms: number
}

export interface BenchOptions {
  readonly file: string | undefined
  readonly scenarios: readonly string[]
  readonly cards: readonly number[]
  readonly layouts: readonly CardLayout[]
  readonly backends: typeof BACKENDS
  readonly frames: number
  readonly out: string | undefined
  readonly budgets: readonly Budget[]
  readonly against: string | undefined
  readonly pairs: number
  readonly floor: number
}

/** Throws BadInput that says what is wrong and what is allowed, or a TypeError of `parseArgs`. */
export function readOptions(args: string[]): BenchOptions {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      scenario: text,
      cards: { ...text, default: '1000,10000' },
      layout: { ...text, default: 'world' },
      backend: { ...text, default: 'canvas2d' },
      frames: { ...text, default: '60' },
      out: text,
      budget: { ...text, multiple: true },
      against: text,
      pairs: { ...text, default: '20' },
      floor: { ...text, default: '0.02' },
    },
  })
  if (positionals.length > 1) throw new BadInput('name at most one board')
  const backends = listOf('--backend', values.backend, BACKENDS)
  const isOnDawn = backends.includes('dawn')
  const scenarios = listOf('--scenario', values.scenario ?? (isOnDawn ? STAGED : NAMES).join(), NAMES)
  if (isOnDawn && (values.against !== undefined || scenarios.some((name) => !STAGED.includes(name))))
    throw new BadInput(`dawn plays neither --against another build nor ${LIFE_NAMES.join(', ')}: a browser does`)
  return {
    file: positionals[0],
    scenarios,
    cards: values.cards.split(',').map((each) => numberOf('--cards', each, 1, 1e6)),
    layouts: listOf('--layout', values.layout, LAYOUTS),
    backends,
    frames: numberOf('--frames', values.frames, 2, 10_000),
    out: values.out,
    budgets: (values.budget ?? []).map(budgetOf),
    against: values.against,
    pairs: numberOf('--pairs', values.pairs, 5, 1000),
    floor: numberOf('--floor', values.floor, 0, 10),
  }
}

/** The names in `text`, with commas between them. */
export function listOf<T extends string>(option: string, text: string, allowed: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = allowed.find((each) => each === name)
    if (found === undefined) throw new BadInput(`${option} names '${name}'; allowed: ${allowed.join(', ')}`)
    return found
  })
}

export function numberOf(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (!(number >= least && number <= most))
    throw new BadInput(`${option} is '${text}'; it must be a number from ${least} to ${most}`)
  return number
}

function budgetOf(text: string): Budget {
  const [, times = 'frame', at, ms] = /^(?:(frame|main)\.)?(p50|p95|p99)=(\d+(?:\.\d+)?)ms$/.exec(text) ?? []
  if (at === undefined) throw new BadInput(`--budget is '${text}'; write it as p99=16ms or main.p95=4ms`)
  return { times, at, ms: Number(ms) } as Budget
}
