/** Boxes and ellipses: fill, stroke and shadows of shading.md, nothing painted twice. */
import type { RecordStore } from '../../src/frame/frame.ts'
import { RECORD } from '../../src/frame/layout.ts'
import { applyX, applyY, invert } from './affine.ts'
import { coverageIn } from './area.ts'
import type { Paint } from './composite.ts'
import { shadowRegion } from './gaussian.ts'
import { colorAt, readGradient } from './gradient.ts'
import { flatten, type Shape } from './outline.ts'
import { type Color, type Placed, readColor, readU32 } from './read.ts'
import { intersect, type Region, regionOf, unite } from './region.ts'
import { layShadow, shadowsOf } from './shadows.ts'
import { shapesOf } from './shapes.ts'

/** `area`: the pixels that matter. */
export function boxPaint(records: RecordStore, record: Placed, area: Region): Paint {
  const shapes = shapesOf(record)
  const { map, outer, own, inner } = shapes
  const shadows = shadowsOf(records, record, shapes)
  let region = outer ? regionOf(map, outer.x0, outer.y0, outer.x1, outer.y1) : { ...area, width: 0, height: 0 }
  for (const { shape, sigma, isInset } of shadows) {
    if (shape && !isInset) region = unite(region, shadowRegion(shape, map, sigma))
  }
  region = intersect(region, area)

  const empty = new Float64Array(region.width * region.height)
  const coverage = (shape: Shape | null): Float64Array => (shape ? coverageIn(flatten(shape, map), region) : empty)
  const outerCoverage = coverage(outer)
  const hasStroke = record.strokeWidth > 0
  const ownCoverage = hasStroke ? coverage(own) : outerCoverage
  const innerCoverage = hasStroke ? coverage(inner) : outerCoverage
  const outside = new Float64Array(empty.length * 4)
  const inside = new Float64Array(empty.length * 4)

  const stroke = readColor(records, record.slot, RECORD.stroke)
  const fillAt = fillOf(records, record)
  const colors = new Float64Array(empty.length * 4)
  for (let i = 0; i < empty.length; i++) {
    const cI = innerCoverage[i] ?? 0
    if (cI <= 0 && (ownCoverage[i] ?? 0) <= 0) continue
    const x = region.x + (i % region.width) + 0.5
    const y = region.y + Math.floor(i / region.width) + 0.5
    inside.set(fillAt(x, y), i * 4)
  }
  const fill = inside.slice()
  for (const shadow of shadows) layShadow(shadow.isInset ? inside : outside, shadow, map, region)
  for (let i = 0; i < empty.length; i++) {
    const cO = outerCoverage[i] ?? 0
    const cF = ownCoverage[i] ?? 0
    const cI = innerCoverage[i] ?? 0
    for (let channel = i * 4; channel < i * 4 + 4; channel++) {
      colors[channel] =
        (inside[channel] ?? 0) * cI +
        (fill[channel] ?? 0) * (cF - cI) * (1 - stroke[3]) +
        (stroke[channel - i * 4] ?? 0) * (cO - cI) +
        (outside[channel] ?? 0) * (1 - cO)
    }
  }
  return { region, colors }
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
