import { FLAG, KIND, type Kind } from '../frame/layout.ts'
import type { Affine } from '../math/affine.ts'
import type { Box } from '../scene/box.ts'
import { shadowsOf, strokeOutset } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import { fitRadii } from '../scene/node.ts'
import type { Shadow, Stroke } from '../scene/paint.ts'
import { encodeFill } from './encode-gradient.ts'
import type { Entry } from './entry.ts'
import type { RecordWriter } from './record-writer.ts'
import { CLEAR, premultiply, type RecordTarget } from './target.ts'

export function encodeBox(target: RecordTarget, node: Box): void {
  const { width, height } = node
  encodeShape(target, KIND.BOX, node.crisp ? FLAG.CRISP : 0, node, fitRadii(node.cornerRadius, width, height))
}

export function encodeEllipse(target: RecordTarget, node: Ellipse): void {
  encodeShape(target, KIND.ELLIPSE, 0, node, [0, 0, 0, 0])
}

/**
 * One record holds fill, stroke and one shadow. More shadows are records of their own with the same outline, below; the
 * first of the list is on top, as in CSS.
 */
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
  const outset = strokeOutset(stroke)
  const strokeColor = premultiply(stroke?.color)
  const strokeWidth = stroke?.width ?? (stroke ? 1 : 0)
  const hasDash = isDashed(stroke)
  for (let i = shadows.length - 1; i > 0; i--) {
    const writer = placeShape(target.record(kind, flags, 0), map, width, height).radii(radii)
    writer.stroke(strokeWidth, outset, CLEAR)
    writeShadow(writer, shadows[i] as Shadow)
    target.commit()
  }
  const [color, paint] = encodeFill(target, fill, width, height)
  const hasStroke = strokeColor[3] > 0 && strokeWidth > 0 && !hasDash
  if (color[3] > 0 || hasStroke || shadows.length > 0) {
    const writer = placeShape(target.record(kind, flags, paint), map, width, height)
      .radii(radii)
      .fill(color)
    if (strokeWidth > 0 && !hasDash) writer.stroke(strokeWidth, outset, strokeColor)
    if (shadows[0]) writeShadow(writer, shadows[0])
    target.commit()
  }
  if (hasDash) target.outline(node)
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

function writeShadow(writer: RecordWriter, { x = 0, y = 0, blur = 0, spread = 0, color }: Shadow): void {
  writer.shadow(x, y, blur / 2, spread, premultiply(color))
}
