/**
 * Exact area coverage of outlines on a grid of pixels: a canvas's own anti-aliasing is off by up to 40 of 255 on curves
 * and slopes (Skia on the CPU snaps edges to 1/4 px and samples small paths 4 x 4).
 */
import { type Affine, mapX, mapY } from '../../math/affine.ts'
import { isEmpty, type Outline } from './canvas2d-outline.ts'

/** Largest distance of a chord from its arc, px. */
const FLATNESS = 1 / 128
/** An upright edge leans by this many px, so that it has a slope. */
const UPRIGHT = 1e-6

/** Coverage 0..1, row by row, of an outline that `toGrid` maps to the grid. */
export function outlineCoverage(outline: Outline, toGrid: Affine, width: number, height: number): Float32Array {
  const coverage = new Float32Array(width * height)
  if (isEmpty(outline)) return coverage
  const points = flattenOutline(outline, toGrid)
  // One more than the row holds: the share of an edge in the last column that belongs to the next.
  const sums = new Float64Array((width + 1) * height)
  let [x0 = 0, y0 = 0] = points.slice(-2)
  for (let i = 0; i < points.length; i += 2) {
    const x1 = points[i] as number
    const y1 = points[i + 1] as number
    if (y0 < y1) addEdge(sums, width, height, x0, y0, x1, y1, 1)
    else if (y1 < y0) addEdge(sums, width, height, x1, y1, x0, y0, -1)
    x0 = x1
    y0 = y1
  }
  for (let y = 0; y < height; y++) {
    let sum = 0
    for (let x = 0; x < width; x++) {
      sum += sums[y * (width + 1) + x] as number
      coverage[y * width + x] = Math.min(1, Math.abs(sum))
    }
  }
  return coverage
}

/**
 * Adds what lies to the right of a falling edge: in each row its height, in the edge's own columns by the area right of
 * it. The running sum along a row is then the coverage.
 */
function addEdge(
  sums: Float64Array,
  width: number,
  height: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  sign: number,
): void {
  const slope = (x1 - x0) / (y1 - y0)
  const lastRow = Math.min(height, Math.ceil(y1))
  for (let row = Math.max(0, Math.floor(y0)); row < lastRow; row++) {
    const top = Math.max(row, y0)
    const bottom = Math.min(row + 1, y1)
    const xTop = x0 + (top - y0) * slope
    const xBottom = x0 + (bottom - y0) * slope
    const left = Math.min(xTop, xBottom)
    const right = Math.max(xTop, xBottom, left + UPRIGHT)
    const risePerPx = ((bottom - top) * sign) / (right - left)
    const end = Math.min(width, Math.max(0, Math.ceil(right)))
    // What lies left of the grid counts in full, as column -1.
    for (let column = Math.max(-1, Math.floor(left)); column < end; column++) {
      const from = column < 0 ? left : Math.max(column, left)
      const to = Math.min(column + 1, right)
      const rise = (to - from) * risePerPx
      const share = column < 0 ? 0 : (from + to) / 2 - column
      const at = row * (width + 1) + Math.max(0, column)
      sums[at] = (sums[at] as number) + (1 - share) * rise
      sums[at + 1] = (sums[at + 1] as number) + share * rise
    }
  }
}

/** x, y, x, y, ...: clockwise from the top left corner, mapped. */
function flattenOutline(o: Outline, map: Affine): number[] {
  const points: number[] = []
  const stretch = Math.max(Math.hypot(map[0], map[1]), Math.hypot(map[2], map[3]))
  for (let i = 0; i < 4; i++) {
    const rx = o[i + 4] as number
    const ry = o[i + 8] as number
    const centerX = i % 3 ? (o[2] as number) - rx : (o[0] as number) + rx
    const centerY = i < 2 ? (o[1] as number) + ry : (o[3] as number) - ry
    // The sagitta of a chord over the angle t is about r t^2 / 8.
    const steps = Math.ceil((Math.PI / 2) * Math.sqrt((Math.max(rx, ry) * stretch) / (8 * FLATNESS)))
    for (let step = 0; step <= steps; step++) {
      const angle = Math.PI + (i + (steps && step / steps)) * (Math.PI / 2)
      const x = centerX + rx * Math.cos(angle)
      const y = centerY + ry * Math.sin(angle)
      points.push(mapX(map, x, y), mapY(map, x, y))
    }
  }
  return points
}
