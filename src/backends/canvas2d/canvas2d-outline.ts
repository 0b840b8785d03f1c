/**
 * The outlines of a box, an ellipse, an image or a clip (outer, face, inner: O, F and I of `shading.md`), placed
 * for drawing. While the total map keeps axes they are in device px of the target with edges snapped as `CRISP` asks,
 * else in record space, to be drawn through the map.
 */
import { FLAG, KIND, snapToPixel } from '../../frame/layout.ts'
import { type Four, keepsAxes, kindOf, type RecordValues } from '../../frame/records.ts'
import type { Affine } from '../../math/affine.ts'

export type Axis = 0 | 1

export interface Outline {
  /** x0, y0, x1, y1: axis a from `sides[a]` to `sides[a + 2]`. */
  readonly sides: Four
  /** Per axis; corners: top left, top right, bottom right, bottom left. They fit the sides. */
  readonly radii: readonly [Four, Four]
  isEmpty: boolean
  isRound: boolean
}

export interface Shape {
  /** Outlines are in device px of the target; else in record space. */
  isAxis: boolean
  isEllipse: boolean
  hasStroke: boolean
  /** Signed record -> draw space scale per axis; 1 unless `isAxis`. */
  readonly scale: [number, number]
  readonly outer: Outline
  /** These two only with a stroke. */
  readonly face: Outline
  readonly inner: Outline
}

export const createOutline = (): Outline => ({
  sides: [0, 0, 0, 0],
  radii: [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ],
  isEmpty: false,
  isRound: false,
})

export const createShape = (): Shape => ({
  isAxis: false,
  isEllipse: false,
  hasStroke: false,
  scale: [1, 1],
  outer: createOutline(),
  face: createOutline(),
  inner: createOutline(),
})

export const AXES: readonly Axis[] = [0, 1]

const side = ({ sides }: Outline, axis: Axis): number => (sides[(axis + 2) as 2 | 3] as number) - sides[axis]

/** How far in, along an axis, the corners at its low end reach, and those at its high end. */
export const lowEnd = ({ sides, radii }: Outline, axis: Axis): number =>
  sides[axis] + Math.max(radii[axis][0], radii[axis][axis ? 1 : 3])
export const highEnd = ({ sides, radii }: Outline, axis: Axis): number =>
  sides[(axis + 2) as 2 | 3] - Math.max(radii[axis][2], radii[axis][axis ? 3 : 1])

/** A radius when the outline grows by `by` (negative: shrinks). Sharp corners stay sharp. */
export const growRadius = (radius: number, by: number): number => (radius > 0 ? Math.max(0, radius + by) : 0)

/** A shadow's radius when it spreads by s > 0: small radii grow less, as in CSS. */
export const spreadRadius = (radius: number, spread: number): number =>
  spread <= 0 || radius >= spread ? growRadius(radius, spread) : radius + spread * (1 + (radius / spread - 1) ** 3)

/** Once the sides are set: emptiness, and radii (in draw space, from those of a corner in record space). */
function finish(o: Outline, { isEllipse, scale }: Shape, radiusOf: (corner: number) => number): void {
  o.isEmpty = !(side(o, 0) > 0 && side(o, 1) > 0)
  o.isRound = isEllipse
  let fit = 1
  for (const axis of AXES) {
    const radii = o.radii[axis]
    for (let i = 0; i < 4; i++) {
      const radius = isEllipse ? side(o, axis) / 2 : radiusOf(i) * Math.abs(scale[axis])
      radii[i] = radius
      if (radius > 0) o.isRound = true
    }
    const longest = Math.max(radii[0] + radii[axis ? 3 : 1], radii[2] + radii[axis ? 1 : 3])
    if (longest > side(o, axis) && !o.isEmpty) fit = Math.min(fit, side(o, axis) / longest)
  }
  // Snapping or shrinking can make a side shorter than its radii: all shrink together, as in CSS.
  if (fit < 1) for (const radii of o.radii) for (let i = 0; i < 4; i++) radii[i] = (radii[i] as number) * fit
}

/** Fills `out` from a BOX, ELLIPSE, IMAGE or CLIP record; origin: the device pixel at the target's top left. */
export function placeShape(record: RecordValues, map: Affine, originX: number, originY: number, out: Shape): void {
  const { rect, strokeWidth, strokeOutset, radii } = record
  const kind = kindOf(record)
  const isEllipse = kind === KIND.ELLIPSE
  const hasStroke = strokeWidth > 0 && (kind === KIND.BOX || isEllipse)
  const isAxis = keepsAxes(map)
  const isCrisp = isAxis && !isEllipse && (record.head & FLAG.CRISP) !== 0
  const grow = hasStroke ? strokeOutset : 0
  out.isAxis = isAxis
  out.isEllipse = isEllipse
  out.hasStroke = hasStroke
  for (const axis of AXES) {
    const scale = isAxis ? (map[axis * 3] as number) : 1
    const offset = isAxis ? (map[axis + 4] as number) : 0
    const p = scale * (rect[axis] - grow) + offset
    const q = scale * ((rect[axis + 2] as number) + grow) + offset
    let low = Math.min(p, q)
    let high = Math.max(p, q)
    let width = hasStroke ? strokeWidth * Math.abs(scale) : 0
    if (isCrisp) {
      const isVisible = high - low >= 0.5
      low = snapToPixel(low)
      high = snapToPixel(high)
      if (low === high && isVisible) high++
      if (width >= 1) width = snapToPixel(width)
    }
    if (isAxis) {
      const origin = axis ? originY : originX
      low -= origin
      high -= origin
    }
    out.scale[axis] = scale
    const outset = hasStroke ? (width * strokeOutset) / strokeWidth : 0
    setSides(out.outer, axis, low, high)
    setSides(out.face, axis, low + outset, high - outset)
    setSides(out.inner, axis, low + width, high - width)
  }
  // A mirrored axis swaps corners: 0 <-> 1 and 3 <-> 2 in x, 0 <-> 3 and 1 <-> 2 in y.
  const swap = (out.scale[0] < 0 ? 1 : 0) ^ (out.scale[1] < 0 ? 3 : 0)
  const grown = (by: number) => (corner: number) => growRadius(radii[corner ^ swap] as number, by)
  finish(out.outer, out, grown(grow))
  if (!hasStroke) return
  finish(out.face, out, grown(0))
  finish(out.inner, out, grown(strokeOutset - strokeWidth))
}

export function setSides({ sides }: Outline, axis: Axis, low: number, high: number): void {
  sides[axis] = low
  sides[(axis + 2) as 2 | 3] = high
}

/** The outer outline grown by `spread` and moved, both in record units. */
export function placeShadow(shape: Shape, [x, y, , spread]: Four, out: Outline): void {
  const { outer, scale } = shape
  for (const axis of AXES) {
    const move = (axis ? y : x) * scale[axis]
    const grow = spread * Math.abs(scale[axis])
    setSides(out, axis, outer.sides[axis] + move - grow, (outer.sides[axis + 2] as number) + move + grow)
  }
  finish(out, shape, (corner) => spreadRadius((outer.radii[0][corner] as number) / Math.abs(scale[0]), spread))
}

/** Sharp corners and edges on whole px: no pixel is covered in part. */
export const isOnPixels = ({ isRound, sides }: Outline): boolean => !isRound && sides.every(Number.isInteger)

/** Is the point inside, or on the edge? */
export function holds({ sides, radii }: Outline, x: number, y: number): boolean {
  const [x0, y0, x1, y1] = sides
  if (x < x0 || y < y0 || x > x1 || y > y1) return false
  for (let i = 0; i < 4; i++) {
    const rx = radii[0][i] as number
    const ry = radii[1][i] as number
    // From the corner's centre outwards, in radii.
    const u = 1 - (i % 3 ? x1 - x : x - x0) / rx
    const v = 1 - (i < 2 ? y - y0 : y1 - y) / ry
    if (u > 0 && v > 0 && u * u + v * v > 1) return false
  }
  return true
}
