/** The glow of a trail on a coarse grid: it is so smooth that the pixels between follow. */
import type { Affine } from '../../math/affine.ts'
import { lastDisc, nearestDisc } from '../../math/round-cone.ts'
import { fadeAt, type Grid } from './canvas2d-trail-raster.ts'
import type { TrailPiece } from './canvas2d-trail-spans.ts'

/** Ink ends so many sigmas away. */
export const GLOW_REACH = 3
/** Points a sigma: what lies between two is off by less than 1/255. */
const DENSITY = 3

export class TrailGlow {
  #step = 1
  #columns = 0
  #rows = 0
  /** By point: the integral along the curve, and the brightest edge. */
  #along = new Float32Array(0)
  #edge = new Float32Array(0)

  /** `sigma` in px of the grid. */
  start({ width, height }: Grid, sigma: number): void {
    this.#step = Math.max(1, Math.floor(sigma / DENSITY))
    this.#columns = Math.ceil(width / this.#step) + 2
    this.#rows = Math.ceil(height / this.#step) + 2
    const size = this.#columns * this.#rows
    if (size > this.#along.length) {
      this.#along = new Float32Array(size)
      this.#edge = new Float32Array(size)
    }
    this.#along.fill(0, 0, size)
    this.#edge.fill(0, 0, size)
  }

  /** `map`: record space -> px of the grid; `inverse` back; `sigma` in record space. */
  add(piece: TrailPiece, map: Affine, inverse: Affine, sigma: number): void {
    const { x, y, directionX, directionY, length, radius, slope, startAge, endAge } = piece
    const step = this.#step
    const columns = this.#columns
    const reach = Math.max(0, radius, radius + slope * length) + GLOW_REACH * sigma
    const reachX = reach * Math.hypot(map[0], map[2])
    const reachY = reach * Math.hypot(map[1], map[3])
    const endX = x + directionX * length
    const endY = y + directionY * length
    const [fromX, toX] = [map[0] * x + map[2] * y + map[4], map[0] * endX + map[2] * endY + map[4]]
    const [fromY, toY] = [map[1] * x + map[3] * y + map[5], map[1] * endX + map[3] * endY + map[5]]
    const left = Math.max(0, Math.floor((Math.min(fromX, toX) - reachX) / step))
    const right = Math.min(columns - 1, Math.ceil((Math.max(fromX, toX) + reachX) / step))
    const top = Math.max(0, Math.floor((Math.min(fromY, toY) - reachY) / step))
    const bottom = Math.min(this.#rows - 1, Math.ceil((Math.max(fromY, toY) + reachY) / step))
    const [a, b, c, d, tx, ty] = inverse
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const qx = a * column * step + c * row * step + tx - x
        const qy = b * column * step + d * row * step + ty - y
        const along = qx * directionX + qy * directionY
        const across = Math.abs(qx * directionY - qy * directionX)
        const t = nearestDisc(piece, along, across)
        const distance = Math.hypot(along - t, across)
        if (distance > reach) continue
        const point = row * columns + column
        const part = lastDisc(piece, along, across, t) / Math.max(length, 1e-6)
        const fade = fadeAt(startAge + (endAge - startAge) * Math.min(1, part))
        const level = radius + slope * Math.min(length, Math.max(0, along))
        const passed = below((length - along) / sigma) + below(along / sigma) - 1
        this.#along[point] = (this.#along[point] as number) + fade * band(level, across, sigma) * Math.max(0, passed)
        const rim = radius + slope * t
        this.#edge[point] = Math.max(this.#edge[point] as number, fade * band(rim, distance, sigma))
      }
    }
  }

  /** At the middle of a pixel of the grid, 0..1. */
  at(column: number, row: number): number {
    const x = (column + 0.5) / this.#step
    const y = (row + 0.5) / this.#step
    const left = Math.floor(x)
    const point = Math.floor(y) * this.#columns + left
    const right = x - left
    const below = y - Math.floor(y)
    const upper = this.#value(point) * (1 - right) + this.#value(point + 1) * right
    const lower = this.#value(point + this.#columns) * (1 - right) + this.#value(point + this.#columns + 1) * right
    return upper * (1 - below) + lower * below
  }

  #value(point: number): number {
    return Math.min(1, Math.max(this.#along[point] as number, this.#edge[point] as number))
  }
}

/** The Gaussian edge of an endless stroke. */
function band(radius: number, distance: number, sigma: number): number {
  return Math.max(0, below((radius - distance) / sigma) + below((radius + distance) / sigma) - 1)
}

/** The normal distribution: erf7 of Raph Levien's "Blurred rounded rectangles", error below 2.3e-4. */
function below(x: number): number {
  const t = x * Math.SQRT2 * 0.5641895835
  const tt = t * t
  const s = t + (0.24295 + (0.03395 + 0.0104 * tt) * tt) * (t * tt)
  return 0.5 + (0.5 * s) / Math.sqrt(1 + s * s)
}
