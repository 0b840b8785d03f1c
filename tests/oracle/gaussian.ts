/**
 * The shadow: an outline convolved with a Gaussian that is round in record space, averaged over each pixel.
 *
 * Where the map keeps axes (multiples of 90 degrees, mirrored, unequal scale) the integral of `blur.ts` is done in
 * device space and averaged over the pixel in closed form. Where it does not, the integral is tabulated in record space
 * and pixels are averaged by Gauss-Legendre points in the table. A Gaussian much smaller than a pixel is an average of
 * shifted exact coverages.
 */
import { type Affine, applyX, applyY, IDENTITY, invert, stretches } from './affine.ts'
import { coverageIn } from './area.ts'
import { type Axis, blur, type Contour, contourOf } from './blur.ts'
import { density, gaussLegendre } from './normal.ts'
import { flatten, type Shape } from './outline.ts'
import { type Region, regionOf } from './region.ts'

/** Shadows end here: beyond four deviations less than 0.01/255 is left. */
const REACH = 4

/** Deviations (device px) under which the blur itself is invisible: 0.4 sigma at the edge is 0.4/255. */
const SHARP = 1 / 256
/** Deviations (device px) up to which shifted coverages are used under maps that turn axes. */
const SMALL = 0.3

/** Length of a panel in deviations. */
const PANEL_DEVIATIONS = 2
/** Panels need not be shorter than this (device px) where the integrand is averaged over pixels in closed form. */
const PANEL_PX = 1 / 8

export function shadowRegion(shape: Shape, map: Affine, sigma: number): Region {
  const far = REACH * sigma
  return regionOf(map, shape.x0 - far, shape.y0 - far, shape.x1 + far, shape.y1 + far)
}

/** Intensity 0..1 of the blurred `shape` in every pixel of `region`; `sigma` in record space. */
export function shadowIn(shape: Shape, map: Affine, sigma: number, region: Region): Float64Array {
  const { least, most } = stretches(map)
  if (sigma * most <= SHARP) return coverageIn(flatten(shape, map), region)
  const limit = 1e-9 * most
  const keepsAxes = Math.abs(map.b) <= limit && Math.abs(map.c) <= limit
  const swapsAxes = Math.abs(map.a) <= limit && Math.abs(map.d) <= limit
  if (keepsAxes || swapsAxes) {
    const sigmaX = sigma * Math.abs(keepsAxes ? map.a : map.c)
    const sigmaY = sigma * Math.abs(keepsAxes ? map.d : map.b)
    return blur(
      contourOf(shape, map, Math.max(PANEL_DEVIATIONS * sigma, PANEL_PX / most)),
      { sigma: sigmaX, start: region.x + 0.5, step: 1, count: region.width, cell: 1 },
      { sigma: sigmaY, start: region.y + 0.5, step: 1, count: region.height, cell: 1 },
    )
  }
  if (sigma * most <= SMALL) return averageOfShifts(shape, map, sigma, region)
  return averageOfTable(shape, map, sigma, region, sigma * least)
}

/** The trapezoid rule with half a deviation as its step over a sum of exact coverages. */
function averageOfShifts(shape: Shape, map: Affine, sigma: number, region: Region): Float64Array {
  const polygon = flatten(shape, map)
  const result = new Float64Array(region.width * region.height)
  const shifts = Array.from({ length: 15 }, (_, i) => (i - 7) / 2)
  const total = shifts.reduce((sum, u) => sum + density(u), 0)
  for (const u of shifts) {
    for (const v of shifts) {
      const dx = (map.a * u + map.c * v) * sigma
      const dy = (map.b * u + map.d * v) * sigma
      const moved = polygon.map((value, i) => value + (i % 2 === 0 ? dx : dy))
      const coverage = coverageIn(moved, region)
      const weight = (density(u) * density(v)) / (total * total)
      for (let i = 0; i < result.length; i++) result[i] = (result[i] ?? 0) + weight * (coverage[i] ?? 0)
    }
  }
  return result
}

/** Device px of a side of the squares for which a table is made at a time; bounds its memory. */
const TILE = 64
/**
 * Table points per deviation. With six points the interpolation is off by at most 3.5 h^6 max|f^(6)| / 720 =
 * 1.6e-5 (0.004/255) for a blurred edge.
 */
const DENSITY = 3

function averageOfTable(shape: Shape, map: Affine, sigma: number, region: Region, least: number): Float64Array {
  const contour = contourOf(shape, IDENTITY, PANEL_DEVIATIONS * sigma)
  const inverse = invert(map)
  const result = new Float64Array(region.width * region.height)
  // Two points an axis are off by 1/4320 of the fourth derivative; four serve deviations down to SMALL px.
  const rule = gaussLegendre(least >= 2 ? 2 : 4 * Math.min(4, Math.ceil(SMALL / least)))
  const step = sigma / DENSITY
  for (let top = 0; top < region.height; top += TILE) {
    for (let left = 0; left < region.width; left += TILE) {
      const tile: Region = {
        x: region.x + left,
        y: region.y + top,
        width: Math.min(TILE, region.width - left),
        height: Math.min(TILE, region.height - top),
      }
      const table = tableFor(contour, tile, inverse, sigma, step)
      const level = levelOf(table)
      for (let j = 0; j < tile.height; j++) {
        for (let i = 0; i < tile.width; i++) {
          if (level !== null) {
            result[(top + j) * region.width + left + i] = level
            continue
          }
          let sum = 0
          for (let n = 0; n < rule.nodes.length; n++) {
            for (let m = 0; m < rule.nodes.length; m++) {
              const x = tile.x + i + (rule.nodes[m] ?? 0)
              const y = tile.y + j + (rule.nodes[n] ?? 0)
              const value = lookUp(table, applyX(inverse, x, y), applyY(inverse, x, y))
              sum += (rule.weights[m] ?? 0) * (rule.weights[n] ?? 0) * value
            }
          }
          result[(top + j) * region.width + left + i] = sum
        }
      }
    }
  }
  return result
}

interface Table {
  readonly x: Axis
  readonly y: Axis
  readonly values: Float64Array
}

/** Values in record space about the preimage of a tile. */
function tableFor(contour: Contour, tile: Region, inverse: Affine, sigma: number, step: number): Table {
  const scaled: Affine = {
    a: inverse.a / step,
    b: inverse.b / step,
    c: inverse.c / step,
    d: inverse.d / step,
    tx: inverse.tx / step,
    ty: inverse.ty / step,
  }
  const bounds = regionOf(scaled, tile.x, tile.y, tile.x + tile.width, tile.y + tile.height)
  const x: Axis = { sigma, start: (bounds.x - 2) * step, step, count: bounds.width + 6, cell: 0 }
  const y: Axis = { sigma, start: (bounds.y - 2) * step, step, count: bounds.height + 6, cell: 0 }
  return { x, y, values: blur(contour, x, y) }
}

/** The value of a table that is flat, as most are well inside or outside a large shape; else null. */
function levelOf({ values }: Table): number | null {
  const level = values[0] ?? 0
  return values.every((value) => Math.abs(value - level) < 1e-7) ? level : null
}

const weightsX = new Float64Array(6)
const weightsY = new Float64Array(6)

function lookUp({ x, y, values }: Table, atX: number, atY: number): number {
  const column = lagrange(weightsX, (atX - x.start) / x.step)
  const row = lagrange(weightsY, (atY - y.start) / y.step)
  let sum = 0
  for (let j = 0; j < 6; j++) {
    const base = (row + j) * x.count + column
    let line = 0
    for (let i = 0; i < 6; i++) line += (weightsX[i] ?? 0) * (values[base + i] ?? 0)
    sum += (weightsY[j] ?? 0) * line
  }
  return sum
}

/** Weights of the six points about a place between points 2 and 3 of them; returns the index of the first. */
function lagrange(weights: Float64Array, place: number): number {
  const whole = Math.floor(place)
  const t = place - whole
  const a = t + 2
  const b = t + 1
  const c = t - 1
  const d = t - 2
  const e = t - 3
  weights[0] = (b * t * c * d * e) / -120
  weights[1] = (a * t * c * d * e) / 24
  weights[2] = (a * b * c * d * e) / -12
  weights[3] = (a * b * t * d * e) / 12
  weights[4] = (a * b * t * c * e) / -24
  weights[5] = (a * b * t * c * d) / 120
  return whole - 2
}
