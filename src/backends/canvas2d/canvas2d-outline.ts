/**
 * The outlines of a box, an ellipse, an image or a clip (outer, face, inner: O, F and I of `shading.md`) in *draw space*:
 * record space with each axis scaled to device px and the outer outline's first corner at its origin. Snapping moves that
 * corner and changes lengths, so what follows need not know of it.
 */
import { FLAG, KIND } from '../../frame/layout.ts'
import { keepsAxes, kindOf, type RecordValues, type ShadowValues } from '../../frame/records.ts'
import { snapToPixel } from '../../frame/snap.ts'
import { type Affine, identity, mapX, mapY } from '../../math/affine.ts'

export type Axis = 0 | 1
export const AXES: readonly Axis[] = [0, 1]

/**
 * x0, y0, x1, y1, four radii along x, four along y. Corners: top left, top right, bottom right, bottom left; they fit the
 * sides. Empty unless both sides have a length.
 */
export type Outline = number[]

export interface Shape {
  /** Draw space -> px of the target. The linear part is exactly the identity where the total map neither turns nor mirrors. */
  readonly map: Affine
  /** Device px per unit of record space. */
  readonly scale: [number, number]
  isEllipse: boolean
  /** Outer, face, inner; without a stroke they are the same. */
  readonly outlines: readonly [outer: Outline, face: Outline, inner: Outline]
}

export const createOutline = (): Outline => new Array<number>(12).fill(0)

export const createShape = (): Shape => ({
  map: identity(),
  scale: [1, 1],
  isEllipse: false,
  outlines: [createOutline(), createOutline(), createOutline()],
})

export const isEmpty = (o: Outline): boolean => AXES.some((axis) => !((o[axis + 2] as number) > (o[axis] as number)))

export const isSharp = (o: Outline): boolean => o.every((radius, i) => i < 4 || radius === 0)

/** Neither turns nor mirrors nor scales. */
export const isStill = ([a, b, c, d]: Affine): boolean => a === 1 && b === 0 && c === 0 && d === 1

/** Places are kept on this grid of a pixel, so that what looks equal is equal; wrong by a level of 255 at most. */
export const roundPlace = (v: number): number => Math.round(v * 128) / 128

/** Fills `out` from a BOX, ELLIPSE, IMAGE or CLIP record; `map` leads to px of the target. */
export function placeShape(record: RecordValues, map: Affine, out: Shape): void {
  const { head, rect, radii, strokeWidth, strokeOutset: grow } = record
  const isEllipse = kindOf(record) === KIND.ELLIPSE
  const isAxis = keepsAxes(map)
  const isCrisp = !isEllipse && (head & FLAG.CRISP) !== 0
  const snap = isCrisp ? snapToPixel : roundPlace
  const [a, b, c, d] = map
  const { scale } = out
  scale[0] = Math.hypot(a, b)
  scale[1] = Math.hypot(c, d)
  const area = Math.abs(a * d - b * c)
  // Of draw space to a device px between parallels; and by how much corners next to each other grow more and less.
  const fixed = head & FLAG.FIXED ? (scale[0] * scale[1]) / area : 0
  const lean = fixed && (a * c + b * d) / area
  const unit = (axis: Axis): number => fixed || scale[axis]
  out.isEllipse = isEllipse
  for (const axis of AXES) {
    let start = (axis ? mapY : mapX)(map, rect[0] - (grow * unit(0)) / scale[0], rect[1] - (grow * unit(1)) / scale[1])
    let length = ((rect[axis + 2] as number) - rect[axis]) * scale[axis] + 2 * grow * unit(axis)
    let width = strokeWidth * unit(axis)
    out.map[axis * 2] = map[(axis * 2) as 0] / scale[axis]
    out.map[axis * 2 + 1] = map[(axis * 2 + 1) as 1] / scale[axis]
    if (isAxis) {
      const direction = Math.sign(map[(axis * 3) as 0])
      out.map[axis * 2 + 1 - axis] = 0
      out.map[axis * 3] = direction
      const end = snap(start + direction * length)
      start = snap(start)
      if (start === end && length >= 0.5) {
        // It would vanish: a pixel towards the right and the bottom, wherever the axis points.
        length = 1
        if (direction < 0) start++
      } else length = direction * (end - start)
      if (isCrisp && width >= 1) width = snapToPixel(width)
    }
    out.map[axis + 4] = start
    const outset = (width * grow) / (strokeWidth || 1)
    out.outlines.forEach((outline, i) => {
      const inset = i === 0 ? 0 : i === 1 ? outset : width
      setSides(outline, axis, inset, length - inset)
    })
  }
  out.outlines.forEach((outline, i) => {
    const grown = i === 0 ? grow : i === 1 ? 0 : grow - strokeWidth
    setRadii(outline, isEllipse && lean === 0, (corner, axis) => {
      const radius = isEllipse ? ((rect[axis + 2] as number) - rect[axis]) / 2 : (radii[corner] as number)
      return growRadius(radius * scale[axis], grown * (unit(axis) + (corner % 2 ? -lean : lean)))
    })
  })
}

/** What casts a shadow: the outer outline spread and moved; for an inset one the inner outline, spread the other way. */
export function placeShadow(shape: Shape, { shape: [x, y, , spread], inset }: ShadowValues, out: Outline): void {
  const { scale, outlines } = shape
  const from = outlines[inset ? 2 : 0]
  const grow = inset ? -spread : spread
  const length = (axis: Axis): number => ((from[axis + 2] as number) - (from[axis] as number)) / scale[axis]
  const longer = Math.max(length(0), length(1))
  for (const axis of AXES) {
    const move = (axis ? y : x) * scale[axis]
    const by = grow * scale[axis]
    setSides(out, axis, (from[axis] as number) + move - by, (from[axis + 2] as number) + move + by)
  }
  setRadii(out, shape.isEllipse, (corner, axis) => {
    return spreadRadius((from[corner + axis * 4 + 4] as number) / scale[axis], grow, longer) * scale[axis]
  })
}

export function setSides(o: Outline, axis: Axis, low: number, high: number): void {
  o[axis] = low
  o[axis + 2] = high
}

/** Once the sides are set: the radii, those of an ellipse or by corner, all shrunk together until they fit, as in CSS. */
function setRadii(o: Outline, isEllipse: boolean, radiusOf: (corner: number, axis: Axis) => number): void {
  let fit = 1
  for (const axis of AXES) {
    const length = (o[axis + 2] as number) - (o[axis] as number)
    const at = axis * 4 + 4
    for (let i = 0; i < 4; i++) o[at + i] = isEllipse ? length / 2 : radiusOf(i, axis)
    const longest = Math.max(
      (o[at] as number) + (o[at + (axis ? 3 : 1)] as number),
      (o[at + 2] as number) + (o[at + (axis ? 1 : 3)] as number),
    )
    if (longest > length && length > 0) fit = Math.min(fit, length / longest)
  }
  if (fit < 1) for (let i = 4; i < 12; i++) o[i] = (o[i] as number) * fit
}

/** A radius when the outline grows by `by` (negative: shrinks). Sharp corners stay sharp. */
const growRadius = (radius: number, by: number): number => (radius > 0 ? Math.max(0, radius + by) : 0)

/** When a shadow spreads by s > 0, small radii grow less: the outset-adjusted border radius of css-backgrounds-3. */
function spreadRadius(radius: number, s: number, longer: number): number {
  if (s <= 0) return growRadius(radius, s)
  const p = Math.min(1, radius / s)
  const q = Math.min(1, (2 * radius) / longer)
  return radius + s * (1 - (1 - p) ** 3 * (1 - q ** 3))
}

/** Where the corners at its low end along an axis end, and where those at its high end begin. */
export const lowEnd = (o: Outline, axis: Axis): number =>
  (o[axis] as number) + Math.max(o[axis * 4 + 4] as number, o[axis * 2 + 7] as number)
export const highEnd = (o: Outline, axis: Axis): number =>
  (o[axis + 2] as number) - Math.max(o[axis * 4 + 6] as number, o[axis * 6 + 5] as number)

/** The lowest (`side` -1) or highest (1) px along an axis of a mapped box. */
export function extreme(map: Affine, x0: number, y0: number, x1: number, y1: number, axis: Axis, side: 1 | -1): number {
  const alongX = map[axis] * side
  const alongY = map[(axis + 2) as 2] * side
  return map[(axis + 4) as 4] + side * (Math.max(alongX * x0, alongX * x1) + Math.max(alongY * y0, alongY * y1))
}
