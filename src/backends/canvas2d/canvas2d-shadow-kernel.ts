/**
 * The intensity G of a shadow on a grid of texels: the area coverage of a rounded rectangle, convolved with a
 * Gaussian, one axis after the other. Coverage is already a texel's average, so the sum over sampled weights is the
 * texel's average of the blurred outline; an edge between texels is off by at most 1/8 * 0.24 / sigma^2 (as linear
 * interpolation is), so sharp shadows are computed on finer texels.
 */
import type { Four } from '../../frame/records.ts'

/** All in texels of the patch; corners: top left, top right, bottom right, bottom left. */
export interface ShadowSpec {
  readonly width: number
  readonly height: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly rx: Four
  readonly ry: Four
  readonly sigmaX: number
  readonly sigmaY: number
}

/** Beyond this many sigmas a shadow is under 0.14 % and not drawn. */
export const SHADOW_REACH = 3

/** Where weights end; further than the shadow, so that their own cut does not show. */
const WEIGHT_REACH = 3.6
/** Sigma on the texels that are computed: at least this (an error of 0.3 %), as long as they need not be too fine. */
const MIN_SIGMA_TEXELS = 3
const MAX_FINER = 8
/** A row's curved coverage is the mean of this many spans. */
const SPANS_PER_ROW = 8

/** G, 0..1, row by row. */
export function bakeShadow(spec: ShadowSpec): Float32Array {
  const sigma = Math.min(spec.sigmaX, spec.sigmaY)
  const finer = Math.min(MAX_FINER, Math.ceil(MIN_SIGMA_TEXELS / sigma))
  const width = spec.width * finer
  const height = spec.height * finer
  const fine = finer === 1 ? spec : scaleSpec(spec, finer)
  const rows = new Float32Array(width * height)
  blurRows(fine, rows)
  const blurred = blurColumns(rows, width, height, gaussianWeights(fine.sigmaY))
  return finer === 1 ? blurred : averageBlocks(blurred, spec.width, spec.height, finer)
}

/** Weights of a sampled Gaussian, from the centre outwards; both sides together sum to 1. */
function gaussianWeights(sigma: number): Float64Array {
  const reach = Math.ceil(WEIGHT_REACH * sigma)
  const weights = new Float64Array(reach + 1)
  let sum = 0
  for (let i = 0; i <= reach; i++) {
    const weight = Math.exp(-(i * i) / (2 * sigma * sigma))
    weights[i] = weight
    sum += i === 0 ? weight : 2 * weight
  }
  return weights.map((weight) => weight / sum)
}

function blurRows(spec: ShadowSpec, out: Float32Array): void {
  const { width, height, x0, y0, x1, y1, rx, ry } = spec
  const weights = gaussianWeights(spec.sigmaX)
  const reach = weights.length - 1
  // Padded, so that taps need no test at the ends.
  const coverage = new Float32Array(width + 2 * reach)
  const straightFrom = y0 + Math.max(ry[0], ry[1])
  const straightTo = y1 - Math.max(ry[3], ry[2])
  let straightRow = -1
  for (let row = Math.max(0, Math.floor(y0)); row < Math.min(height, Math.ceil(y1)); row++) {
    const isStraight = row >= straightFrom && row + 1 <= straightTo
    if (isStraight && straightRow >= 0) {
      out.copyWithin(row * width, straightRow * width, (straightRow + 1) * width)
      continue
    }
    if (isStraight) straightRow = row
    coverage.fill(0)
    const spans = isStraight ? 1 : SPANS_PER_ROW
    for (let i = 0; i < spans; i++) {
      const from = Math.max(y0, row + i / spans)
      const to = Math.min(y1, row + (i + 1) / spans)
      if (to <= from) continue
      const y = (from + to) / 2
      const left = x0 + Math.max(cornerInset(y0 + ry[0] - y, rx[0], ry[0]), cornerInset(y - y1 + ry[3], rx[3], ry[3]))
      const right = x1 - Math.max(cornerInset(y0 + ry[1] - y, rx[1], ry[1]), cornerInset(y - y1 + ry[2], rx[2], ry[2]))
      addSpan(coverage, reach, width, left, right, to - from)
    }
    for (let x = 0; x < width; x++) {
      let sum = (weights[0] as number) * (coverage[x + reach] as number)
      for (let k = 1; k <= reach; k++) {
        sum += (weights[k] as number) * ((coverage[x + reach - k] as number) + (coverage[x + reach + k] as number))
      }
      out[row * width + x] = sum
    }
  }
}

/** How far a corner's ellipse draws the side in, `into` px from the corner's centre towards its edge. */
function cornerInset(into: number, rx: number, ry: number): number {
  if (into <= 0 || ry <= 0) return 0
  const share = Math.min(1, into / ry)
  return rx * (1 - Math.sqrt(1 - share * share))
}

function addSpan(row: Float32Array, offset: number, width: number, left: number, right: number, weight: number): void {
  const to = Math.min(right, width)
  for (let x = Math.max(0, Math.floor(left)); x < to; x++) {
    const share = Math.min(x + 1, right) - Math.max(x, left)
    if (share > 0) row[x + offset] = (row[x + offset] as number) + share * weight
  }
}

function blurColumns(rows: Float32Array, width: number, height: number, weights: Float64Array): Float32Array {
  const out = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    const to = y * width
    for (let k = 1 - weights.length; k < weights.length; k++) {
      if (y + k < 0 || y + k >= height) continue
      const weight = weights[Math.abs(k)] as number
      const from = (y + k) * width
      for (let x = 0; x < width; x++) out[to + x] = (out[to + x] as number) + weight * (rows[from + x] as number)
    }
  }
  return out
}

function scaleSpec(spec: ShadowSpec, by: number): ShadowSpec {
  const four = (v: Four): Four => [v[0] * by, v[1] * by, v[2] * by, v[3] * by]
  return {
    width: spec.width * by,
    height: spec.height * by,
    x0: spec.x0 * by,
    y0: spec.y0 * by,
    x1: spec.x1 * by,
    y1: spec.y1 * by,
    rx: four(spec.rx),
    ry: four(spec.ry),
    sigmaX: spec.sigmaX * by,
    sigmaY: spec.sigmaY * by,
  }
}

function averageBlocks(fine: Float32Array, width: number, height: number, block: number): Float32Array {
  const out = new Float32Array(width * height)
  for (let y = 0; y < height * block; y++) {
    for (let x = 0; x < width * block; x++) {
      const to = Math.floor(y / block) * width + Math.floor(x / block)
      out[to] = (out[to] as number) + (fine[y * width * block + x] as number) / (block * block)
    }
  }
  return out
}
