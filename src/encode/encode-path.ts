import { rasterArea } from '../math/area-raster.ts'
import { dashPolylines } from '../math/dash.ts'
import { flatten, flattenLocal, type Polyline as Flat, mapPoints } from '../math/flatten.ts'
import { pathBounds } from '../math/path-bounds.ts'
import { parsePathData } from '../math/path-data.ts'
import { emptyRect, type Rect } from '../math/rect.ts'
import { type Polygon, strokeOutline } from '../math/stroke-outline.ts'
import { type Box, strokeOutset } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import type { Path } from '../scene/path.ts'
import type { Polyline } from '../scene/polyline.ts'
import type { Gradient, Stroke } from '../scene/paint.ts'
import type { Place } from './atlas.ts'
import { type BakeMap, bakeMap, type Linear } from './bake.ts'
import type { Entry } from './entry.ts'
import { gradientColors } from './gradient-color.ts'
import { type BakedCell, premultiply, type RecordTarget } from './target.ts'

/**
 * Outlines become exact coverage in the atlas, made on the CPU at device scale in tiles; empty tiles are left out. The node's origin is
 * snapped to a whole pixel, so that moving bakes nothing.
 */
const TILE = 256

/** Device px a side beyond which an outline is baked smaller and magnified. */
const MAX_BAKED = 4096

export function encodePath(target: RecordTarget, node: Path): void {
  const { commands, fill, stroke, d } = node
  if (commands.verbs.length === 0) return
  const bake = limitedBake(target, pathBounds(emptyRect(), commands))
  if (!bake) return
  if (fill !== undefined) {
    const polygons = () => flatten(commands, bake.linear).map(({ points }) => points)
    if (typeof fill === 'string') cover(target, node.id, bake, `fill ${d}`, fill, polygons)
    else {
      const bounds = pathBounds(emptyRect(), commands)
      cover(target, node.id, bake, `fill ${d} ${JSON.stringify(fill)}`, '#fff', polygons, { gradient: fill, bounds })
    }
  }
  if (stroke) encodeStroke(target, node.id, bake, d, stroke, (width) => flattenLocal(commands, bake.linear, undefined, width))
}

export function encodePolyline(target: RecordTarget, node: Polyline): void {
  const { points, stroke } = node
  if (!stroke) return
  const bounds = emptyRect()
  for (const [x, y] of points) {
    bounds.x0 = Math.min(bounds.x0, x)
    bounds.y0 = Math.min(bounds.y0, y)
    bounds.x1 = Math.max(bounds.x1, x)
    bounds.y1 = Math.max(bounds.y1, y)
  }
  const bake = limitedBake(target, bounds)
  if (bake) encodeStroke(target, node.id, bake, `points ${serialOf(points)}`, stroke, () => [{ points: points.flat(), closed: false }])
}

/** The dashed stroke of a box or an ellipse, along the middle of its ring. */
export function encodeDashedRing(
  target: RecordTarget,
  node: Box | Ellipse,
  stroke: Stroke,
  radii: readonly [number, number, number, number],
): void {
  const { width: line = 1 } = stroke
  const o = strokeOutset(stroke) - line / 2
  const [x0, y0, x1, y1] = [-o, -o, node.width + o, node.height + o]
  if (x1 <= x0 || y1 <= y0) return
  const bake = limitedBake(target, { x0, y0, x1, y1 })
  if (!bake) return
  const isEllipse = node.type === 'ellipse'
  const rx = isEllipse ? [(x1 - x0) / 2, (x1 - x0) / 2, (x1 - x0) / 2, (x1 - x0) / 2] : radii.map((r) => (r > 0 ? Math.max(0, r + o) : 0))
  const ry = isEllipse ? rx.map(() => (y1 - y0) / 2) : rx
  const [tl, tr, br, bl] = rx as [number, number, number, number]
  const [tly, tryy, bry, bly] = ry as [number, number, number, number]
  const d =
    `M${x0 + tl} ${y0}H${x1 - tr}A${tr} ${tryy} 0 0 1 ${x1} ${y0 + tryy}V${y1 - bry}A${br} ${bry} 0 0 1 ${x1 - br} ${y1}` +
    `H${x0 + bl}A${bl} ${bly} 0 0 1 ${x0} ${y1 - bly}V${y0 + tly}A${tl} ${tly} 0 0 1 ${x0 + tl} ${y0}Z`
  encodeStroke(target, node.id, bake, d, stroke, (width) => flattenLocal(parsePathData(d), bake.linear, undefined, width))
}

/** Strokes an outline; `polylines` gives it in node space, flat enough for a stroke of the width. */
export function encodeStroke(
  target: RecordTarget,
  id: string,
  bake: BakeMap,
  key: string,
  stroke: Stroke,
  polylines: (width: number) => readonly Flat[],
): void {
  const { width = 1, cap = 'butt', join = 'miter', dash = [], dashOffset = 0, color } = stroke
  if (width <= 0) return
  cover(target, id, bake, `stroke ${width} ${cap} ${join} ${dash} ${dashOffset} ${key}`, color, () => {
    const { polylines: pieces, dropped } = dashPolylines(polylines(width), dash, dashOffset)
    if (dropped) target.report('too-many-dashes', id)
    const [a, b, c, d] = bake.linear
    const tolerance = 1 / (128 * Math.max(Math.hypot(a, b), Math.hypot(c, d)))
    return strokeOutline(pieces, width, cap, join, undefined, tolerance).map((points) => mapPoints(points, bake.linear))
  })
}

interface GradientPaint {
  readonly gradient: Gradient
  /** Box of the gradient, node space. */
  readonly bounds: Rect
}

function cover(
  target: RecordTarget,
  id: string,
  { linear, inverse }: BakeMap,
  shape: string,
  color: string,
  polygons: () => Polygon[],
  paint?: GradientPaint,
): void {
  const premultiplied = premultiply(color)
  if (premultiplied[3] === 0) return
  const { atlas } = target
  const key = `path ${linear} ${shape}`
  const cells = atlas.get(key) ?? bakeTiles(target, id, key, linear, polygons(), paint)
  const { map } = (target.entry as Entry).inputs
  for (const cell of cells) target.cell(cell, 0, 0, inverse, map[4], map[5], premultiplied)
}

function bakeTiles(
  target: RecordTarget,
  id: string,
  key: string,
  linear: Linear,
  polygons: Polygon[],
  paint: GradientPaint | undefined,
): readonly BakedCell[] {
  const raster = rasterArea(polygons)
  const cells: BakedCell[] = []
  const places: Place[] = []
  if (!raster) return target.atlas.set(key, cells, places)
  const colors = paint && gradientColors(paint.gradient, paint.bounds, linear)
  for (let y = 0; y < raster.height; y += TILE) {
    for (let x = 0; x < raster.width; x += TILE) {
      const width = Math.min(TILE, raster.width - x)
      const height = Math.min(TILE, raster.height - y)
      const bytes = tileBytes(raster.coverage, raster.width, x, y, width, height)
      if (!bytes) continue
      colors?.(bytes, raster.x + x, raster.y + y, width, height)
      const place = target.atlas.insert(width, height, bytes)
      if (!place) {
        target.report('atlas-full', id)
        continue
      }
      cells.push({ place, x: raster.x + x, y: raster.y + y, hasColor: paint !== undefined })
      places.push(place)
    }
  }
  return target.atlas.set(key, cells, places)
}

/** Coverage of a tile in all four channels; null when it is empty. */
function tileBytes(coverage: Uint8Array, stride: number, x: number, y: number, width: number, height: number): Uint8Array | null {
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

function limitedBake(target: RecordTarget, { x0, y0, x1, y1 }: Rect): BakeMap | null {
  const bake = bakeMap((target.entry as Entry).inputs)
  if (!bake) return null
  const [a, b, c, d] = bake.linear
  const reach = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d)) * Math.max(x1 - x0, y1 - y0)
  if (!(reach > MAX_BAKED)) return bake
  const f = MAX_BAKED / reach
  const [ia, ib, ic, id] = bake.inverse
  return { ...bake, linear: [a * f, b * f, c * f, d * f], inverse: [ia / f, ib / f, ic / f, id / f] }
}

const serials = new WeakMap<object, number>()
let lastSerial = 0

/** A short name for a frozen list of points. */
function serialOf(points: object): number {
  let serial = serials.get(points)
  if (serial === undefined) {
    serial = ++lastSerial
    serials.set(points, serial)
  }
  return serial
}
