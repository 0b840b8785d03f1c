/**
 * Which backend draws: a pure state machine. What happened and the time go in, the next ladder comes out; `wishOf` says
 * what it wants done now. One rung is tried at a time. Times are ms of one clock.
 */
import type { BackendName } from '../choose-backend.ts'

export interface Ladder {
  /** Rungs that may be taken, best first. */
  readonly rungs: readonly BackendName[]
  /** What draws; null while nothing does. */
  readonly current: BackendName | null
  /** Rungs still to be tried in this pass, the first one being tried now. */
  readonly queue: readonly BackendName[]
  /** Rungs that draw this scene slower than one below: not climbed to again. */
  readonly slower: readonly BackendName[]
  /** When another backend took over, over the last `WINDOW`. */
  readonly swaps: readonly number[]
  /** Passes in a row that came to nothing. */
  readonly failures: number
  /** No pass begins before. */
  readonly nextPass: number
}

export type LadderEvent =
  /** What draws was lost. */
  | { readonly type: 'lost' }
  /** The rung that was tried draws now, is slower than what draws, or could not be had. */
  | { readonly type: 'proved' | 'slower' | 'refused'; readonly rung: BackendName }
  /** The time has come, or the page came into view. */
  | { readonly type: 'time' }

export interface Moment {
  readonly now: number
  /** No picture has been drawn since. */
  readonly quietSince: number
  readonly isVisible: boolean
}

export interface Wish {
  /** To be tried now; null: nothing. */
  readonly rung: BackendName | null
  /** When to come with 'time'; null: nothing is waited for but events. */
  readonly wakeAt: number | null
}

/** ms after a pass that came to nothing. The last is Chromium's: after two crashes of its GPU process a host gets none for two minutes. */
const RETRIES = [250, 1500, 5000, 30_000, 120_000] as const
/** After so many swaps within `WINDOW` ms the next one is to the lowest rung: a picture that changes hands all the time is worse than a slow one. */
const MAX_SWAPS = 2
const WINDOW = 60_000
/** No picture for so long is idle. */
const QUIET = 200
/** A scene that never rests is climbed in after so long all the same. */
const PATIENCE = 30_000

/** A ladder on which `current` draws; the first pass need not wait for rest. */
export function createLadder(rungs: readonly BackendName[], current: BackendName | null, now: number): Ladder {
  return { rungs, current, queue: [], slower: [], swaps: [], failures: 0, nextPass: now - PATIENCE }
}

export function advance(ladder: Ladder, event: LadderEvent, moment: Moment): Ladder {
  const { now } = moment
  if (event.type === 'lost') return lose(ladder, now)
  if (event.type === 'time') return isDue(ladder, moment) ? { ...ladder, queue: rungsAbove(ladder) } : ladder
  const { type, rung } = event
  if (type === 'proved') {
    const next = { ...ladder, current: rung, queue: [], swaps: [...recentSwaps(ladder, now), now] }
    const isBest = rungsAbove(next).length === 0
    return { ...next, ...(isBest ? { failures: 0 } : pause(ladder, now)) }
  }
  const slower = type === 'slower' ? [...ladder.slower, rung] : ladder.slower
  const queue = ladder.queue.filter((name) => name !== rung)
  return { ...ladder, slower, queue, ...(queue.length ? {} : pause(ladder, now)) }
}

/** What this ladder wants done at this moment. */
export function wishOf(ladder: Ladder, { now, quietSince, isVisible }: Moment): Wish {
  const { queue, nextPass, current, swaps } = ladder
  const [rung = null] = queue
  if (rung || rungsAbove(ladder).length === 0) return { rung, wakeAt: null }
  if (!current) return { rung, wakeAt: nextPass }
  const due = Math.max(nextPass, (swaps.at(-MAX_SWAPS) ?? -Infinity) + WINDOW)
  const quiet = Math.max(due, quietSince + QUIET)
  return { rung, wakeAt: isVisible ? Math.max(now, Math.min(quiet, due + PATIENCE)) : null }
}

/** The same rung again, on a fresh device, then those below; after too many swaps the lowest. */
function lose(ladder: Ladder, now: number): Ladder {
  const { rungs, current } = ladder
  if (!current) return ladder
  const lost = { ...ladder, current: null }
  if (recentSwaps(ladder, now).length < MAX_SWAPS) return { ...lost, queue: rungs.slice(rungs.indexOf(current)) }
  const last = RETRIES.length - 1
  return {
    ...lost,
    queue: rungs.slice(-1).filter((rung) => rung !== current),
    failures: last,
    nextPass: now + (RETRIES[last] as number),
  }
}

function recentSwaps({ swaps }: Ladder, now: number): readonly number[] {
  return swaps.filter((time) => time > now - WINDOW)
}

/** Rungs worth trying: all while nothing draws; else those above that were not slower. */
function rungsAbove({ rungs, current, slower }: Ladder): readonly BackendName[] {
  return current ? rungs.slice(0, rungs.indexOf(current)).filter((rung) => !slower.includes(rung)) : rungs
}

function isDue(ladder: Ladder, moment: Moment): boolean {
  const { wakeAt } = wishOf(ladder, moment)
  return wakeAt !== null && wakeAt <= moment.now
}

/** A pass came to nothing, or to less than the best. */
function pause({ failures, nextPass }: Ladder, now: number): Pick<Ladder, 'failures' | 'nextPass'> {
  const wait = RETRIES[Math.min(failures, RETRIES.length - 1)] as number
  return { failures: failures + 1, nextPass: Math.max(nextPass, now + wait) }
}
