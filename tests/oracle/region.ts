import { type Affine, applyX, applyY } from './affine.ts'

/** A rectangle of whole device pixels. Coverages of a region lie row by row in a Float64Array of width * height. */
export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function intersect(p: Region, q: Region): Region {
  const x = Math.max(p.x, q.x)
  const y = Math.max(p.y, q.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(p.x + p.width, q.x + q.width) - x),
    height: Math.max(0, Math.min(p.y + p.height, q.y + q.height) - y),
  }
}

export function unite(p: Region, q: Region): Region {
  const x = Math.min(p.x, q.x)
  const y = Math.min(p.y, q.y)
  return {
    x,
    y,
    width: Math.max(p.x + p.width, q.x + q.width) - x,
    height: Math.max(p.y + p.height, q.y + q.height) - y,
  }
}

/** The pixels touched by the image of the rectangle under `map`. */
export function regionOf(map: Affine, x0: number, y0: number, x1: number, y1: number): Region {
  const xs = [applyX(map, x0, y0), applyX(map, x1, y0), applyX(map, x0, y1), applyX(map, x1, y1)]
  const ys = [applyY(map, x0, y0), applyY(map, x1, y0), applyY(map, x0, y1), applyY(map, x1, y1)]
  const x = Math.floor(Math.min(...xs))
  const y = Math.floor(Math.min(...ys))
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y }
}
