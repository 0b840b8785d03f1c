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
  start: number
  total: number
  size: number
  cutLow: number
  cutHigh: number
}

export const createSliceAxis = (): SliceAxis => ({ start: 0, total: 0, size: 0, cutLow: 0, cutHigh: 0 })

/** The picture reaches from `low` to `high`; nothing varies between `lowEnd` and `highEnd`. */
export function placeSlices(out: SliceAxis, low: number, lowEnd: number, highEnd: number, high: number): void {
  out.start = Math.floor(low)
  const end = Math.ceil(high)
  out.total = end - out.start
  out.cutLow = Math.ceil(lowEnd) - out.start
  out.cutHigh = end - Math.floor(highEnd)
  out.size = Math.min(out.total, out.cutLow + 1 + out.cutHigh)
}

/** Where slice 0, 1, 2 or the end (3) starts: on the target, or in the picture. An axis without a middle is slice 0 alone. */
export function sliceStart(axis: SliceAxis, index: number, isPicture: boolean): number {
  const length = isPicture ? axis.size : axis.total
  if (index === 0) return 0
  if (axis.total === axis.size || index === 3) return length
  return index === 1 ? axis.cutLow : length - axis.cutHigh
}

/** The picture with its middles drawn out to full length; `pixels` are RGBA8, `x.size` by `y.size`. */
export function unfoldSlices(
  pixels: Uint8ClampedArray<ArrayBuffer>,
  x: SliceAxis,
  y: SliceAxis,
): Uint8ClampedArray<ArrayBuffer> {
  if (x.total === x.size && y.total === y.size) return pixels
  const from = new Uint32Array(pixels.buffer)
  const to = new Uint32Array(x.total * y.total)
  for (let row = 0; row < y.total; row++) {
    const base = foldedTexel(y, row) * x.size
    for (let column = 0; column < x.total; column++) {
      to[row * x.total + column] = from[base + foldedTexel(x, column)] as number
    }
  }
  return new Uint8ClampedArray(to.buffer)
}

function foldedTexel(axis: SliceAxis, at: number): number {
  if (axis.total === axis.size || at < axis.cutLow) return at
  return Math.max(axis.cutLow, at - (axis.total - axis.size))
}
