/**
 * Exact area coverage. Every edge of a polygon adds, per pixel row, the signed height it crosses there: to the pixel
 * it is in, the share that lies to its right; to all pixels further right, the whole. A running sum along
 * the row then gives the signed area of the polygon in each pixel, with no sampling.
 */
import type { Polygon } from './outline.ts'
import type { Region } from './region.ts'

/** Share of each pixel of a `width` x `height` picture that a simple polygon (device px) fills, row by row. */
export function coverageOf(outline: Polygon, width: number, height: number): Float64Array {
  return coverageIn(outline, { x: 0, y: 0, width, height })
}

export function coverageIn(outline: Polygon, region: Region): Float64Array {
  const { x, y, width, height } = region
  const result = new Float64Array(width * height)
  // One column more than the picture takes what lies to the right of it.
  const stride = width + 1
  const changes = new Float64Array(stride * height)
  const n = outline.length
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n
    addEdge(
      changes,
      region,
      (outline[i] ?? 0) - x,
      (outline[i + 1] ?? 0) - y,
      (outline[j] ?? 0) - x,
      (outline[j + 1] ?? 0) - y,
    )
  }
  for (let row = 0; row < height; row++) {
    let sum = 0
    for (let column = 0; column < width; column++) {
      sum += changes[row * stride + column] ?? 0
      result[row * width + column] = Math.min(1, Math.abs(sum))
    }
  }
  return result
}

/** Coordinates relative to the region. */
function addEdge(changes: Float64Array, region: Region, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return
  const sign = y1 > y0 ? 1 : -1
  const [topX, topY, bottomX, bottomY] = sign > 0 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
  const slope = (bottomX - topX) / (bottomY - topY)
  const first = Math.max(0, Math.floor(topY))
  const end = Math.min(region.height, Math.ceil(bottomY))
  for (let row = first; row < end; row++) {
    const upper = Math.max(topY, row)
    const lower = Math.min(bottomY, row + 1)
    const xUpper = topX + (upper - topY) * slope
    const xLower = lower === bottomY ? bottomX : topX + (lower - topY) * slope
    const left = Math.min(xUpper, xLower)
    const right = Math.max(xUpper, xLower)
    addInRow(changes, row * (region.width + 1), region.width, left, right, sign * (lower - upper))
  }
}

/** A piece of edge from `left` to `right` that crosses the signed height `dy` within one row. */
function addInRow(changes: Float64Array, base: number, width: number, left: number, right: number, dy: number): void {
  if (left >= width) return
  if (right <= 0) {
    changes[base] = (changes[base] ?? 0) + dy
    return
  }
  const heightPerX = right > left ? dy / (right - left) : 0
  if (left < 0) changes[base] = (changes[base] ?? 0) - left * heightPerX
  const start = Math.max(0, left)
  const stop = Math.min(width, right)
  for (let column = Math.floor(start); column < width && column <= stop; column++) {
    const from = Math.max(start, column)
    const to = Math.min(stop, column + 1)
    const height = right > left ? (to - from) * heightPerX : dy
    const share = column + 1 - (from + to) / 2
    changes[base + column] = (changes[base + column] ?? 0) + height * share
    changes[base + column + 1] = (changes[base + column + 1] ?? 0) + height * (1 - share)
    if (right <= column + 1) break
  }
}
