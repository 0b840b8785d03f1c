/** Records that show texels: cells, images and layers. */
import type { Frame, RecordStore } from '../../src/frame/frame.ts'
import { FLAG, RECORD } from '../../src/frame/layout.ts'
import { snapToPixel } from '../../src/frame/snap.ts'
import { type Affine, applyX, applyY, invert } from './affine.ts'
import { coverageIn } from './area.ts'
import type { Paint } from './composite.ts'
import { flatten } from './outline.ts'
import { type Placed, readColor, readLayerOpacity, readQuad } from './read.ts'
import { intersect, type Region, regionOf } from './region.ts'
import { fetchTexel, sampleClamped, sampleInside, type Texel, type Texels } from './sample.ts'
import { shapesOf } from './shapes.ts'

/** Fills a region by calling `color` at each pixel, with the pixel's top left corner. */
function paintEach(region: Region, color: (out: Texel, x: number, y: number, index: number) => void): Paint {
  const colors = new Float64Array(region.width * region.height * 4)
  const texel: Texel = new Float64Array(4)
  for (let i = 0; i < region.width * region.height; i++) {
    color(texel, region.x + (i % region.width), region.y + Math.floor(i / region.width), i)
    colors.set(texel, i * 4)
  }
  return { region, colors }
}

/** Whether the linear part is so near to the identity that baked texels are copied. */
function isAtRest({ a, b, c, d }: Affine): boolean {
  const limit = 1 / 1024
  return Math.abs(a - 1) <= limit && Math.abs(b) <= limit && Math.abs(c) <= limit && Math.abs(d - 1) <= limit
}

export function cellPaint(records: RecordStore, record: Placed, texels: Texels, area: Region): Paint {
  const { map, slot } = record
  const [x0, y0, x1, y1] = record.rect
  const uv = readQuad(records, slot, RECORD.uv)
  const fill = readColor(records, slot, RECORD.fill)
  const tint = (out: Texel): void => {
    const isOwn = (record.flags & FLAG.OWN_COLOR) !== 0
    for (let i = 0; i < 4; i++) out[i] = (out[i] ?? 0) * (isOwn ? fill[3] : (fill[i] ?? 0))
  }
  if (!record.isMoving && isAtRest(map)) {
    const left = snapToPixel(map.tx) + x0
    const top = snapToPixel(map.ty) + y0
    const whole: Region = { x: left, y: top, width: x1 - x0, height: y1 - y0 }
    return paintEach(intersect(whole, area), (out, x, y) => {
      fetchTexel(out, texels, uv[0] + x - left, uv[1] + y - top)
      tint(out)
    })
  }
  const inverse = invert(map)
  const scaleU = (uv[2] - uv[0]) / (x1 - x0)
  const scaleV = (uv[3] - uv[1]) / (y1 - y0)
  // Bilinear sampling fades out over half a texel beyond the rectangle.
  const region = regionOf(map, x0 - 0.5 / scaleU, y0 - 0.5 / scaleV, x1 + 0.5 / scaleU, y1 + 0.5 / scaleV)
  return paintEach(intersect(region, area), (out, x, y) => {
    const u = uv[0] + (applyX(inverse, x + 0.5, y + 0.5) - x0) * scaleU
    const v = uv[1] + (applyY(inverse, x + 0.5, y + 0.5) - y0) * scaleV
    sampleInside(out, texels, u, v, uv)
    tint(out)
  })
}

export function imagePaint(records: RecordStore, record: Placed, texels: Texels, area: Region): Paint {
  const { map, own } = shapesOf(record)
  if (!own) return { region: { ...area, width: 0 }, colors: new Float64Array(0) }
  const uv = readQuad(records, record.slot, RECORD.uv)
  const region = intersect(regionOf(map, own.x0, own.y0, own.x1, own.y1), area)
  const coverage = coverageIn(flatten(own, map), region)
  const inverse = invert(map)
  return paintEach(region, (out, x, y, index) => {
    const across = (applyX(inverse, x + 0.5, y + 0.5) - own.x0) / (own.x1 - own.x0)
    const down = (applyY(inverse, x + 0.5, y + 0.5) - own.y0) / (own.y1 - own.y0)
    sampleClamped(out, texels, uv[0] + (uv[2] - uv[0]) * across, uv[1] + (uv[3] - uv[1]) * down, uv)
    for (let i = 0; i < 4; i++) out[i] = (out[i] ?? 0) * (coverage[index] ?? 0)
  })
}

export function layerPaint(frame: Frame, slot: number, source: Texels, area: Region): Paint {
  const [x0, y0, x1, y1] = readQuad(frame.records, slot, RECORD.rect)
  const opacity = readLayerOpacity(frame, slot)
  return paintEach(intersect({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 }, area), (out, x, y) => {
    fetchTexel(out, source, x - x0, y - y0)
    for (let i = 0; i < 4; i++) out[i] = (out[i] ?? 0) * opacity
  })
}
