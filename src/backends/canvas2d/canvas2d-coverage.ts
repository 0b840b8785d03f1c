/**
 * Exact area coverage of outlines on a grid of pixels: a canvas's own anti-aliasing is off by up to 40 of 255 on curves
 * and slopes (Skia on the CPU snaps edges to 1/4 px and samples small paths 4 x 4).
 */
import { type Affine, mapX, mapY } from '../../math/affine.ts'
import type { Outline } from './canvas2d-outline.ts'

/** Largest distance of a chord from its arc, px. */
const FLATNESS = 1 / 128

/** Coverage 0..1, row by row, of an outline that `toGrid` maps to the grid. */
export function outlineCoverage(outline: Outline, toGrid: Affine, width: number, height: number): Float32Array {
  const coverage = new Float32Array(width * height)
  if (outline.isEmpty) return coverage
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
    const right = Math.max(xTop, xBottom)
    const base = row * (width + 1)
    const rise = (bottom - top) * sign
    if (left >= width) continue
    if (right <= 0) addPiece(sums, base, 0, rise)
    else if (right - left < 1e-9) addPiece(sums, base + Math.floor(left), left % 1, rise)
    else {
      const risePerPx = rise / (right - left)
      if (left < 0) addPiece(sums, base, 0, -left * risePerPx)
      const lastColumn = Math.min(width, Math.ceil(right))
      for (let column = Math.max(0, Math.floor(left)); column < lastColumn; column++) {
        const from = Math.max(column, left)
        const to = Math.min(column + 1, right)
        addPiece(sums, base + column, (from + to) / 2 - column, (to - from) * risePerPx)
      }
    }
  }
}

/** A piece of an edge within one column, by how far in its middle lies. */
function addPiece(sums: Float64Array, at: number, middle: number, rise: number): void {
  sums[at] = (sums[at] as number) + (1 - middle) * rise
  sums[at + 1] = (sums[at + 1] as number) + middle * rise
}

/** x, y, x, y, ...: clockwise from the top left corner, mapped. */
function flattenOutline({ sides, radii }: Outline, map: Affine): number[] {
  const points: number[] = []
  const stretch = Math.max(Math.hypot(map[0], map[1]), Math.hypot(map[2], map[3]))
  for (let i = 0; i < 4; i++) {
    const rx = radii[0][i] as number
    const ry = radii[1][i] as number
    const centerX = i % 3 ? sides[2] - rx : sides[0] + rx
    const centerY = i < 2 ? sides[1] + ry : sides[3] - ry
    // The sagitta of a chord over the angle t is about r t^2 / 8.
    const steps =
      rx > 0 && ry > 0 ? Math.ceil(Math.PI / 2 / Math.sqrt((8 * FLATNESS) / (Math.max(rx, ry) * stretch))) : 0
    for (let step = 0; step <= steps; step++) {
      const angle = Math.PI + (i + (steps && step / steps)) * (Math.PI / 2)
      const x = steps ? centerX + rx * Math.cos(angle) : (sides[i % 3 ? 2 : 0] as number)
      const y = steps ? centerY + ry * Math.sin(angle) : (sides[i < 2 ? 1 : 3] as number)
      points.push(mapX(map, x, y), mapY(map, x, y))
    }
  }
  return points
}
