/**
 * The intensity G of a shadow: the area coverage of its outline on texels of draw space, convolved with a Gaussian
 * one axis after the other, interpolated at the pixels.
 */
import { type Affine, identity, invertAffine, mapX, mapY } from '../../math/affine.ts'
import { outlineCoverage } from './canvas2d-coverage.ts'
import { AXES, type Outline } from './canvas2d-outline.ts'

export interface Shadow {
  /** Premultiplied 0..1. */
  color: readonly number[]
  /** Draw space. */
  readonly outline: Outline
  /** Per axis. */
  readonly sigmas: number[]
}

/** Beyond this many sigmas a shadow is under 0.14 % and not drawn. */
export const SHADOW_REACH = 3

/** Where weights end; further than the shadow, so that their own cut does not show. */
const WEIGHT_REACH = 3.6
/** Under this many px a blur is drawn as the sharp outline. */
const NO_BLUR_PX = 0.05
/** Sigma on the texels, which need not be finer than 1/8 px; linear interpolation is then off by 1/8 * 0.24 / 4^2 = 0.2 %. */
const SIGMA_TEXELS = 4
const FINEST_PX = 1 / 8
/** Variances (texels^2) of a box one texel wide, and of bilinear interpolation. */
const BOX_VARIANCE = 1 / 12
const BILINEAR_VARIANCE = 1 / 6

/** G, 0..1, on a grid of pixels; the outline and the sigmas per axis are in draw space. */
export function shadowIntensity(
  outline: Outline,
  sigmas: readonly number[],
  toGrid: Affine,
  width: number,
  height: number,
): Float32Array {
  const [a, b, c, d] = toGrid
  const scale = Math.sqrt(Math.abs(a * d - b * c))
  const sigma = Math.min(...sigmas)
  if (sigma * scale < NO_BLUR_PX) return outlineCoverage(outline, toGrid, width, height)
  // Draw units a texel.
  const unit = Math.max(FINEST_PX / scale, sigma / SIGMA_TEXELS)
  // The kernel adds its texel's box; the pixel's own box is wanted instead, and interpolation's blur is not. Boxes count
  // by their variance: off by 1.3 % of the shadow at 0.3 px of sigma, 0.4 % from 0.6 px on.
  const extra = BOX_VARIANCE / (scale * unit) ** 2 - BOX_VARIANCE - BILINEAR_VARIANCE
  const toDraw = identity()
  invertAffine(toDraw, toGrid)
  const spreads = sigmas.map((s) => Math.sqrt(Math.max(0.01, (s / unit) ** 2 + extra)))
  // The texels about the part of the outline that can be seen on the grid.
  const starts: number[] = []
  const counts: number[] = []
  for (const axis of AXES) {
    const map = axis ? mapY : mapX
    const corners = [map(toDraw, 0, 0), map(toDraw, width, 0), map(toDraw, 0, height), map(toDraw, width, height)]
    const pad = (Math.ceil(SHADOW_REACH * (spreads[axis] as number)) + 2) * unit
    const start = Math.max(outline[axis] as number, Math.min(...corners)) - pad
    starts.push(start)
    counts.push(Math.ceil((Math.min(outline[axis + 2] as number, Math.max(...corners)) + pad - start) / unit))
  }
  const [x0 = 0, y0 = 0] = starts
  const [columns = 0, rows = 0] = counts
  const out = new Float32Array(width * height)
  if (columns < 2 || rows < 2) return out
  let field = outlineCoverage(outline, [1 / unit, 0, 0, 1 / unit, -x0 / unit, -y0 / unit], columns, rows)
  field = blurTransposed(field, columns, rows, spreads[0] as number)
  field = blurTransposed(field, rows, columns, spreads[1] as number)
  for (let i = 0; i < out.length; i++) {
    const x = (i % width) + 0.5
    const y = Math.floor(i / width) + 0.5
    const u = (mapX(toDraw, x, y) - x0) / unit - 0.5
    const v = (mapY(toDraw, x, y) - y0) / unit - 0.5
    out[i] = bilinear(field, columns, rows, u, v)
  }
  return out
}

/** Rows convolved with a Gaussian (sampled, its sum 1), written as columns. */
function blurTransposed(field: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const reach = Math.ceil(WEIGHT_REACH * sigma)
  const weights = new Float64Array(reach + 1).map((_, i) => Math.exp((-i * i) / (2 * sigma * sigma)))
  const sum = weights.reduce((sum, weight) => sum + 2 * weight, -1)
  const out = new Float32Array(width * height)
  // Padded, so that taps need no test at the ends.
  const row = new Float64Array(width + 2 * reach)
  for (let y = 0; y < height; y++) {
    row.set(field.subarray(y * width, (y + 1) * width), reach)
    for (let x = 0; x < width; x++) {
      const at = x + reach
      let value = row[at] as number
      for (let k = 1; k <= reach; k++) {
        value += (weights[k] as number) * ((row[at - k] as number) + (row[at + k] as number))
      }
      out[x * height + y] = value / sum
    }
  }
  return out
}

/** The field between texel centres; its edge texels are next to nothing, and beyond is nothing. */
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
