/** Trails: every place of a pixel shows the newest disc on it; see shading.md. */
import type { Frame } from '../../src/frame/frame.ts'
import { RECORD } from '../../src/frame/layout.ts'
import { type Affine, applyX, applyY, invert } from './affine.ts'
import type { Paint } from './composite.ts'
import { below, density } from './normal.ts'
import { type Placed, readColor, readQuad } from './read.ts'
import { intersect, type Region, regionOf, unite } from './region.ts'
import { type Cone, trailCones } from './trail-curve.ts'

/** Parts of a pixel on each axis. An edge fills a part from none to all on its way through it, so that the area is right within 0.002. */
const SIDE = 16
const PARTS = SIDE * SIDE
const GLOW_REACH = 3

export function trailPaint(frame: Frame, record: Placed, area: Region): Paint {
  const { records } = frame
  const { map, slot } = record
  const cones = trailCones(frame, record.rect)
  const inverse = invert(map)
  const shadow = readColor(records, slot, RECORD.shadowColor)
  const variance = (inverse.a ** 2 + inverse.b ** 2 + inverse.c ** 2 + inverse.d ** 2) / 24
  const sigma = shadow[3] > 0 ? Math.sqrt(readQuad(records, slot, RECORD.shadow)[2] ** 2 + variance) : 0
  const regionAbout = ({ x0, y0, r0, x1, y1, r1 }: Cone, more: number): Region => {
    const reach = Math.max(r0, r1, 0) + more
    return regionOf(
      map,
      Math.min(x0, x1) - reach,
      Math.min(y0, y1) - reach,
      Math.max(x0, x1) + reach,
      Math.max(y0, y1) + reach,
    )
  }
  const whole = cones
    .map((cone) => regionAbout(cone, GLOW_REACH * sigma))
    .reduce(unite, { ...area, width: 0, height: 0 })
  const region = intersect(whole, area)
  const near: Cone[][] = Array.from({ length: region.width * region.height }, () => [])
  const isClosed = new Uint8Array(near.length)
  // From the middle of a pixel to its farthest corner, and a little more.
  const half = Math.sqrt(12 * variance)
  for (const cone of cones) {
    const part = intersect(regionAbout(cone, 0), region)
    for (let y = part.y; y < part.y + part.height; y++)
      for (let x = part.x; x < part.x + part.width; x++) {
        const pixel = (y - region.y) * region.width + x - region.x
        if (isClosed[pixel]) continue
        const depth = depthIn(cone, applyX(inverse, x + 0.5, y + 0.5), applyY(inverse, x + 0.5, y + 0.5))
        if (depth > -half) near[pixel]?.push(cone)
        // What is older lies behind it in all of the pixel.
        if (depth > half) isClosed[pixel] = 1
      }
  }
  const fill = readColor(records, slot, RECORD.fill)
  const stroke = readColor(records, slot, RECORD.stroke)
  const colors = new Float64Array(near.length * 4)
  near.forEach((some, pixel) => {
    const x = region.x + (pixel % region.width)
    const y = region.y + Math.floor(pixel / region.width)
    let open = 1
    for (let i = 0; i < PARTS && some.length > 0; i++) {
      const px = x + ((i % SIDE) + 0.5) / SIDE
      const py = y + (Math.floor(i / SIDE) + 0.5) / SIDE
      open -= cover(some, applyX(inverse, px, py), applyY(inverse, px, py), inverse, (share, age) => {
        const weight = (share * fadeAt(age)) / PARTS
        const old = Math.min(1, age)
        for (let c = 0; c < 4; c++)
          colors[pixel * 4 + c] =
            (colors[pixel * 4 + c] ?? 0) + ((fill[c] ?? 0) * (1 - old) + (stroke[c] ?? 0) * old) * weight
      })
    }
    if (sigma === 0 || open < 1e-6) return
    const glow = open * glowAt(cones, applyX(inverse, x + 0.5, y + 0.5), applyY(inverse, x + 0.5, y + 0.5), sigma)
    for (let c = 0; c < 4; c++) colors[pixel * 4 + c] = (colors[pixel * 4 + c] ?? 0) + (shadow[c] ?? 0) * glow
  })
  return { region, colors }
}

/**
 * Tells what each cone adds to a part of a pixel about (x, y), the newest first; returns the covered share of the pixel. Edges
 * that face the same way overlap, those that face each other leave a gap between them.
 */
function cover(
  cones: readonly Cone[],
  x: number,
  y: number,
  inverse: Affine,
  add: (share: number, age: number) => void,
): number {
  let [one, other, overlap, sum] = [0, 0, 0, 0]
  let first: Disc | null = null
  for (const cone of cones) {
    const disc = discAt(cone, x, y, inverse)
    if (disc.share === 0) continue
    first ??= disc
    const turn = first.ux * disc.ux + first.uy * disc.uy
    if (turn < 0) {
      other = Math.max(other, disc.share)
      overlap = 1 + turn
    } else one = Math.max(one, disc.share)
    const more = Math.min(1, one + other * (1 - overlap * one)) - sum
    if (more > 0) add(more, disc.age)
    sum += more
    if (sum === 1) break
  }
  return sum / PARTS
}

function fadeAt(age: number): number {
  const y = Math.min(1, Math.max(0, 1 - age))
  return y * y * (3 - 2 * y)
}

interface Disc {
  readonly share: number
  readonly age: number
  /** From its centre to the point. */
  readonly ux: number
  readonly uy: number
}

/** How far inside one of the cone's discs a point is: at least so far, below 0 at most so far outside of all. */
function depthIn({ x0, y0, r0, x1, y1, r1 }: Cone, x: number, y: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const square = dx * dx + dy * dy
  const t = square > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square)) : 1
  const distance = Math.sqrt((x - x0 - dx * t) ** 2 + (y - y0 - dy * t) ** 2)
  const inside = r0 + (r1 - r0) * t - distance
  return inside > 0 ? inside : Math.max(r0, r1) - distance
}

/** How much of a part of a pixel about (x, y) the cone's discs fill, and the age of the newest on its middle, or else of the nearest. */
function discAt({ x0, y0, r0, age0, x1, y1, r1, age1 }: Cone, x: number, y: number, inverse: Affine): Disc {
  const [dx, dy, dr] = [x1 - x0, y1 - y0, r1 - r0]
  const [qx, qy] = [x - x0, y - y0]
  const square = dx * dx + dy * dy
  const ageAt = (t: number) => age0 + (age1 - age0) * t
  // Math.hypot is ten times as slow.
  const distanceAt = (t: number) => Math.sqrt((qx - dx * t) ** 2 + (qy - dy * t) ** 2)
  // The disc whose edge is nearest: where the way to it leaves the axis at the angle whose sine is the slope of the radius.
  const slope = square > 0 ? dr / Math.sqrt(square) : 0
  const along = square > 0 ? (qx * dx + qy * dy) / square : 0
  const across = square > 0 ? Math.abs(qx * dy - qy * dx) / square : 0
  const lean = Math.abs(slope) < 1 ? slope / Math.sqrt(1 - slope * slope) : Math.sign(slope) * 1e9
  const t = Math.min(1, Math.max(0, along + across * lean))
  const distance = distanceAt(t)
  const radius = r0 + dr * t
  const ux = distance > 1e-9 ? (qx - dx * t) / distance : 1
  const uy = distance > 1e-9 ? (qy - dy * t) / distance : 0
  // From one side of a part of a pixel to the other.
  const width = (Math.abs(ux * inverse.a + uy * inverse.b) + Math.abs(ux * inverse.c + uy * inverse.d)) / SIDE
  const ramp = (depth: number) => Math.min(1, Math.max(0, 0.5 + depth / width))
  const share = radius > 0 ? ramp(radius - distance) - ramp(-radius - distance) : 0
  if (share === 0 || distance > radius) return { share, age: ageAt(t), ux, uy }
  if (distanceAt(1) <= r1) return { share, age: age1, ux, uy }
  // |p - c|^2 - r^2 = a t^2 - 2 b t + c; the later end of what holds the point.
  const a = square - dr * dr
  const b = qx * dx + qy * dy + r0 * dr
  const root = Math.max(0, b * b - a * (qx * qx + qy * qy - r0 * r0))
  const later = a > 0 ? (b + Math.sqrt(root)) / a : (b - Math.sqrt(root)) / a
  return { share, age: ageAt(Math.min(1, Math.max(0, later))), ux, uy }
}

function glowAt(cones: readonly Cone[], x: number, y: number, sigma: number): number {
  const band = (radius: number, distance: number) =>
    Math.max(0, below((radius - distance) / sigma) + below((radius + distance) / sigma) - 1)
  let along = 0
  let edge = 0
  for (const { x0, y0, r0, age0, x1, y1, r1, age1 } of cones) {
    const length = Math.hypot(x1 - x0, y1 - y0)
    const reach = Math.max(r0, r1) + GLOW_REACH * sigma + length
    if (Math.hypot(x - x0, y - y0) > reach) continue
    const fade = fadeAt((age0 + age1) / 2)
    if (length > 0) {
      const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length]
      const [qx, qy] = [x - (x0 + x1) / 2, y - (y0 + y1) / 2]
      const across = Math.abs(qx * uy - qy * ux)
      const steps = Math.ceil((2 * length) / sigma)
      const step = length / steps
      let weight = 0
      for (let i = 0; i < steps; i++)
        weight += density((qx * ux + qy * uy + (i + 0.5) * step - length / 2) / sigma) * step
      along += (fade * band((r0 + r1) / 2, across) * weight) / sigma
    }
    const first = fadeAt(age0) * band(r0, Math.hypot(x - x0, y - y0))
    edge = Math.max(edge, first, fadeAt(age1) * band(r1, Math.hypot(x - x1, y - y1)))
  }
  return Math.min(1, Math.max(along, edge))
}
