/**
 * Area coverage of polygons under a fill rule, one byte a pixel, exact but for the grid of Y_STEPS.
 *
 * Each pixel row is cut into bands at every vertex in it and where edges cross, so that inside a band the edges are
 * ordered from left to right. Walking them with the winding number finds the edges that bound the filled area; only their
 * signed area goes into the row's accumulator, whose running sum is the coverage. (Accumulating all edges gives winding
 * times area, which is wrong where contours overlap; sampled scanlines are up to 8/255 wrong along flat edges.)
 */

import type { Polygon } from './stroke-outline.ts'

export type FillRule = 'nonzero' | 'evenodd'

/** Whole pixels: `x`, `y` of the top left one, in device space. */
export interface AreaRaster {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** width * height, top row first. */
  readonly coverage: Uint8Array
}

/** A rectangle of whole pixels. */
export interface PixelBounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Crossings that would move less area than this (px squared) are left alone: 1/8 of a level. */
const SMALL_AREA = 1 / 2048
/** Crossings that a pixel row is cut at; a scribble with more of them in a row is a smear anyway. */
const MAX_CROSSINGS = 256
/** Heights of vertices are rounded to this part of a pixel (1/4 of a level): it bounds the bands in a row. */
const Y_STEPS = 512

/** Polygons in device px; each closes itself. Null when no pixel (inside `clip`) is touched. */
export function rasterArea(
  polygons: readonly Polygon[],
  fillRule: FillRule = 'nonzero',
  clip?: PixelBounds,
): AreaRaster | null {
  const bounds = boundsOf(polygons, clip)
  if (!bounds) return null
  const raster = new Raster(bounds, fillRule)
  for (const polygon of polygons) raster.add(polygon)
  return { ...bounds, coverage: raster.run() }
}

function boundsOf(polygons: readonly Polygon[], clip?: PixelBounds): PixelBounds | null {
  let minX = Number.POSITIVE_INFINITY
  let minY = Number.POSITIVE_INFINITY
  let maxX = Number.NEGATIVE_INFINITY
  let maxY = Number.NEGATIVE_INFINITY
  for (const polygon of polygons) {
    for (let i = 0; i < polygon.length; i += 2) {
      const x = polygon[i] as number
      const y = polygon[i + 1] as number
      if (x < minX) minX = x
      if (x > maxX) maxX = x
      if (y < minY) minY = y
      if (y > maxY) maxY = y
    }
  }
  let left = Math.floor(minX)
  let top = Math.floor(minY)
  let right = Math.ceil(maxX)
  let bottom = Math.ceil(maxY)
  if (clip) {
    left = Math.max(left, clip.x)
    top = Math.max(top, clip.y)
    right = Math.min(right, clip.x + clip.width)
    bottom = Math.min(bottom, clip.y + clip.height)
  }
  if (!(right > left && bottom > top)) return null
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Goes down: top < bottom; `slope` is dx / dy; `winding` 1 when the contour goes down here, else -1. */
interface Edge {
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly slope: number
  readonly winding: number
  /** Where it meets the top and the bottom of the current band. */
  bandTop: number
  bandBottom: number
}

class Raster {
  readonly #bounds: PixelBounds
  readonly #fillRule: FillRule
  readonly #edges: Edge[] = []
  /** Signed area of the current row; one cell more than the row is wide takes what lies at its right end. */
  readonly #row: Float64Array
  #crossingsLeft = 0

  constructor(bounds: PixelBounds, fillRule: FillRule) {
    this.#bounds = bounds
    this.#fillRule = fillRule
    this.#row = new Float64Array(bounds.width + 2)
  }

  add(polygon: Polygon): void {
    const { x: left, y: top } = this.#bounds
    let x0 = (polygon.at(-2) ?? 0) - left
    let y0 = roundY((polygon.at(-1) ?? 0) - top)
    for (let i = 0; i < polygon.length; i += 2) {
      const x1 = (polygon[i] as number) - left
      const y1 = roundY((polygon[i + 1] as number) - top)
      if (y0 < y1) this.#clipped(x0, y0, x1, y1, 1)
      else if (y1 < y0) this.#clipped(x1, y1, x0, y0, -1)
      x0 = x1
      y0 = y1
    }
  }

  /** An edge that goes down, cut to the rows; what lies left or right of the columns becomes upright at their edge. */
  #clipped(x0: number, y0: number, x1: number, y1: number, winding: number): void {
    const { width, height } = this.#bounds
    const slope = (x1 - x0) / (y1 - y0)
    const top = Math.max(0, y0)
    const bottom = Math.min(height, y1)
    if (!(bottom > top)) return
    const xAt = (y: number) => (y === y0 ? x0 : y === y1 ? x1 : x0 + (y - y0) * slope)
    if (Math.min(x0, x1) >= 0 && Math.max(x0, x1) <= width) {
      this.#edge(xAt(top), top, bottom, slope, winding)
      return
    }
    const cuts = [top, bottom]
    for (const side of [0, width]) {
      const y = y0 + (side - x0) / slope
      if (y > top && y < bottom) cuts.push(y)
    }
    cuts.sort((a, b) => a - b)
    for (let i = 1; i < cuts.length; i++) {
      const from = cuts[i - 1] as number
      const to = cuts[i] as number
      const middle = xAt((from + to) / 2)
      if (middle <= 0) this.#edge(0, from, to, 0, winding)
      else if (middle >= width) this.#edge(width, from, to, 0, winding)
      else this.#edge(xAt(from), from, to, slope, winding)
    }
  }

  #edge(x: number, top: number, bottom: number, slope: number, winding: number): void {
    if (bottom > top) this.#edges.push({ x, top, bottom, slope, winding, bandTop: 0, bandBottom: 0 })
  }

  run(): Uint8Array {
    const { width, height } = this.#bounds
    const coverage = new Uint8Array(width * height)
    const edges = this.#edges.sort((a, b) => a.top - b.top)
    const active: Edge[] = []
    const inBand: Edge[] = []
    const cuts: number[] = []
    let next = 0
    for (let row = 0; row < height; row++) {
      keep(active, (edge) => edge.bottom > row)
      const kept = active.length
      for (; next < edges.length && (edges[next] as Edge).top < row + 1; next++) active.push(edges[next] as Edge)
      if (active.length === 0) continue
      sortActive(active, kept, row)
      cuts.length = 0
      cuts.push(row + 1)
      for (const { top, bottom } of active) {
        if (top > row) cuts.push(top)
        if (bottom < row + 1) cuts.push(bottom)
      }
      if (cuts.length > 1) cuts.sort((a, b) => a - b)
      this.#crossingsLeft = MAX_CROSSINGS
      let from = row
      for (const to of cuts) {
        if (to <= from) continue
        inBand.length = 0
        for (const edge of active) if (edge.top <= from && edge.bottom >= to) inBand.push(edge)
        this.#band(inBand, from, to)
        from = to
      }
      this.#store(coverage, row * width)
    }
    return coverage
  }

  /** Adds the filled area between two heights of one row; no edge starts or ends between them. */
  #band(edges: Edge[], top: number, bottom: number): void {
    for (const edge of edges) {
      edge.bandTop = edge.x + (top - edge.top) * edge.slope
      edge.bandBottom = edge.x + (bottom - edge.top) * edge.slope
    }
    sortByMiddle(edges)
    const crossing = this.#crossingsLeft > 0 ? firstCrossing(edges, top, bottom) : -1
    if (crossing >= 0) {
      this.#crossingsLeft--
      this.#band(edges, top, crossing)
      this.#band(edges, crossing, bottom)
      return
    }
    const isEvenOdd = this.#fillRule === 'evenodd'
    const height = bottom - top
    let winding = 0
    for (const edge of edges) {
      const wasIn = isEvenOdd ? (winding & 1) !== 0 : winding !== 0
      winding += edge.winding
      const isIn = isEvenOdd ? (winding & 1) !== 0 : winding !== 0
      if (wasIn !== isIn) this.#accumulate(edge.bandTop, edge.bandBottom, isIn ? height : -height)
    }
  }

  /** Area to the right of a straight edge from x0 to x1 over `height` (negative takes away), spread over the cells. */
  #accumulate(x0: number, x1: number, height: number): void {
    const row = this.#row
    const limit = this.#bounds.width
    const from = Math.min(limit, Math.max(0, Math.min(x0, x1)))
    const to = Math.min(limit, Math.max(0, Math.max(x0, x1)))
    let cell = Math.floor(from)
    if (to <= cell + 1) {
      const share = (from + to) / 2 - cell
      row[cell] = (row[cell] as number) + height * (1 - share)
      row[cell + 1] = (row[cell + 1] as number) + height * share
      return
    }
    const perPixel = height / (to - from)
    for (let x = from; x < to; cell++) {
      const end = Math.min(to, cell + 1)
      const part = (end - x) * perPixel
      const share = (x + end) / 2 - cell
      row[cell] = (row[cell] as number) + part * (1 - share)
      row[cell + 1] = (row[cell + 1] as number) + part * share
      x = end
    }
  }

  /** Turns the row's accumulator into bytes and clears it. */
  #store(coverage: Uint8Array, at: number): void {
    const row = this.#row
    let sum = 0
    for (let x = 0; x < this.#bounds.width; x++) {
      sum += row[x] as number
      coverage[at + x] = sum <= 0 ? 0 : sum >= 1 ? 255 : sum * 255 + 0.5
    }
    row.fill(0)
  }
}

function roundY(y: number): number {
  return Math.round(y * Y_STEPS) / Y_STEPS
}

/** Orders the active edges by x, so that the bands of the row find theirs nearly sorted; `kept` of them were in order. */
function sortActive(active: Edge[], kept: number, row: number): void {
  for (const edge of active) {
    edge.bandTop = edge.x + (Math.max(row, edge.top) - edge.top) * edge.slope
    edge.bandBottom = edge.bandTop
  }
  if (active.length - kept > 16) active.sort((a, b) => a.bandTop - b.bandTop)
  else sortByMiddle(active)
}

function keep(edges: Edge[], test: (edge: Edge) => boolean): void {
  let kept = 0
  for (const edge of edges) if (test(edge)) edges[kept++] = edge
  edges.length = kept
}

/** Insertion sort: the order of the band above is nearly right. */
function sortByMiddle(edges: Edge[]): void {
  for (let i = 1; i < edges.length; i++) {
    const edge = edges[i] as Edge
    const middle = edge.bandTop + edge.bandBottom
    let k = i - 1
    for (; k >= 0; k--) {
      const other = edges[k] as Edge
      if (other.bandTop + other.bandBottom <= middle) break
      edges[k + 1] = other
    }
    edges[k + 1] = edge
  }
}

/** Height of a crossing of two neighbours that matters, or -1. */
function firstCrossing(edges: readonly Edge[], top: number, bottom: number): number {
  const height = bottom - top
  for (let i = 1; i < edges.length; i++) {
    const left = edges[i - 1] as Edge
    const right = edges[i] as Edge
    const atTop = right.bandTop - left.bandTop
    const atBottom = right.bandBottom - left.bandBottom
    if (atTop >= 0 && atBottom >= 0) continue
    if (Math.max(-atTop, -atBottom) * height < SMALL_AREA) continue
    const y = top + (height * atTop) / (atTop - atBottom)
    if (y > top && y < bottom) return y
  }
  return -1
}
