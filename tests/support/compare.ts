/**
 * How far one picture is from another. Numbers are over *inked* pixels, those where either differs from the
 * background, or a blank background would hide everything. The difference of a pixel is that of its worst channel, in
 * 1/255.
 */

export interface CompareOptions {
  /** Pixels in a row; without it the picture is one row. */
  readonly width?: number
  /** RGBA8 of what counts as blank; default transparent. */
  readonly background?: readonly [number, number, number, number]
  /** How many of the worst pixels are listed; default 8. */
  readonly worst?: number
}

export interface WorstPixel {
  readonly x: number
  readonly y: number
  readonly actual: readonly number[]
  readonly expected: readonly number[]
}

export interface Comparison {
  /** Number of inked pixels. */
  readonly inked: number
  readonly max: number
  readonly mean: number
  /** Share (0..1) of inked pixels that differ by more than `over`. */
  readonly share: (over: number) => number
  /** Smallest difference that at least the given share (0..1) of inked pixels keep: `percentile(0.999)`. */
  readonly percentile: (part: number) => number
  /** The pixels that differ most, worst first; equal ones are left out. */
  readonly worst: readonly WorstPixel[]
}

/** Pictures are RGBA8 of the same size. */
export function compare(actual: Uint8Array, expected: Uint8Array, options: CompareOptions = {}): Comparison {
  if (actual.length !== expected.length) {
    throw new Error(`pictures of ${actual.length} and ${expected.length} bytes can't be compared; make them one size`)
  }
  const { width = actual.length / 4, background = [0, 0, 0, 0], worst: listed = 8 } = options
  /** counts[d]: inked pixels that differ by d. */
  const counts = new Array<number>(256).fill(0)
  const different: { readonly index: number; readonly difference: number }[] = []
  let inked = 0
  let total = 0
  let max = 0
  for (let base = 0; base < actual.length; base += 4) {
    if (isBlank(actual, base, background) && isBlank(expected, base, background)) continue
    const difference = differenceAt(actual, expected, base)
    inked++
    total += difference
    max = Math.max(max, difference)
    counts[difference] = (counts[difference] ?? 0) + 1
    if (difference > 0) different.push({ index: base / 4, difference })
  }
  different.sort((p, q) => q.difference - p.difference || p.index - q.index)
  return {
    inked,
    max,
    mean: inked > 0 ? total / inked : 0,
    share: (over) => (inked > 0 ? counts.reduce((sum, n, d) => (d > over ? sum + n : sum), 0) / inked : 0),
    percentile: (part) => {
      let sum = 0
      for (let d = 0; d < 256; d++) {
        sum += counts[d] ?? 0
        if (sum >= part * inked) return d
      }
      return max
    },
    worst: different.slice(0, listed).map(({ index }) => ({
      x: index % width,
      y: Math.floor(index / width),
      actual: Array.from(actual.subarray(index * 4, index * 4 + 4)),
      expected: Array.from(expected.subarray(index * 4, index * 4 + 4)),
    })),
  }
}

/** An opaque picture for people: channel differences times `gain`; a difference in alpha shows in all channels. */
export function diffImage(actual: Uint8Array, expected: Uint8Array, gain = 8): Uint8Array {
  const image = new Uint8Array(actual.length)
  for (let base = 0; base < actual.length; base += 4) {
    const difference = (channel: number): number =>
      Math.abs((actual[base + channel] ?? 0) - (expected[base + channel] ?? 0))
    for (let i = 0; i < 3; i++) image[base + i] = Math.min(255, gain * Math.max(difference(i), difference(3)))
    image[base + 3] = 255
  }
  return image
}

function isBlank(picture: Uint8Array, base: number, background: readonly number[]): boolean {
  return background.every((value, i) => picture[base + i] === value)
}

function differenceAt(actual: Uint8Array, expected: Uint8Array, base: number): number {
  let most = 0
  for (let i = 0; i < 4; i++) most = Math.max(most, Math.abs((actual[base + i] ?? 0) - (expected[base + i] ?? 0)))
  return most
}
