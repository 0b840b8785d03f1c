import { rasterArea } from '../math/area-raster.ts'
import { dashPolylines } from '../math/dash.ts'
import { flatten, flattenLocal, mapPoints } from '../math/flatten.ts'
import { pathBounds } from '../math/path-bounds.ts'
import { parsePathData } from '../math/path-data.ts'
import { emptyRect } from '../math/rect.ts'
import { type Polygon, strokeOutline } from '../math/stroke-outline.ts'
import type { Gradient, Stroke } from '../scene/paint.ts'
import { isFixed } from '../scene/stroke.ts'
import type { Linear } from './bake.ts'
import { gradientColors } from './gradient-color.ts'

/** Coverage is kept in tiles of this many px a side; empty ones are left out. */
const TILE = 256

/** What to cover: the inside of an outline, or its stroke. */
export interface OutlineRequest {
  /** SVG path data, or points joined by straight lines; node space. */
  readonly outline: string | readonly (readonly [number, number])[]
  /** Node space -> device px. */
  readonly linear: Linear
  /** Covers the stroke; without it the inside, by the non-zero rule. Lengths of a fixed one are device px. */
  readonly stroke?: Stroke
  /** Colours the inside; its box is that of the outline. */
  readonly gradient?: Gradient
}

/** A rectangle of premultiplied RGBA8; x and y in device px from the node's origin. */
export interface OutlineTile {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

export interface BakedOutline {
  /** Tiles that hold any coverage. Without a gradient coverage stands in all four channels. */
  readonly tiles: readonly OutlineTile[]
  /** True when there were too many dashes and the stroke is solid. */
  readonly droppedDash: boolean
}

/** Outline -> exact coverage at device scale, made on the CPU. */
export function outlineTiles({ outline, linear, stroke, gradient }: OutlineRequest): BakedOutline {
  const commands = typeof outline === 'string' ? parsePathData(outline) : null
  let polygons: Polygon[]
  let droppedDash = false
  if (stroke) {
    const { width = 1 } = stroke
    const fixed = isFixed(stroke)
    const local = commands
      ? flattenLocal(commands, linear, undefined, fixed ? width / largestScale(linear) : width)
      : [{ points: (outline as readonly (readonly [number, number])[]).flat(), closed: false }]
    const lines = fixed ? local.map((line) => ({ ...line, points: mapPoints(line.points, linear) })) : local
    const { polylines, dropped } = dashPolylines(lines, stroke.dash ?? [], stroke.dashOffset ?? 0)
    droppedDash = dropped
    polygons = strokePolygons(polylines, stroke, fixed ? STILL : linear)
  } else {
    polygons = commands ? flatten(commands, linear).map(({ points }) => points) : []
  }
  const raster = rasterArea(polygons)
  if (!raster) return { tiles: [], droppedDash }
  const colors = gradient && commands ? gradientColors(gradient, pathBounds(emptyRect(), commands), linear) : null
  const tiles: OutlineTile[] = []
  for (let y = 0; y < raster.height; y += TILE) {
    for (let x = 0; x < raster.width; x += TILE) {
      const width = Math.min(TILE, raster.width - x)
      const height = Math.min(TILE, raster.height - y)
      const bytes = tileBytes(raster.coverage, raster.width, x, y, width, height)
      if (!bytes) continue
      colors?.(bytes, raster.x + x, raster.y + y, width, height)
      tiles.push({ x: raster.x + x, y: raster.y + y, width, height, bytes })
    }
  }
  return { tiles, droppedDash }
}

const STILL: Linear = [1, 0, 0, 1]

function largestScale([a, b, c, d]: Linear): number {
  return Math.max(Math.hypot(a, b), Math.hypot(c, d))
}

function strokePolygons(polylines: Parameters<typeof strokeOutline>[0], stroke: Stroke, linear: Linear): Polygon[] {
  const { width = 1, cap = 'butt', join = 'miter' } = stroke
  const tolerance = 1 / (128 * largestScale(linear))
  return strokeOutline(polylines, width, cap, join, undefined, tolerance).map((points) => mapPoints(points, linear))
}

/** Coverage of a tile in all four channels; null when it is empty. */
function tileBytes(
  coverage: Uint8Array,
  stride: number,
  x: number,
  y: number,
  width: number,
  height: number,
): Uint8Array | null {
  let bytes: Uint8Array | null = null
  for (let row = 0; row < height; row++) {
    const from = (y + row) * stride + x
    for (let column = 0; column < width; column++) {
      const value = coverage[from + column] as number
      if (value === 0) continue
      bytes ??= new Uint8Array(width * height * 4)
      bytes.fill(value, (row * width + column) * 4, (row * width + column + 1) * 4)
    }
  }
  return bytes
}
