import { parseArgs } from 'node:util'
import type { CardLayout } from '../demos/boards/cards.ts'
import type { BackendChoice } from '../src/engine/choose-backend.ts'
import { SCENARIOS } from './scenarios/scenarios.ts'

export const LIFE_NAMES = ['first-frame', 'memory', 'leak'] as const
const NAMES: readonly string[] = [...SCENARIOS.map(({ name }) => name), ...LIFE_NAMES]
const BACKENDS: readonly BackendChoice[] = ['canvas2d', 'webgl2', 'webgpu', 'auto']
const LAYOUTS: readonly CardLayout[] = ['world', 'dense']

export const USAGE = `npm run bench -- [BOARD.json] [--scenario drag,pan] [--cards 1000,10000] [--layout world,dense]
  [--backend canvas2d,webgl2,webgpu] [--frames 60] [--out FOLDER] [--budget p99=16ms]
  [--against REVISION [--pairs 20] [--floor 0.02]]
scenarios: ${NAMES.join(', ')}`

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
  readonly backends: readonly BackendChoice[]
  readonly frames: number
  readonly out: string | undefined
  readonly budgets: readonly Budget[]
  readonly against: string | undefined
  readonly pairs: number
  readonly floor: number
}

/** Throws an Error that says what is wrong and what is allowed. */
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
  if (positionals.length > 1) throw new Error(`name at most one board\n${USAGE}`)
  return {
    file: positionals[0],
    scenarios: listOf('--scenario', values.scenario ?? NAMES.join(), NAMES),
    cards: values.cards.split(',').map((each) => numberOf('--cards', each, 1, 1e6)),
    layouts: listOf('--layout', values.layout, LAYOUTS),
    backends: listOf('--backend', values.backend, BACKENDS),
    frames: numberOf('--frames', values.frames, 2, 10_000),
    out: values.out,
    budgets: (values.budget ?? []).map(budgetOf),
    against: values.against,
    pairs: numberOf('--pairs', values.pairs, 5, 1000),
    floor: numberOf('--floor', values.floor, 0, 10),
  }
}

/** The names in `text`, with commas between them; `usage` ends the Error about one that is not allowed. */
export function listOf<T extends string>(option: string, text: string, allowed: readonly T[], usage = USAGE): T[] {
  return text.split(',').map((name) => {
    const found = allowed.find((each) => each === name)
    if (found === undefined) throw new Error(`${option} names '${name}'; allowed: ${allowed.join(', ')}\n${usage}`)
    return found
  })
}

/** The number in `text`; `usage` ends the Error about one that is not allowed. */
export function numberOf(option: string, text: string, least: number, most: number, usage = USAGE): number {
  const number = Number(text)
  if (!(number >= least && number <= most))
    throw new Error(`${option} is '${text}'; it must be a number from ${least} to ${most}\n${usage}`)
  return number
}

function budgetOf(text: string): Budget {
  const [, times = 'frame', at, ms] = /^(?:(frame|main)\.)?(p50|p95|p99)=(\d+(?:\.\d+)?)ms$/.exec(text) ?? []
  if (at === undefined) throw new Error(`--budget is '${text}'; write it as p99=16ms or main.p95=4ms\n${USAGE}`)
  return { times, at, ms: Number(ms) } as Budget
}
