/**
 * Pieces of a trail -> pixels, by the formulas of shading.md. Pieces come newest first, so that most pixels are looked at once:
 * one that is covered is left alone. Where edges cross a pixel, its sixteen parts are kept until it is covered.
 */
import type { Affine } from '../../math/affine.ts'
import { lastDisc, nearestDisc, type RoundCone } from '../../math/round-cone.ts'
import type { TrailPiece } from './canvas2d-trail-spans.ts'

/** Half a pixel's diagonal. */
const PIXEL_REACH = 0.7072
const SIDE = 4
const PARTS = SIDE * SIDE
/** Coverage by edges of one side, and by those that face it; then the last normal of each, none at first. */
const NORMAL = 2 * PARTS
const OTHER = NORMAL + 2
const CELL = OTHER + 2

/** Whole px of the target. */
export interface Grid {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export class TrailRaster {
  grid: Grid = { x: 0, y: 0, width: 0, height: 0 }
  /** Share of each pixel that is covered, and the mean of what covers it: fade, and fade times age. */
  covered = new Float32Array(0)
  fade = new Float32Array(0)
  fadeAge = new Float32Array(0)
  /** Pixels that were looked at, in no order. */
  touched = new Int32Array(0)
  touchedCount = 0
  /** Number of a partly covered pixel's cell + 1. */
  #cellOf = new Int32Array(0)
  #cells = new Float32Array(CELL * 256)
  #cellCount = 0

  /** Clears. Memory is kept from trail to trail. */
  start(grid: Grid): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const pixel = this.touched[i] as number
      this.covered[pixel] = this.fade[pixel] = this.fadeAge[pixel] = this.#cellOf[pixel] = 0
    }
    this.touchedCount = this.#cellCount = 0
    this.grid = grid
    const size = grid.width * grid.height
    if (size <= this.covered.length) return
    this.covered = new Float32Array(size)
    this.fade = new Float32Array(size)
    this.fadeAge = new Float32Array(size)
    this.touched = new Int32Array(size)
    this.#cellOf = new Int32Array(size)
  }

  /** `map`: record space -> px of the grid; `inverse` back. */
  add(piece: TrailPiece, map: Affine, inverse: Affine): void {
    const { width, height } = this.grid
    const { x, y, directionX, directionY, length, radius, slope } = piece
    const widest = Math.max(radius, radius + slope * length)
    if (widest <= 0) return
    const endX = x + directionX * length
    const endY = y + directionY * length
    const reachX = widest * Math.hypot(map[0], map[2]) + 1
    const reachY = widest * Math.hypot(map[1], map[3]) + 1
    const [fromX, toX] = [map[0] * x + map[2] * y + map[4], map[0] * endX + map[2] * endY + map[4]]
    const [fromY, toY] = [map[1] * x + map[3] * y + map[5], map[1] * endX + map[3] * endY + map[5]]
    const left = Math.max(0, Math.floor(Math.min(fromX, toX) - reachX))
    const right = Math.min(width, Math.ceil(Math.max(fromX, toX) + reachX))
    const top = Math.max(0, Math.floor(Math.min(fromY, toY) - reachY))
    const bottom = Math.min(height, Math.ceil(Math.max(fromY, toY) + reachY))
    const lean = slope / Math.sqrt(1 - slope * slope)
    const [a, b, c, d, tx, ty] = inverse
    for (let row = top; row < bottom; row++) {
      for (let column = left; column < right; column++) {
        const pixel = row * width + column
        if ((this.covered[pixel] as number) > 0.9999) continue
        const qx = a * (column + 0.5) + c * (row + 0.5) + tx - x
        const qy = b * (column + 0.5) + d * (row + 0.5) + ty - y
        const along = qx * directionX + qy * directionY
        const across = Math.abs(qx * directionY - qy * directionX)
        const t = Math.min(length, Math.max(0, along + across * lean))
        const off = along - t
        const distance = Math.sqrt(off * off + across * across)
        const rim = radius + slope * t
        let normalX = -directionY
        let normalY = directionX
        if (distance > 1e-5) {
          normalX = (qx - directionX * t) / distance
          normalY = (qy - directionY * t) / distance
        }
        // Record units across the edge for a px along each axis.
        const stepX = normalX * a + normalY * b
        const stepY = normalX * c + normalY * d
        const depth = (rim - distance) / Math.sqrt(stepX * stepX + stepY * stepY)
        if (depth <= -PIXEL_REACH) continue
        const share =
          depth >= PIXEL_REACH
            ? 1 - (this.covered[pixel] as number)
            : this.#edge(pixel, piece, qx, qy, inverse, normalX, normalY, 1 / (Math.abs(stepX) + Math.abs(stepY)))
        if (share > 0) this.#ink(pixel, share, piece, along, across, t)
      }
    }
  }

  #ink(pixel: number, share: number, piece: TrailPiece, along: number, across: number, nearest: number): void {
    const { length, startAge, endAge } = piece
    const part = lastDisc(piece, along, across, nearest) / Math.max(length, 1e-6)
    const age = startAge + (endAge - startAge) * Math.min(1, part)
    const fade = fadeAt(age) * share
    if (this.covered[pixel] === 0 && this.#cellOf[pixel] === 0) this.touched[this.touchedCount++] = pixel
    this.covered[pixel] = (this.covered[pixel] as number) + share
    this.fade[pixel] = (this.fade[pixel] as number) + fade
    this.fadeAge[pixel] = (this.fadeAge[pixel] as number) + fade * Math.min(1, age)
  }

  /** What an edge adds to a pixel about (x, y) from the piece's start; `sharpness`: px in a record unit. */
  #edge(
    pixel: number,
    piece: RoundCone,
    x: number,
    y: number,
    [a, b, c, d]: Affine,
    normalX: number,
    normalY: number,
    sharpness: number,
  ): number {
    const { directionX, directionY, radius, slope } = piece
    const at = this.#cell(pixel)
    const cells = this.#cells
    const turnFrom = (i: number) => normalX * (cells[i] as number) + normalY * (cells[i + 1] as number)
    // Edges go on from one another, and turn: this one is of the side whose last is nearer.
    const isOther = turnFrom(at + OTHER) > turnFrom(at + NORMAL)
    const side = isOther ? PARTS : 0
    const last = at + (isOther ? OTHER : NORMAL)
    cells[last] = normalX
    cells[last + 1] = normalY
    const overlap = unit(1 + turnFrom(at + (isOther ? NORMAL : OTHER)))
    let added = 0
    for (let i = 0; i < PARTS; i++) {
      const dx = ((i % SIDE) + 0.5) / SIDE - 0.5
      const dy = ((i >> 2) + 0.5) / SIDE - 0.5
      const px = x + a * dx + c * dy
      const py = y + b * dx + d * dy
      const along = px * directionX + py * directionY
      const across = Math.abs(px * directionY - py * directionX)
      const t = nearestDisc(piece, along, across)
      const distance = Math.hypot(along - t, across)
      const rim = radius + slope * t
      const scale = sharpness * SIDE
      const share = unit(0.5 + (rim - distance) * scale) - unit(0.5 - (rim + distance) * scale)
      const index = at + side + i
      if (share <= (cells[index] as number)) continue
      const before = union(cells[at + i] as number, cells[at + PARTS + i] as number, overlap)
      cells[index] = share
      added += Math.max(0, union(cells[at + i] as number, cells[at + PARTS + i] as number, overlap) - before)
    }
    return Math.min(added / PARTS, 1 - (this.covered[pixel] as number))
  }

  /** Where the cell of a pixel begins. */
  #cell(pixel: number): number {
    const known = this.#cellOf[pixel] as number
    if (known > 0) return (known - 1) * CELL
    if (this.covered[pixel] === 0) this.touched[this.touchedCount++] = pixel
    const at = this.#cellCount++ * CELL
    if (at + CELL > this.#cells.length) {
      const grown = new Float32Array(this.#cells.length * 2)
      grown.set(this.#cells)
      this.#cells = grown
    }
    this.#cells.fill(0, at, at + CELL)
    this.#cellOf[pixel] = at / CELL + 1
    return at
  }
}

export function fadeAt(age: number): number {
  const rest = unit(1 - age)
  return rest * rest * (3 - 2 * rest)
}

const unit = (v: number): number => (v < 0 ? 0 : v > 1 ? 1 : v)

const union = (one: number, other: number, overlap: number): number => Math.min(1, one + other * (1 - overlap * one))
