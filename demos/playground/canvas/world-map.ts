import type { Node } from '../../../src/index.ts'

/** `[a, b, c, d, e, f]` maps (x, y) to (a x + c y + e, b x + d y + f). */
export type Map2d = Parameters<Node['localMap']>[0]

export interface Point {
  readonly x: number
  readonly y: number
}

/** The node's own space -> the world. */
export function worldMap(node: Node): Map2d {
  let map = node.localMap([1, 0, 0, 1, 0, 0])
  for (let up = node.parent; up; up = up.parent) map = composed(up.localMap([1, 0, 0, 1, 0, 0]), map)
  return map
}

export function mapPoint([a, b, c, d, e, f]: Map2d, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

/** What maps back; null for a map that flattens. */
export function inverted([a, b, c, d, e, f]: Map2d): Map2d | null {
  const det = a * d - b * c
  if (det === 0) return null
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det]
}

/** First `inner`, then `outer`. */
function composed([a, b, c, d, e, f]: Map2d, [p, q, r, s, t, u]: Map2d): Map2d {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}
