/**
 * Pictures whose middle repeats one texel are baked without it:
 *
 *     +----+-+----+
 *     |    | |    |  `lead` texels, the middle, the rest: `texels` in all, for `length` px
 *     +----+-+----+
 *
 * A tile of a picture is a slice of the same kind, and all tiles of a middle are one.
 */

/** px along one axis. */
export interface Slice {
  /** Texel of the picture that the first pixel shows. */
  from: number
  length: number
  texels: number
  lead: number
}

export const createSlice = (): Slice => ({ from: 0, length: 0, texels: 0, lead: 0 })

/** The texel of a pixel. */
const texelAt = ({ from, length, texels, lead }: Slice, at: number): number =>
  from + (at < lead ? at : Math.max(Math.min(at, lead), at - (length - texels)))

/** `out`: `length` px from `left` on, folded as the whole or not at all. */
export function cutSlice(whole: Slice, left: number, length: number, isFolded: boolean, out: Slice): void {
  out.from = isFolded ? texelAt(whole, left) : left
  out.length = length
  out.texels = isFolded ? texelAt(whole, left + length - 1) + 1 - out.from : length
  out.lead = out.texels < length ? Math.max(0, whole.lead - left) : 0
}

/** The picture with its middles drawn out to full length; `pixels` are RGBA8. */
export function unfoldSlices(
  pixels: Uint8ClampedArray<ArrayBuffer>,
  x: Slice,
  y: Slice,
): Uint8ClampedArray<ArrayBuffer> {
  const from = new Uint32Array(pixels.buffer)
  const to = new Uint32Array(x.length * y.length)
  const columns = Array.from({ length: x.length }, (_, at) => texelAt(x, at) - x.from)
  for (let row = 0, i = 0; row < y.length; row++) {
    const start = (texelAt(y, row) - y.from) * x.texels
    for (const column of columns) to[i++] = from[start + column] as number
  }
  return new Uint8ClampedArray(to.buffer)
}
