import type { BrowserKind } from '../../src/cli/launch-browser.ts'
import { percentile } from '../statistics.ts'
import type { PeerScenario } from './options.ts'
import type { Played } from './peer-page.ts'

/** One scenario of one peer on one board, over all rounds. Milliseconds. */
export interface PeerResult {
  readonly scenario: PeerScenario
  /** `world 10,000`. */
  readonly board: string
  readonly peer: string
  readonly browser: BrowserKind
  /** Of the main thread; of the whole, null where nothing but the main thread works. NaN where nothing was finished. */
  readonly mainMs: number
  readonly frameMs: number | null
  readonly frameP99: number | null
  /** Slower to faster round. */
  readonly spread: number
  /** Share (0..1) of what was asked for that was done in the time there was. */
  readonly done: number
}

export type Case = Pick<PeerResult, 'scenario' | 'board' | 'peer' | 'browser'>

/** Medians over the frames of all rounds. */
export function resultOf(names: Case, rounds: readonly Played[]): PeerResult {
  const all = (pick: (round: Played) => readonly number[]) => rounds.flatMap(pick)
  const main = all((round) => round.main)
  const frame = all((round) => round.frame)
  const medians = rounds.map((round) => percentile(round.frame.length ? round.frame : round.main, 0.5))
  return {
    ...names,
    mainMs: percentile(main, 0.5),
    frameMs: frame.length ? percentile(frame, 0.5) : null,
    frameP99: frame.length ? percentile(frame, 0.99) : null,
    spread: Math.max(...medians) / Math.min(...medians),
    done:
      main.length /
      Math.max(
        1,
        rounds.reduce((sum, { asked }) => sum + asked, 0),
      ),
  }
}
