import { FLAG, KIND, type Kind } from '../frame/layout.ts'
import type { Affine } from '../math/affine.ts'
import type { Box } from '../scene/box.ts'
import { shadowsOf } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import { fitRadii } from '../scene/node.ts'
import type { Stroke } from '../scene/paint.ts'
import { isFixed, strokeOutset } from '../scene/stroke.ts'
import { encodeFill } from './encode-gradient.ts'
import { encodeShadows, writeShadows } from './encode-shadows.ts'
import type { Entry } from './entry.ts'
import type { RecordWriter } from './record-writer.ts'
import { premultiply, type RecordTarget } from './target.ts'

export function encodeBox(target: RecordTarget, node: Box): void {
  const { width, height } = node
  const radii = fitRadii(node.cornerRadius, width, height)
  encodeShape(target, KIND.BOX, node.crisp ? FLAG.CRISP : 0, node, radii)
  // Dashes are records of their own, which cover nothing for sure.
  if (typeof node.fill === 'string' && premultiply(node.fill)[3] === 1 && !isDashed(node.stroke)) {
    // Inside its stroke (under which the fill is opaque, too, so that the width of a fixed one need not be known), and of its corners the
    // square in the circle.
    const { stroke } = node
    const inset = Math.max(
      stroke && !isFixed(stroke) ? (stroke.width ?? 1) : 0,
      Math.max(...radii) * (1 - Math.SQRT1_2),
    )
    ;(target.entry as Entry).opaque = { x0: inset, y0: inset, x1: width - inset, y1: height - inset }
  }
}

export function encodeEllipse(target: RecordTarget, node: Ellipse): void {
  encodeShape(target, KIND.ELLIPSE, 0, node, [0, 0, 0, 0])
}

/** One record holds fill, stroke and the first outer shadow, and names the others. */
function encodeShape(
  target: RecordTarget,
  kind: Kind,
  flags: number,
  node: Box | Ellipse,
  radii: readonly [number, number, number, number],
): void {
  const { width, height, stroke, fill } = node
  if (width <= 0 || height <= 0) return
  const shadows = shadowsOf(node.shadow).filter(({ color }) => premultiply(color)[3] > 0)
  const { map } = (target.entry as Entry).inputs
  const fixed = isFixed(stroke)
  const unit = fixed ? target.pixelRatio : 1
  const strokeColor = premultiply(stroke?.color)
  const strokeWidth = stroke?.width ?? (stroke ? 1 : 0)
  const hasDash = isDashed(stroke)
  const hasShadow = shadows.length > 0
  const first = shadows.findIndex(({ inset }) => !inset)
  const [own] = first < 0 ? [] : shadows.splice(first, 1)
  const others = encodeShadows(target, shadows)
  const [color, paint] = encodeFill(target, fill, width, height)
  const hasStroke = strokeColor[3] > 0 && strokeWidth > 0 && !hasDash
  if (color[3] > 0 || hasStroke || hasShadow) {
    const writer = placeShape(target.record(kind, fixed ? flags | FLAG.FIXED : flags, paint), map, width, height)
      .radii(radii)
      .fill(color)
    if (strokeWidth > 0 && !hasDash) writer.stroke(strokeWidth * unit, strokeOutset(stroke) * unit, strokeColor)
    writeShadows(writer, own, others)
    target.commit()
  }
  if (hasDash) target.onDemand(node)
}

/** A dash of nothing is a solid stroke. */
export function isDashed(stroke: Stroke | undefined): boolean {
  return stroke?.dash?.some((length) => length > 0) ?? false
}

/**
 * While the map only moves, the rectangle is moved on the CPU in double precision: edges that two boxes share become the same
 * float32, and snap to the same pixel.
 */
export function placeShape(writer: RecordWriter, map: Affine, width: number, height: number): RecordWriter {
  const [a, b, c, d, tx, ty] = map
  if (a === 1 && b === 0 && c === 0 && d === 1) {
    return writer.map(1, 0, 0, 1, 0, 0).rect(tx, ty, tx + width, ty + height)
  }
  return writer.map(a, b, c, d, tx, ty).rect(0, 0, width, height)
}
