import { type Affine, compose, identity, invertAffine } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import { mapPlace, middleOf } from './frame.ts'
import { ownRect } from './own-rect.ts'
import { topmost } from './paint-order.ts'
import type { Place } from './pointer-machine.ts'

/** Fields that hands reshape, of whatever type has them. */
const FIELDS = ['x', 'y', 'rotation', 'scaleX', 'scaleY', 'width', 'height', 'points', 'fontSize'] as const
type Shape = Partial<Record<(typeof FIELDS)[number], unknown>>

/** A node as it was. */
export interface Held {
  readonly node: Node
  readonly before: Shape
  readonly world: Affine
  /** World -> its parent's space. */
  readonly toParent: Affine
  /** What it was, in its own space. */
  readonly rect: Rect
}

/** Takes hold of nodes whose maps are up to date; not of those in others of them, nor of what a map without an inverse squashed. */
export function holdNodes(nodes: readonly Node[]): readonly Held[] {
  return topmost(nodes).flatMap((node) => {
    const toParent = identity()
    if (!invertAffine(toParent, node.parent?.world ?? identity())) return []
    const has = node as unknown as Readonly<Record<string, unknown>>
    const before = Object.fromEntries(FIELDS.filter((name) => name in node.fields).map((name) => [name, has[name]]))
    return [{ node, before, world: [...node.world], toParent, rect: ownRect(node) }]
  })
}

export function putBack(all: readonly Held[]): void {
  for (const { node, before } of all) node.set(before)
}

/**
 * Makes a node as a map of the world makes it from what it was: sizes along its own axes, turned by `turn` degrees, its middle where
 * the map puts it. What would slant it is left out, as nodes cannot be. Boxes, ellipses and images get another size, texts other letters
 * or, where only their width changes, another width; lines other points; all else is scaled.
 */
export function reshape({ node, before, world, toParent, rect }: Held, map: Affine, turn: number): void {
  const [a, b, c, d] = compose(identity(), map, world)
  const fx = ratio(Math.hypot(a, b), Math.hypot(world[0], world[1]))
  const fy = ratio(Math.hypot(c, d), Math.hypot(world[2], world[3]))
  const isMirrored = toParent[0] * toParent[3] < toParent[1] * toParent[2]
  const rotation = (before.rotation as number) + (isMirrored ? -turn : turn)
  node.set({ ...before, ...sized(node, before, rect, fx, fy), rotation: turn ? halfTurns(rotation) : rotation })
  const at = mapPlace(toParent, mapPlace(map, mapPlace(world, pinOf(node, rect))))
  const { scaleX, scaleY } = node
  const local = node.localMap(identity(), { x: 0, y: 0, rotation: node.rotation, scaleX, scaleY })
  const own = mapPlace(local, pinOf(node, ownRect(node)))
  node.set({ x: at.x - own.x, y: at.y - own.y })
}

/** What goes where the map says: the middle, but of a text, which grows downwards, its top left. */
function pinOf({ type }: Node, rect: Rect): Place {
  return type === 'text' ? { x: rect.x0, y: rect.y0 } : middleOf(rect)
}

/** The same angle, above -180 and up to 180 degrees. */
function halfTurns(degrees: number): number {
  return degrees - 360 * Math.ceil((degrees - 180) / 360)
}

function ratio(length: number, of: number): number {
  return of > 0 ? length / of : 1
}

/** Factors this near to 1 come from rounding. */
const SAME = 1e-9
const isOne = (f: number) => Math.abs(f - 1) < SAME

/** The fields that make it `fx` times as wide and `fy` times as high as `before`. */
function sized({ type }: Node, before: Shape, rect: Rect, fx: number, fy: number): Shape {
  if (isOne(fx) && isOne(fy)) return {}
  const number = (name: keyof Shape) => before[name] as number
  switch (type) {
    case 'box':
    case 'ellipse':
    case 'image':
      return { width: number('width') * fx, height: number('height') * fy }
    case 'text': {
      if (isOne(fx)) return {}
      if (isOne(fy)) return { width: (rect.x1 - rect.x0) * fx }
      const f = Math.min(fx, fy)
      const width = before.width === undefined ? {} : { width: number('width') * f }
      return { ...width, fontSize: Math.min(1000, Math.max(0.1, number('fontSize') * f)) }
    }
    case 'line':
    case 'polyline':
      return { points: (before.points as readonly (readonly [number, number])[]).map(([x, y]) => [x * fx, y * fy]) }
    default:
      return { scaleX: number('scaleX') * fx, scaleY: number('scaleY') * fy }
  }
}
