/** Boxes and ellipses: fill, stroke and shadow of shading.md, nothing painted twice. */
import type { RecordStore } from '../../src/frame/frame.ts'
import { RECORD } from '../../src/frame/layout.ts'
import { applyX, applyY, invert } from './affine.ts'
import { coverageIn } from './area.ts'
import type { Paint } from './composite.ts'
import { shadowIn, shadowRegion } from './gaussian.ts'
import { colorAt, readGradient } from './gradient.ts'
import { flatten, moveBy, type Shape, spreadBy } from './outline.ts'
import { type Color, type Placed, readColor, readQuad, readU32 } from './read.ts'
import { intersect, type Region, regionOf, unite } from './region.ts'
import { type Shapes, shapesOf } from './shapes.ts'

/** `area`: the pixels that matter. */
export function boxPaint(records: RecordStore, record: Placed, area: Region): Paint {
  const shapes = shapesOf(record)
  const { map, outer, own, inner } = shapes
  const shadow = shadowOf(records, record, shapes)
  let region = outer ? regionOf(map, outer.x0, outer.y0, outer.x1, outer.y1) : { ...area, width: 0, height: 0 }
  if (shadow) region = unite(region, shadowRegion(shadow.shape, map, shadow.sigma))
  region = intersect(region, area)

  const empty = new Float64Array(region.width * region.height)
  const coverage = (shape: Shape | null): Float64Array => (shape ? coverageIn(flatten(shape, map), region) : empty)
  const outerCoverage = coverage(outer)
  const hasStroke = record.strokeWidth > 0
  const ownCoverage = hasStroke ? coverage(own) : outerCoverage
  const innerCoverage = hasStroke ? coverage(inner) : outerCoverage
  const intensity = shadow ? shadowIn(shadow.shape, map, shadow.sigma, region) : empty

  const stroke = readColor(records, record.slot, RECORD.stroke)
  const fillAt = fillOf(records, record)
  const colors = new Float64Array(empty.length * 4)
  for (let i = 0; i < empty.length; i++) {
    const cO = outerCoverage[i] ?? 0
    const cF = ownCoverage[i] ?? 0
    const cI = innerCoverage[i] ?? 0
    const fillShare = cI + (cF - cI) * (1 - stroke[3])
    const strokeShare = cO - cI
    const shadowShare = (1 - cO) * (intensity[i] ?? 0)
    const x = region.x + (i % region.width) + 0.5
    const y = region.y + Math.floor(i / region.width) + 0.5
    const fill = fillShare > 0 ? fillAt(x, y) : stroke
    for (let channel = 0; channel < 4; channel++) {
      colors[i * 4 + channel] =
        (fill[channel] ?? 0) * fillShare +
        (stroke[channel] ?? 0) * strokeShare +
        (shadow?.color[channel] ?? 0) * shadowShare
    }
  }
  return { region, colors }
}

interface BoxShadow {
  /** The outer outline after spread and offset, record space; not yet blurred. */
  readonly shape: Shape
  readonly sigma: number
  readonly color: Color
}

function shadowOf(records: RecordStore, { slot }: Placed, { outer }: Shapes): BoxShadow | null {
  const color = readColor(records, slot, RECORD.shadowColor)
  if (color[3] === 0 || !outer) return null
  const [x, y, sigma, spread] = readQuad(records, slot, RECORD.shadow)
  const shape = spreadBy(outer, spread)
  return shape && { shape: moveBy(shape, x, y), sigma, color }
}

/** Colour of the fill at a place in device px. */
function fillOf(records: RecordStore, { slot, map, rect }: Placed): (x: number, y: number) => Color {
  const paint = readU32(records, slot, RECORD.paint)
  if (paint === 0) {
    const fill = readColor(records, slot, RECORD.fill)
    return () => fill
  }
  const gradient = readGradient(records, paint - 1)
  const inverse = invert(map)
  return (x, y) => colorAt(gradient, rect, applyX(inverse, x, y), applyY(inverse, x, y))
}
