import type { Affine } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import { shapeInk } from './box.ts'
import { BOUNDS, PAINT, TRANSFORM } from './change.ts'
import { fill, length, shadow, stroke } from './check.ts'
import { defineFields, field } from './field.ts'
import { Node, type NodeProps } from './node.ts'
import type { Fill, Shadow, Stroke } from './paint.ts'
import { onAxes, strokeOutset } from './stroke.ts'

export interface EllipseProps extends NodeProps {
  width: number
  height: number
  fill: Fill | undefined
  /** Lies between two ellipses whose semi-axes differ by its width, as a CSS border of radius 50 % does. */
  stroke: Stroke | undefined
  shadow: Shadow | readonly Shadow[] | undefined
}

export interface Ellipse extends EllipseProps {}
/** The ellipse inscribed in a box of `width` x `height` at (x, y). */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table
export class Ellipse extends Node<EllipseProps> {
  readonly type = 'ellipse'

  override size(): { width: number; height: number } {
    return { width: this.width, height: this.height }
  }

  inkBounds(out: Rect): Rect {
    return shapeInk(out, this.width, this.height, this.stroke, this.shadow)
  }

  contains(x: number, y: number, toScreen: Affine): boolean {
    const [ox, oy] = onAxes(this.stroke, strokeOutset(this.stroke), toScreen)
    const rx = this.width / 2
    const ry = this.height / 2
    return ((x - rx) / (rx + ox)) ** 2 + ((y - ry) / (ry + oy)) ** 2 <= 1
  }
}

defineFields(Ellipse, {
  width: field(0, BOUNDS | TRANSFORM, length),
  height: field(0, BOUNDS | TRANSFORM, length),
  fill: field(undefined, PAINT, fill),
  stroke: field(undefined, BOUNDS, stroke),
  shadow: field(undefined, BOUNDS, shadow),
})
