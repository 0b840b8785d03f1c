import type { Measurement } from './scenario.ts'
import type { FrameCounters, FrameSample } from './stage.ts'
import { jitter, percentile, type Ratio, type Verdict } from './statistics.ts'

/** One scenario on one board and backend. */
export interface Result {
  readonly scenario: string
  readonly board: string
  readonly backend: string
  readonly frames: number
  /** The largest of each over the frames: exact, so that they can gate. */
  readonly counters: FrameCounters | null
  readonly main: Times | null
  readonly frame: Times | null
  readonly values: Readonly<Record<string, number>>
  /** Against another build in the same run. */
  readonly against: Comparison | null
}

/** Milliseconds. */
export interface Times {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly jitter: number
  readonly all: readonly number[]
}

export interface Comparison {
  readonly main: Ratio
  readonly verdict: Verdict
  /** Counters that differ: name -> [there, here]. */
  readonly counters: Readonly<Record<string, readonly [number, number]>>
}

export function resultOf(
  names: Pick<Result, 'scenario' | 'board' | 'backend'>,
  { frames, values }: Measurement,
): Result {
  return {
    ...names,
    frames: frames.length,
    counters: largest(frames),
    main: timesOf(frames.map(({ mainMs }) => mainMs)),
    frame: timesOf(frames.map(({ frameMs }) => frameMs)),
    values,
    against: null,
  }
}

function timesOf(all: readonly number[]): Times | null {
  if (all.length === 0) return null
  return { p50: percentile(all, 0.5), p95: percentile(all, 0.95), p99: percentile(all, 0.99), jitter: jitter(all), all }
}

export function largest(frames: readonly FrameSample[]): FrameCounters | null {
  const [first, ...more] = frames.map(({ counters }) => counters)
  if (!first) return null
  const most: Record<string, number> = { ...first }
  for (const counters of more)
    for (const [name, n] of Object.entries(counters)) most[name] = Math.max(most[name] ?? 0, n)
  return most as unknown as FrameCounters
}

/** Counters that differ between two builds, of those that both have. */
export function differing(
  there: FrameCounters | null,
  here: FrameCounters | null,
): Record<string, readonly [number, number]> {
  const names = Object.keys(here ?? {}) as (keyof FrameCounters)[]
  const pairs = names.map((name) => [name, [there?.[name] ?? here?.[name] ?? 0, here?.[name] ?? 0]] as const)
  return Object.fromEntries(pairs.filter(([, [a, b]]) => a !== b))
}

/** Slower, or more of anything that is counted: counts are exact, so that more is more. */
export function isWorse({ verdict, counters }: Comparison): boolean {
  return verdict === 'slower' || Object.values(counters).some(([there, here]) => here > there)
}
