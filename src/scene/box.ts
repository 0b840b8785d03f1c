import type { Affine } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import { setRect, unite } from '../math/rect.ts'
import { BOUNDS, ORDER, PAINT, TRANSFORM } from './change.ts'
import { boolean, type Check, clipRect, cornerRadius, fill, length, shadow, stroke } from './check.ts'
import { defineFields, field } from './field.ts'
import { type ClipShape, clipShapeOf, Node, type NodeProps, roundedContains } from './node.ts'
import type { Clip, CornerRadius, Fill, Shadow, Stroke } from './paint.ts'
import { isFixed, onAxes, strokeOutset } from './stroke.ts'

export interface BoxProps extends NodeProps {
  width: number
  height: number
  fill: Fill | undefined
  cornerRadius: CornerRadius
  stroke: Stroke | undefined
  shadow: Shadow | readonly Shadow[] | undefined
  clip: Clip
  /** Snaps edges to device pixels while not rotated. */
  crisp: boolean
}

export interface Box extends BoxProps {}
/** A rectangle with rounded corners, fill, stroke and shadows; may hold and clip children. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Box extends Node<BoxProps> {
  readonly type = 'box'

  override get isContainer(): boolean {
    return true
  }

  override size(): { width: number; height: number } {
    return { width: this.width, height: this.height }
  }

  inkBounds(out: Rect): Rect {
    return shapeInk(out, this.width, this.height, this.stroke, this.shadow)
  }

  contains(x: number, y: number, toScreen: Affine): boolean {
    const [ox, oy] = onAxes(this.stroke, strokeOutset(this.stroke), toScreen)
    const rect = { x0: -ox, y0: -oy, x1: this.width + ox, y1: this.height + oy }
    return roundedContains(rect, grown(this.cornerRadius, Math.sqrt(ox * oy)), x, y)
  }

  override clipShape(): ClipShape | null {
    const { clip, width, height } = this
    if (!clip) return null
    return clip === true ? clipShapeOf({ width, height, cornerRadius: this.cornerRadius }) : clipShapeOf(clip)
  }
}

/** One or several as a list. */
export function shadowsOf(value: Shadow | readonly Shadow[] | undefined): readonly Shadow[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value as Shadow]
}

/** A shadow ends at three sigma, where 0.34 of 255 is left. */
export const SHADOW_REACH = 3

/** Ink of a box or an ellipse with its shadows, and its stroke unless that is fixed. */
export function shapeInk(
  out: Rect,
  width: number,
  height: number,
  line: Stroke | undefined,
  shadows: Shadow | readonly Shadow[] | undefined,
): Rect {
  const o = isFixed(line) ? 0 : strokeOutset(line)
  setRect(out, -o, -o, width + o, height + o)
  if (Array.isArray(shadows)) for (const one of shadows) uniteShadow(out, width, height, o, one)
  else if (shadows) uniteShadow(out, width, height, o, shadows as Shadow)
  return out
}

function uniteShadow(out: Rect, width: number, height: number, outset: number, shadow: Shadow): void {
  const { x = 0, y = 0, blur = 0, spread = 0, inset } = shadow
  if (inset || Math.min(width, height) + 2 * (outset + spread) <= 0) return
  const reach = outset + spread + (SHADOW_REACH * blur) / 2
  unite(out, x - reach, y - reach, x + width + reach, y + height + reach)
}

function grown(radius: CornerRadius, by: number): CornerRadius {
  const grow = (r: number) => (r > 0 ? r + by : 0)
  return typeof radius === 'number'
    ? grow(radius)
    : [grow(radius[0]), grow(radius[1]), grow(radius[2]), grow(radius[3])]
}

const clip: Check<Clip> = (value, path) => (typeof value === 'boolean' ? value : clipRect(value, path))
defineFields(Box, {
  width: field(0, BOUNDS | TRANSFORM, length),
  height: field(0, BOUNDS | TRANSFORM, length),
  fill: field(undefined, PAINT, fill),
  cornerRadius: field(0, PAINT | ORDER, cornerRadius),
  stroke: field(undefined, BOUNDS, stroke),
  shadow: field(undefined, BOUNDS, shadow),
  clip: field(false, ORDER | PAINT, clip),
  crisp: field(true, PAINT, boolean),
})
