import type { Affine } from '../math/affine.ts'
import type { Node } from './node.ts'
import type { Stroke } from './paint.ts'

/** The limit of SVG's default: a sharper join becomes a bevel. */
export const MITER_LIMIT = 4

/** Is its width one of the screen, and not of the node's own space? */
export function isFixed(line: Stroke | undefined): boolean {
  return line?.scale === 'fixed'
}

/** How far a stroke reaches outside the outline it follows, in units of its width. */
export function strokeOutset(line: Stroke | undefined): number {
  if (!line) return 0
  const { width = 1, align = 'center' } = line
  return align === 'inside' ? 0 : align === 'center' ? width / 2 : width
}

/** How far a node inks beyond its `inkBounds` at most, CSS px of the screen; enough for sharp corners of what is slanted to no less than 30 degrees. */
export function fixedReach({ stroke: line }: Node & { readonly stroke?: Stroke | undefined }): number {
  return isFixed(line) ? (line?.width ?? 1) * MITER_LIMIT : 0
}

/** So far, in units of the stroke's width, on each axis of the node's own space, from which `toScreen` leads to CSS px of the screen. */
export function onAxes(line: Stroke | undefined, length: number, [a, b, c, d]: Affine): [x: number, y: number] {
  if (!isFixed(line)) return [length, length]
  // Parallels to an axis are as far apart as the other axis is long, by the area of both.
  const part = length / Math.abs(a * d - b * c)
  return [part * Math.hypot(c, d), part * Math.hypot(a, b)]
}
