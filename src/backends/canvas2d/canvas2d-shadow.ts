/**
 * The intensity of a shadow: the area coverage of its outline on texels of draw space, convolved one axis after the other
 * with a Gaussian averaged over a pixel, interpolated at the pixels.
 */
import { type Affine, identity, invertAffine, mapX, mapY } from '../../math/affine.ts'
import { outlineCoverage } from './canvas2d-coverage.ts'
import { AXES, type Axis, extreme, highEnd, isEmpty, lowEnd, type Outline } from './canvas2d-outline.ts'

export interface Shadow {
  /** Premultiplied 0..1. */
  color: readonly number[]
  /** Draw space, as all that follows. */
  readonly outline: Outline
  /** Per axis. */
  readonly sigmas: number[]
  /** Cast by all that lies outside the outline. */
  isInset: boolean
}

/** Beyond this many sigmas a shadow is under 0.14 % and not drawn. */
export const SHADOW_REACH = 3

/** Where weights end; further than the shadow, so that their own cut does not show. */
const WEIGHT_REACH = 3.6
/** Under this many px a blur is drawn as the sharp outline. */
const NO_BLUR = 0.05
/** In a standard deviation, that of the pixel included. Interpolation is then off by 0.24 / (12 * 4^2), a third of 1/255. */
const TEXELS = 4
/** Standard deviation of a pixel, a box. */
const PIXEL = Math.sqrt(1 / 12)
/** Of a pixel, over which the Gaussian is averaged. */
const SAMPLES = 16

/** 0..1 on a grid of pixels to which `map` leads. */
export function shadowIntensity(
  outline: Outline,
  sigmas: readonly number[],
  map: Affine,
  width: number,
  height: number,
): Float32Array {
  if (Math.max(...sigmas) < NO_BLUR) return outlineCoverage(outline, map, width, height)
  const out = new Float32Array(width * height)
  const toDraw = identity()
  if (isEmpty(outline) || !invertAffine(toDraw, map)) return out
  const [x, y] = AXES.map((axis) =>
    placeLine(
      outline,
      axis,
      sigmas[axis] as number,
      extreme(toDraw, 0, 0, width, height, axis, -1),
      extreme(toDraw, 0, 0, width, height, axis, 1),
    ),
  ) as [Line, Line]
  const squeezed = outline.map((v, i) => (i === 2 ? v - x.removed : i === 3 ? v - y.removed : v))
  const toTexels: Affine = [1 / x.unit, 0, 0, 1 / y.unit, -x.start / x.unit, -y.start / y.unit]
  const covered = outlineCoverage(squeezed, toTexels, x.count, y.count)
  const field = blurTransposed(blurTransposed(covered, x.count, y.count, x.weights), y.count, x.count, y.weights)
  for (let i = 0; i < out.length; i++) {
    const px = (i % width) + 0.5
    const py = Math.floor(i / width) + 0.5
    out[i] = bilinear(field, x.count, y.count, texelOf(x, mapX(toDraw, px, py)), texelOf(y, mapY(toDraw, px, py)))
  }
  return out
}

/** Texels along one axis of draw space. */
interface Line {
  /** Length of a texel. The outline begins and ends between texels: straight edges are then exact. */
  readonly unit: number
  /** Where texels of the middle are left out, being all alike, and the length of them. */
  readonly middle: number
  readonly removed: number
  /** Where the first texel begins. */
  readonly start: number
  readonly count: number
  /** Of a texel and of its neighbours on one side; those of all add up to 1. */
  readonly weights: Float64Array
}

/** What is seen between `from` and `to`. */
function placeLine(o: Outline, axis: Axis, sigma: number, from: number, to: number): Line {
  const low = o[axis] as number
  const high = o[axis + 2] as number
  const wanted = Math.hypot(sigma, PIXEL) / TEXELS
  const texels = Math.ceil((high - low) / wanted)
  // Only an outline narrower than a texel ends within one.
  const unit = Math.max((high - low) / texels, wanted / 2)
  const reach = Math.ceil((WEIGHT_REACH * sigma + 0.5) / unit)
  // A weight stands for its texel, which adds unit^2 / 12; interpolation adds unit^2 / 6.
  const twoVariances = 2 * (sigma * sigma - (unit * unit) / 12)
  const weights = new Float64Array(reach + 1)
  for (let k = 0; k <= reach; k++) {
    for (let i = 0; i < SAMPLES; i++) {
      const distance = k * unit + (i + 0.5) / SAMPLES - 0.5
      weights[k] = (weights[k] as number) + Math.exp((-distance * distance) / twoVariances)
    }
  }
  const sum = weights.reduce((sum, weight) => sum + 2 * weight, -(weights[0] as number))
  const lead = Math.ceil((lowEnd(o, axis) - low) / unit) + reach
  const rest = Math.ceil((high - highEnd(o, axis)) / unit) + reach
  const left = Math.min(texels, lead + 1 + rest)
  const removed = (texels - left) * unit
  const line = { unit, middle: low + lead * unit, removed, start: low, count: 0, weights: weights.map((w) => w / sum) }
  const first = Math.max(-reach, Math.floor(texelOf(line, from)) - reach)
  const end = Math.min(left + reach, Math.ceil(texelOf(line, to)) + 2 + reach)
  return { ...line, start: low + first * unit, count: Math.max(0, end - first) }
}

/** 0 at the centre of the first texel. */
const texelOf = ({ unit, middle, removed, start }: Line, at: number): number =>
  (Math.max(Math.min(at, middle), at - removed) - start) / unit - 0.5

/** Rows convolved, written as columns; beyond their ends is nothing. */
function blurTransposed(field: Float32Array, width: number, height: number, weights: Float64Array): Float32Array {
  const reach = weights.length - 1
  const out = new Float32Array(width * height)
  // Padded, so that taps need no test at the ends.
  const row = new Float64Array(width + 2 * reach)
  for (let y = 0; y < height; y++) {
    row.set(field.subarray(y * width, (y + 1) * width), reach)
    // Values before this one that are the same: within an outline and outside of it there is nothing to add up.
    let run = 0
    for (let i = 1; i < row.length; i++) {
      run = row[i] === row[i - 1] ? run + 1 : 0
      const at = i - reach
      if (at < reach) continue
      let value = row[at] as number
      if (run < 2 * reach) {
        value *= weights[0] as number
        for (let k = 1; k <= reach; k++) {
          value += (weights[k] as number) * ((row[at - k] as number) + (row[at + k] as number))
        }
      }
      out[(at - reach) * height + y] = value
    }
  }
  return out
}

/** Between texel centres; beyond them is nothing. */
function bilinear(field: Float32Array, columns: number, rows: number, u: number, v: number): number {
  const x = Math.floor(u)
  const y = Math.floor(v)
  if (x < 0 || y < 0 || x >= columns - 1 || y >= rows - 1) return 0
  const fx = u - x
  const at = y * columns + x
  const top = (field[at] as number) * (1 - fx) + (field[at + 1] as number) * fx
  const below = (field[at + columns] as number) * (1 - fx) + (field[at + columns + 1] as number) * fx
  return top + (below - top) * (v - y)
}
