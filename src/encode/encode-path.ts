import { emptyRect } from '../math/rect.ts'
import type { Box } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import { fitRadii, type Node } from '../scene/node.ts'
import type { Stroke } from '../scene/paint.ts'
import type { Path } from '../scene/path.ts'
import type { Polyline } from '../scene/polyline.ts'
import { isFixed, onAxes, strokeOutset } from '../scene/stroke.ts'
import { type BakeMap, bakeMap } from './bake.ts'
import type { Entry } from './entry.ts'
import { type OutlineRequest, outlineTiles } from './outline-tiles.ts'
import { scaleStroke } from './scale-stroke.ts'
import { premultiply, type RecordTarget } from './target.ts'

/**
 * Outlines become exact coverage in the atlas, made on the CPU at device scale. The node's origin is snapped to a whole pixel, so
 * that moving bakes nothing.
 */
export function encodePath(target: RecordTarget, node: Path): void {
  const { d, fill, stroke } = node
  const bake = outlineMap(target, node)
  if (!bake) return
  if (typeof fill === 'string') cover(target, bake, `fill ${d}`, fill, { outline: d })
  else if (fill) cover(target, bake, `fill ${d} ${JSON.stringify(fill)}`, '#fff', { outline: d, gradient: fill })
  if (stroke) coverStroke(target, bake, d, stroke)
}

export function encodePolyline(target: RecordTarget, node: Polyline): void {
  const { points, stroke } = node
  const bake = stroke && outlineMap(target, node)
  if (bake) coverStroke(target, bake, points, stroke)
}

/** The dashed stroke of a box or an ellipse, along the middle of its ring. */
export function encodeDashedRing(target: RecordTarget, node: Box | Ellipse): void {
  const { stroke } = node
  if (!stroke) return
  const bake = outlineMap(target, node)
  if (!bake) return
  const unit = isFixed(stroke) ? bakedUnit(target, bake) : 1
  const middle = (strokeOutset(stroke) - (stroke.width ?? 1) / 2) * unit
  const [ox, oy] = onAxes(stroke, middle, [...bake.linear, 0, 0])
  const w = node.width + 2 * ox
  const h = node.height + 2 * oy
  if (!(w > 0 && h > 0)) return
  const radii = node.type === 'box' ? fitRadii(node.cornerRadius, node.width, node.height) : [0, 0, 0, 0]
  const corner = (r: number): [number, number] => {
    if (node.type === 'ellipse') return [w / 2, h / 2]
    return r > 0 ? [Math.max(0, r + ox), Math.max(0, r + oy)] : [0, 0]
  }
  const [[ax, ay], [bx, by], [cx, cy], [dx, dy]] = radii.map(corner) as [number, number][] as [
    [number, number],
    [number, number],
    [number, number],
    [number, number],
  ]
  // relative commands, clockwise from the end of the top left corner
  const d =
    `M${ax - ox} ${-oy}h${w - ax - bx}a${bx} ${by} 0 0 1 ${bx} ${by}v${h - by - cy}a${cx} ${cy} 0 0 1 ${-cx} ${cy}` +
    `h${cx + dx - w}a${dx} ${dy} 0 0 1 ${-dx} ${-dy}v${dy + ay - h}a${ax} ${ay} 0 0 1 ${ax} ${-ay}z`
  coverStroke(target, bake, d, stroke)
}

/** Baked px per unit of a fixed stroke's width. */
function bakedUnit({ pixelRatio }: RecordTarget, { reduction }: OutlineMap): number {
  return pixelRatio * reduction
}

function coverStroke(target: RecordTarget, bake: OutlineMap, outline: OutlineRequest['outline'], style: Stroke): void {
  const { cap = '', join = '', color, scale = '' } = style
  const stroke = scaleStroke(style, isFixed(style) ? bakedUnit(target, bake) : 1)
  const { width, dash, dashOffset } = stroke
  if (width <= 0) return
  const name = typeof outline === 'string' ? outline : serialOf(outline)
  const shape = `stroke ${scale} ${width} ${cap} ${join} ${dash} ${dashOffset} ${name}`
  cover(target, bake, shape, color, { outline, stroke })
}

function cover(
  target: RecordTarget,
  { linear, inverse }: BakeMap,
  shape: string,
  color: string,
  request: Omit<OutlineRequest, 'linear'>,
): void {
  const premultiplied = premultiply(color)
  if (premultiplied[3] === 0) return
  const key = `outline ${linear} ${shape}`
  const cells = target.baked(key, () => {
    const { tiles, droppedDash } = outlineTiles({ ...request, linear })
    if (droppedDash) target.report('too-many-dashes')
    return tiles.map((tile) => ({ ...tile, hasColor: request.gradient !== undefined }))
  })
  const { map } = (target.entry as Entry).inputs
  for (const cell of cells) target.cell(cell, 0, 0, inverse, map[4], map[5], premultiplied)
}

/** Device px a side beyond which an outline is baked smaller and magnified. */
const MAX_BAKED = 4096

interface OutlineMap extends BakeMap {
  /** By how much smaller. */
  readonly reduction: number
}

function outlineMap(target: RecordTarget, node: Node): OutlineMap | null {
  const { x0, y0, x1, y1 } = node.inkBounds(emptyRect())
  const bake = x0 <= x1 && y0 <= y1 ? bakeMap((target.entry as Entry).inputs) : null
  if (!bake) return null
  const [a, b, c, d] = bake.linear
  const reach = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d)) * Math.max(x1 - x0, y1 - y0)
  if (!(reach > MAX_BAKED)) return { ...bake, reduction: 1 }
  const f = MAX_BAKED / reach
  const [ia, ib, ic, id] = bake.inverse
  return { ...bake, reduction: f, linear: [a * f, b * f, c * f, d * f], inverse: [ia / f, ib / f, ic / f, id / f] }
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
