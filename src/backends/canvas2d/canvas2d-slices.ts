/**
 * Nine slices: a picture whose corners hold all that varies in both directions, with one texel of middle between
 * them that stands for any length. Boxes of all sizes then share a small picture.
 *
 *     +----+-+----+
 *     |    | |    |  cutLow texels, the middle, cutHigh texels: `size` in all, for `total` px
 *     +----+-+----+
 */

/** One axis, px of the target. */
export interface SliceAxis {
  /** The picture reaches from `low` to `high`; nothing varies between `lowEnd` and `highEnd`. */
  low: number
  lowEnd: number
  highEnd: number
  high: number
  /** What follows from them, in whole px. */
  start: number
  total: number
  size: number
  cutLow: number
  cutHigh: number
}

export const createSliceAxis = (): SliceAxis => ({
  low: 0,
  lowEnd: 0,
  highEnd: 0,
  high: 0,
  start: 0,
  total: 0,
  size: 0,
  cutLow: 0,
  cutHigh: 0,
})

/** How far an edge that is meant to be on a whole px may be from it, as a double. */
const ROUNDING = 1e-6

/** Finds the whole px. */
export function placeSlices(axis: SliceAxis): void {
  axis.start = Math.floor(axis.low + ROUNDING)
  const end = Math.ceil(axis.high - ROUNDING)
  axis.total = end - axis.start
  axis.cutLow = Math.ceil(axis.lowEnd) - axis.start
  axis.cutHigh = end - Math.floor(axis.highEnd)
  axis.size = Math.min(axis.total, axis.cutLow + 1 + axis.cutHigh)
}

/** Where the three slices start and the last ends, in a picture of `length` px; an axis without a middle is one slice. */
export const sliceStarts = ({ total, size, cutLow, cutHigh }: SliceAxis, length: number): number[] =>
  total === size ? [0, length] : [0, cutLow, length - cutHigh, length]

/** The picture with its middles drawn out to full length; `pixels` are RGBA8, `x.size` by `y.size`. */
export function unfoldSlices(
  pixels: Uint8ClampedArray<ArrayBuffer>,
  x: SliceAxis,
  y: SliceAxis,
): Uint8ClampedArray<ArrayBuffer> {
  const from = new Uint32Array(pixels.buffer)
  const to = new Uint32Array(x.total * y.total)
  for (let i = 0; i < to.length; i++) {
    to[i] = from[foldedTexel(y, Math.floor(i / x.total)) * x.size + foldedTexel(x, i % x.total)] as number
  }
  return new Uint8ClampedArray(to.buffer)
}

const foldedTexel = ({ total, size, cutLow }: SliceAxis, at: number): number =>
  at < cutLow ? at : Math.max(Math.min(at, cutLow), at - (total - size))
