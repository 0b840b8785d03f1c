/** Numbers of a run: percentiles, and the ratio of two builds measured in turns. */
import { random as createRandom } from '../demos/boards/src/curves.ts'

/** The value below which `share` (0..1) of the others lie (nearest rank); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
}

/** Of an even number the upper one of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Mean distance between neighbours, of times in the order of frames. */
export function jitter(values: readonly number[]): number {
  let sum = 0
  for (let i = 1; i < values.length; i++) sum += Math.abs((values[i] as number) - (values[i - 1] as number))
  return values.length > 1 ? sum / (values.length - 1) : 0
}

export interface Ratio {
  /** Median of b / a over the pairs. */
  readonly ratio: number
  /** 99 % interval of that median: neither side is wrong in more than one of 200 runs. */
  readonly low: number
  readonly high: number
}

/** A time of two builds. */
export type TimePair = readonly [there: number, here: number]

const RESAMPLES = 2000

/** The median ratio of pairs, and its interval by the percentile bootstrap (Efron 1979); the same for the same pairs. */
export function pairedRatio(pairs: readonly TimePair[]): Ratio {
  const ratios = pairs.map(([a, b]) => b / a).sort((a, b) => a - b)
  const random = createRandom(pairs.length)
  const medians = Array.from({ length: RESAMPLES }, () => resampledMedian(ratios, random))
  return { ratio: percentile(ratios, 0.5), low: percentile(medians, 0.005), high: percentile(medians, 0.995) }
}

/** The median of as many values drawn from `sorted`, each put back: found by how often each was drawn, without sorting them. */
function resampledMedian(sorted: readonly number[], random: () => number): number {
  const drawn = new Uint16Array(sorted.length)
  for (let i = 0; i < drawn.length; i++) {
    const at = Math.floor(random() * drawn.length)
    drawn[at] = (drawn[at] as number) + 1
  }
  let i = -1
  for (let below = 0; below < drawn.length / 2; below += drawn[i] as number) i++
  return sorted[i] ?? Number.NaN
}

export type Verdict = 'slower' | 'faster' | 'same'

/** Slower or faster only when the whole interval lies beyond `floor` (0.02: 2 %): a small difference that is sure to be there is none. */
export function verdictOf({ low, high }: Ratio, floor: number): Verdict {
  if (Number.isNaN(low)) return 'same'
  if (low > 1 + floor) return 'slower'
  return high < 1 / (1 + floor) ? 'faster' : 'same'
}

/**
 * Share (0..1) of `runs` runs that give an alarm, each of so many pairs drawn at random from `all`, each put back; the same for the same
 * pairs. `isSame`: both are the same build, so that which of a pair is which is drawn, too, and to be faster is an alarm as well.
 */
export function alarmShare(
  all: readonly TimePair[],
  { runs, pairs, floor, isSame }: { runs: number; pairs: number; floor: number; isSame: boolean },
): number {
  const random = createRandom(all.length)
  const draw = (): TimePair => {
    const [there, here] = all[Math.floor(random() * all.length)] as TimePair
    return isSame && random() < 0.5 ? [here, there] : [there, here]
  }
  let alarms = 0
  for (let run = 0; run < runs; run++) {
    const verdict = verdictOf(pairedRatio(Array.from({ length: pairs }, draw)), floor)
    if (verdict === 'slower' || (verdict === 'faster' && isSame)) alarms++
  }
  return alarms / runs
}
