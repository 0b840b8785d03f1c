/**
 * Outlines: rectangles with four radii and ellipses, in record space; how they grow and shrink; their way round as
 * lines and arcs; and the polygon that stands for them in device space.
 */
import { type Affine, applyX, applyY, IDENTITY, stretches } from './affine.ts'
import type { Quad } from './read.ts'

/** `radii` along x and `tall` along y (top left, top right, bottom right, bottom left) fit; null: the ellipse inscribed in the rectangle. */
export interface Shape {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly radii: Quad | null
  readonly tall: Quad | null
}

/** x, y, x, y, ... ; closed by the way from the last point to the first. */
export type Polygon = readonly number[]

/** A straight piece, or a quarter of an axis-parallel ellipse from `start` (radians) to `start` + pi/2. */
export type Piece =
  | { readonly type: 'line'; readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
  | {
      readonly type: 'arc'
      readonly cx: number
      readonly cy: number
      readonly rx: number
      readonly ry: number
      readonly start: number
    }

/** Largest distance between a curve and the chord that replaces it, device px. */
export const FLATNESS = 1 / 1024

const QUARTER = Math.PI / 2

/**
 * Radii that do not fit are scaled down together, as in CSS. Those of a record do; shrinking and snapping can make
 * a side shorter than the radii on it.
 */
export function roundedShape(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  radii: Quad = [0, 0, 0, 0],
  tall = radii,
): Shape {
  const across = (x1 - x0) / Math.max(radii[0] + radii[1], radii[3] + radii[2])
  const down = (y1 - y0) / Math.max(tall[0] + tall[3], tall[1] + tall[2])
  const fit = Math.min(1, across, down)
  const fitted = ([tl, tr, br, bl]: Quad): Quad => [tl * fit, tr * fit, br * fit, bl * fit]
  return { x0, y0, x1, y1, radii: fit < 1 ? fitted(radii) : radii, tall: fit < 1 ? fitted(tall) : tall }
}

export function ellipseShape(x0: number, y0: number, x1: number, y1: number): Shape {
  return { x0, y0, x1, y1, radii: null, tall: null }
}

export function circleShape(x: number, y: number, radius: number): Shape {
  return ellipseShape(x - radius, y - radius, x + radius, y + radius)
}

/** Grown by g > 0 or shrunk by -g; null when nothing is left. */
export function grow(shape: Shape, g: number): Shape | null {
  return resize(shape, g, (r) => (g > 0 && r > 0 ? r + g : Math.max(0, r + Math.min(0, g))))
}

/** Where the right side and the bottom side go, as vectors; the others go the other way. */
export interface Shift {
  readonly right: readonly [x: number, y: number]
  readonly bottom: readonly [x: number, y: number]
}

/** With sides and the ends of arcs moved `times` a shift; null when nothing is left. */
export function shiftSides(shape: Shape, { right, bottom }: Shift, times: number): Shape | null {
  const { x0, y0, x1, y1 } = shape
  const gx = right[0] * times
  const gy = bottom[1] * times
  if ((gx < 0 && x1 - x0 + 2 * gx <= 0) || (gy < 0 && y1 - y0 + 2 * gy <= 0)) return null
  const sides = [x0 - gx, y0 - gy, x1 + gx, y1 + gy] as const
  if (!shape.radii && bottom[0] === 0 && right[1] === 0) return ellipseShape(...sides)
  const around = cornersOf(shape)
  // An arc is as wide as its end on the top or bottom side is away from that on the left or right one.
  const radii = (axis: 0 | 1) =>
    around.map(({ rx, ry }, i) => {
      const turn = i % 2 === 0 ? 1 : -1
      const grown = axis === 0 ? rx + times * (right[0] - turn * bottom[0]) : ry + times * (bottom[1] - turn * right[1])
      return rx > 0 && ry > 0 ? Math.max(0, grown) : 0
    }) as unknown as Quad
  return roundedShape(...sides, radii(0), radii(1))
}

/** As `grow`, but radii grow as those of a CSS box-shadow do: the outset-adjusted border radius of css-backgrounds-3. */
export function spreadBy(shape: Shape, s: number): Shape | null {
  if (s <= 0) return grow(shape, s)
  const longer = Math.max(shape.x1 - shape.x0, shape.y1 - shape.y0)
  return resize(shape, s, (r) => {
    const coverage = (2 * r) / longer
    if (r > s || coverage > 1) return r + s
    return r + s * (1 - (1 - r / s) ** 3 * (1 - coverage ** 3))
  })
}

function resize(shape: Shape, g: number, radius: (r: number) => number): Shape | null {
  const { x0, y0, x1, y1, radii, tall } = shape
  if (g < 0 && (x1 - x0 + 2 * g <= 0 || y1 - y0 + 2 * g <= 0)) return null
  const sides = [x0 - g, y0 - g, x1 + g, y1 + g] as const
  if (!radii || !tall) return ellipseShape(...sides)
  return roundedShape(...sides, radii.map(radius) as unknown as Quad, tall.map(radius) as unknown as Quad)
}

export function moveBy(shape: Shape, x: number, y: number): Shape {
  return { ...shape, x0: shape.x0 + x, y0: shape.y0 + y, x1: shape.x1 + x, y1: shape.y1 + y }
}

type Arc = Extract<Piece, { type: 'arc' }>

/** The four corners in the order of `radii`, which is clockwise with y down. */
function cornersOf({ x0, y0, x1, y1, radii, tall }: Shape): readonly [Arc, Arc, Arc, Arc] {
  const corner = (index: 0 | 1 | 2 | 3): Arc => {
    const rx = radii ? radii[index] : (x1 - x0) / 2
    const ry = tall ? tall[index] : (y1 - y0) / 2
    const cx = index === 0 || index === 3 ? x0 + rx : x1 - rx
    const cy = index < 2 ? y0 + ry : y1 - ry
    return { type: 'arc', cx, cy, rx, ry, start: Math.PI + index * QUARTER }
  }
  return [corner(0), corner(1), corner(2), corner(3)]
}

/** The way round, clockwise with y down. */
export function piecesOf(shape: Shape): Piece[] {
  const corners = cornersOf(shape)
  const pieces: Piece[] = []
  let [x, y] = arcPoint(corners[3], 1)
  for (const arc of corners) {
    const [startX, startY] = arcPoint(arc, 0)
    pieces.push({ type: 'line', x0: x, y0: y, x1: startX, y1: startY })
    if (arc.rx > 0 && arc.ry > 0) pieces.push(arc)
    const end = arcPoint(arc, 1)
    x = end[0]
    y = end[1]
  }
  return pieces
}

/** The outline in device px. */
export function flatten(shape: Shape, map: Affine = IDENTITY): Polygon {
  const points: number[] = []
  const add = (x: number, y: number): void => {
    points.push(applyX(map, x, y), applyY(map, x, y))
  }
  for (const piece of piecesOf(shape)) {
    if (piece.type === 'line') {
      add(piece.x0, piece.y0)
      continue
    }
    const steps = arcSteps(piece, map)
    for (let i = 0; i < steps; i++) add(...arcPoint(piece, i / steps))
  }
  return points
}

/** The point at share `t` of a quarter. Exact at both ends, so that straight sides stay straight. */
export function arcPoint(arc: Arc, t: number): [number, number] {
  const quarter = Math.round(arc.start / QUARTER)
  const along = t === 1 ? quarter + 1 : quarter
  const turn = arc.start + t * QUARTER
  const isEnd = t === 0 || t === 1
  const cos = isEnd ? ([1, 0, -1, 0][along % 4] ?? 0) : Math.cos(turn)
  const sin = isEnd ? ([0, 1, 0, -1][along % 4] ?? 0) : Math.sin(turn)
  return [arc.cx + arc.rx * cos, arc.cy + arc.ry * sin]
}

/** Chords for a quarter: a step on a circle of the longest semi-axis has the sagitta R (1 - cos(step / 2)). */
function arcSteps(arc: Arc, map: Affine): number {
  const radius = Math.max(arc.rx, arc.ry) * stretches(map).most
  if (radius <= FLATNESS) return 1
  return Math.ceil(QUARTER / (2 * Math.acos(1 - FLATNESS / radius)))
}
