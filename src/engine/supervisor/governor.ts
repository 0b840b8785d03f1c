/**
 * With how much pictures in motion are drawn: a pure state machine. How long each took and the time go in, which steps down are
 * taken comes out. A step that does not help is taken back. One that helps is given back after a while in which pictures came in
 * time; where that was too soon, the next while is twice as long, else half: so it does not flap, and always comes back.
 */

import type { QualityStep as Step } from '../metrics.ts'

/** From what is missed least to what is missed most. */
export const STEPS: readonly Step[] = ['sparse-trails', 'pixel-ratio-75', 'pixel-ratio-50', 'frame-rate-30']

export interface Governor {
  /** Steps down, in the order in which they were taken. */
  readonly taken: readonly Step[]
  /** Steps that did not help, and the time until which they are not taken again. */
  readonly barred: Readonly<Partial<Record<Step, number>>>
  /** ms that a picture took before the last step, while that is on trial. */
  readonly before: number | null
  /** ms in which pictures came in time, since the last step. */
  readonly good: number
  /** ms after which the last step is given back. */
  readonly patience: number
  /** Was a step given back, and is it to be seen whether that was too soon? */
  readonly isReturning: boolean
  /** Of this window. */
  readonly ms: number
  readonly pictures: number
  readonly late: number
}

/** ms that a picture may take: more, and two refreshes of a display at 60 a second pass. */
export const BUDGET = 24
/** ms, and pictures, that are judged together. */
const WINDOW = 500
const LEAST_PICTURES = 4
/** Shares of late pictures: from the one on, something must be done; up to the other, all is well. */
const OVER = 0.6
const WELL = 0.2
/** A step helps when pictures take this share of the time, or less. */
const HELP = 0.9
const FIRST_PATIENCE = 5000
const LAST_PATIENCE = 60_000
/** ms for which a step that did not help is not taken. */
const BARRED = 600_000

export function createGovernor(): Governor {
  return {
    taken: [],
    barred: {},
    before: null,
    good: 0,
    patience: FIRST_PATIENCE,
    isReturning: false,
    ms: 0,
    pictures: 0,
    late: 0,
  }
}

/** A picture took `ms`. `steps`: those that can be taken here. `now`: ms of any clock. */
export function advance(governor: Governor, ms: number, now: number, steps: readonly Step[] = STEPS): Governor {
  const all = {
    ...governor,
    ms: governor.ms + ms,
    pictures: governor.pictures + 1,
    late: governor.late + (ms > BUDGET ? 1 : 0),
  }
  return all.ms < WINDOW || all.pictures < LEAST_PICTURES ? all : judge(all, now, steps)
}

function judge(governor: Governor, now: number, steps: readonly Step[]): Governor {
  const { taken, barred, before, pictures, patience, isReturning } = governor
  const mean = governor.ms / pictures
  const next = { ...governor, before: null, ms: 0, pictures: 0, late: 0 }
  const last = taken.at(-1)
  // Fewer pictures do not make one quicker.
  if (last && before !== null && last !== 'frame-rate-30' && mean > HELP * before)
    return { ...next, taken: taken.slice(0, -1), barred: { ...barred, [last]: now + BARRED } }
  if (governor.late >= OVER * pictures) {
    const step = steps.find((one) => !taken.includes(one) && (barred[one] ?? 0) <= now)
    const after = { ...next, good: 0, isReturning: false, patience: isReturning ? longer(patience) : patience }
    return step ? { ...after, taken: [...taken, step], before: mean } : after
  }
  const good = governor.good + (governor.late <= WELL * pictures ? governor.ms : 0)
  if (good < patience) return { ...next, good }
  if (!last) return { ...next, good: 0, isReturning: false, patience: FIRST_PATIENCE }
  const shorter = Math.max(FIRST_PATIENCE, patience / 2)
  return {
    ...next,
    taken: taken.slice(0, -1),
    good: 0,
    isReturning: true,
    patience: isReturning ? shorter : patience,
  }
}

function longer(patience: number): number {
  return Math.min(2 * patience, LAST_PATIENCE)
}
