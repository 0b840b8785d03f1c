import { EngineError } from '../base/errors.ts'
import { type Affine, identity } from '../math/affine.ts'
import { emptyRect, type Rect } from '../math/rect.ts'
import { BOUNDS, ORDER, PAINT, TRANSFORM } from './change.ts'
import { boolean, coordinate, degrees, oneOf, range, refuse, string, unit } from './check.ts'
import type { ChildGrid } from './child-grid.ts'
import { defineFields, type FieldOwner, type FieldTable, field, fieldsSet, setFields } from './field.ts'
import type { Motion } from './motion.ts'
import type { BlendMode, ClipRect, CornerRadius } from './paint.ts'
import type { Scene } from './scene.ts'
import type { Animation, AnimationTarget, Spring } from './spring.ts'
import { worldBounds, worldMap } from './world-rows.ts'

/** Properties that every node has. Lengths in CSS px of the parent's space, y down; angles in degrees, clockwise. */
export interface NodeProps {
  /** For people: layer lists, the accessibility tree. */
  name: string
  x: number
  y: number
  rotation: number
  scaleX: number
  scaleY: number
  /** The fixed point of rotation and scale, in the node's own space; default: the centre of nodes with a size, else (0, 0). */
  originX: number | undefined
  originY: number | undefined
  /** 0..1; of the node and its children as one picture, as in CSS. */
  opacity: number
  visible: boolean
  blendMode: BlendMode
  draggable: boolean
}

/** Fields that place a node in its parent. */
export type Placement = Pick<NodeProps, 'x' | 'y' | 'rotation' | 'scaleX' | 'scaleY'>

export type NodeType = 'group' | 'box' | 'ellipse' | 'line' | 'polyline' | 'path' | 'text' | 'image' | 'trail'

/** The rectangle and radii that a clipping node leaves visible, in its own space. */
export interface ClipShape {
  readonly rect: Rect
  readonly cornerRadius: CornerRadius
}

const NO_CHILDREN: readonly Node[] = []
/** Made-up ids must not meet those of documents that were written with made-up ids before. */
const run = Math.random().toString(36).slice(2, 8)
let nextId = 1

/**
 * A node of the retained scene: fields, a place in the tree, and what it covers in its own space. It does not draw.
 * Assigning a field checks it and marks the node changed; assigning an equal value does nothing.
 */
// biome-ignore lint/correctness/noUnusedVariables: a merged declaration has the parameters of its class
export interface Node<Props = Record<string, unknown>> extends NodeProps {}
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: accessors come from the field table, their types from NodeProps
export abstract class Node<Props = Record<string, unknown>> implements FieldOwner {
  abstract readonly type: NodeType
  declare readonly fields: FieldTable
  /** Unique in its scene; made up when not given. */
  readonly id: string
  parent: Node | null = null
  /** Read only; change it with `add`, `insert`, `remove`. Children paint after their parent, in order. */
  children: readonly Node[] = NO_CHILDREN
  /** Of a container with many children, once it was searched. */
  grid: ChildGrid | null = null
  /** Its index among the children of its parent, when that has a grid that was searched and nothing came or went since. */
  order = 0
  scene: Scene | null = null
  /** A number of its own while in a scene, as small as can be, else -1. */
  index = -1
  /** Bits of CHANGE since the scene's last update. */
  dirty = 0
  /** Grows with every change of PAINT or BOUNDS. */
  version = 0
  /** True once the node moved on its own: its records and those below it are in its own space, so that it moves by one row. */
  isAnchor = false
  /** True once an update has seen the node where it was added. */
  isSettled = false
  /** How it is still away from its fields; null at rest. */
  motion: Motion | null = null

  constructor(props: PropsOf<Props> = {}) {
    const { id = `node-${run}-${nextId++}` } = props
    this.id = string(id, 'id') || refuse(id, 'id', 'a string that is not empty')
    setFields(this, props, 'id')
  }

  /** Sets several properties at once, all or nothing; `undefined` restores a default. */
  set(props: Partial<Props>): this {
    setFields(this, props)
    return this
  }

  /** Properties that differ from their defaults. */
  get props(): Record<string, unknown> {
    return fieldsSet(this)
  }

  /**
   * Moves fields to values as a spring does, from where they are and as fast as they move now. The fields hold the values at once;
   * assigning another one puts it there without moving. A node has one spring: the last given counts for all that moves.
   */
  animate(to: AnimationTarget, spring: Spring): Animation {
    return spring?.animate?.(this, to) ?? refuse(spring, 'spring', 'made by spring({ stiffness, damping })')
  }

  /** Own space -> world, a copy; valid after `Scene.update`. */
  get world(): Affine {
    return worldMap(identity(), this)
  }

  /** World bounds with all below, a copy, never too small but for the widths of fixed strokes (`Scene.reach`); valid after `Scene.update`. */
  get bounds(): Rect {
    return worldBounds(emptyRect(), this)
  }

  /** Called by fields after a value was stored. */
  changed(bits: number, names: readonly string[]): void {
    this.motion?.release(names)
    if (this.scene?.gate?.(this, bits)) return
    if (bits & (PAINT | BOUNDS)) this.version++
    this.scene?.mark(this, bits)
  }

  /** True for nodes that may have children. */
  get isContainer(): boolean {
    return false
  }

  add<T extends Node>(child: T): T {
    return this.insert(child, this.children.length)
  }

  /** Puts `child` before the present child `index`; takes it out of its old parent first. */
  insert<T extends Node>(child: T, index: number): T {
    if (!this.isContainer) {
      throw new EngineError(
        'invalid-children',
        `A ${this.type} holds no children; add '${child.id}' to a group or a box.`,
        { path: this.id },
      )
    }
    for (let node: Node | null = this; node; node = node.parent) {
      if (node === child) {
        throw new EngineError('cyclic', `'${child.id}' cannot become its own descendant.`, {
          path: this.id,
          value: child.id,
        })
      }
    }
    if (this.scene && child.scene !== this.scene) this.scene.assertAttachable(child)
    const sibling = this.children[index]
    child.remove()
    if (this.children === NO_CHILDREN) this.children = []
    const at = sibling === child || !sibling ? Math.min(index, this.children.length) : this.children.indexOf(sibling)
    ;(this.children as Node[]).splice(at, 0, child)
    child.parent = this
    this.grid?.reorder(child, at)
    this.scene?.attach(child)
    return child
  }

  /** Takes the node, with all below it, out of its parent. Does nothing without one. */
  remove(): void {
    const { parent, scene } = this
    if (!parent) return
    scene?.detach(this)
    const siblings = parent.children as Node[]
    const at = siblings.indexOf(this)
    siblings.splice(at, 1)
    this.parent = null
    parent.grid?.reorder(this, at)
  }

  /** Width and height for the default origin and for clips; null for nodes without a size. */
  size(): { readonly width: number; readonly height: number } | null {
    return null
  }

  /** What the node itself inks, in its own space, without children and without the width of a fixed stroke; empty when nothing. */
  abstract inkBounds(out: Rect): Rect

  /** Holds `inkBounds` and costs little: what is out of view needs no more. */
  outerBounds(out: Rect): Rect {
    return this.inkBounds(out)
  }

  /** Is the point (own space) on what the node itself inks? Shadows do not count. `toScreen`: own space -> CSS px of the screen. */
  abstract contains(x: number, y: number, toScreen: Affine): boolean

  /** What clips this node's children and, for a box that clips itself, nothing else; null when nothing does. */
  clipShape(): ClipShape | null {
    return null
  }

  /** The fixed point of rotation and scale, in the node's own space. */
  origin(): [x: number, y: number] {
    const size = this.size()
    return [this.originX ?? (size ? size.width / 2 : 0), this.originY ?? (size ? size.height / 2 : 0)]
  }

  /** Own space -> parent's space, as the fields say. */
  localMap(out: Affine, { x, y, rotation, scaleX, scaleY }: Placement = this): Affine {
    if (rotation === 0 && scaleX === 1 && scaleY === 1) {
      out[0] = out[3] = 1
      out[1] = out[2] = 0
      out[4] = x
      out[5] = y
      return out
    }
    const [ox, oy] = this.origin()
    const [cos, sin] = turn(rotation)
    out[0] = cos * scaleX
    out[1] = sin * scaleX
    out[2] = -sin * scaleY
    out[3] = cos * scaleY
    out[4] = x + ox - out[0] * ox - out[2] * oy
    out[5] = y + oy - out[1] * ox - out[3] * oy
    return out
  }
}

/** Cosine and sine of degrees, exact at multiples of 90, where rounding would unsnap edges. */
export function turn(degreesClockwise: number): [number, number] {
  const quarter = degreesClockwise / 90
  if (Number.isInteger(quarter)) {
    const i = ((quarter % 4) + 4) % 4
    return [[1, 0, -1, 0][i] as number, [0, 1, 0, -1][i] as number]
  }
  const rad = (degreesClockwise * Math.PI) / 180
  return [Math.cos(rad), Math.sin(rad)]
}

const scale = range(-1e6, 1e6)

defineFields(Node as unknown as { readonly prototype: FieldOwner }, {
  name: field('', 0, string),
  x: field(0, TRANSFORM, coordinate),
  y: field(0, TRANSFORM, coordinate),
  rotation: field(0, TRANSFORM, degrees),
  scaleX: field(1, TRANSFORM, scale),
  scaleY: field(1, TRANSFORM, scale),
  originX: field(undefined, TRANSFORM, coordinate),
  originY: field(undefined, TRANSFORM, coordinate),
  opacity: field(1, PAINT | ORDER, unit),
  visible: field(true, ORDER, boolean),
  blendMode: field('normal', ORDER, oneOf('normal', 'add', 'screen', 'multiply')),
  draggable: field(false, 0, boolean),
})

/** Constructor argument of a node with properties `P`: any of them, and an id. */
export type PropsOf<P> = Partial<P> & { readonly id?: string }

/** Radii of the four corners, scaled down together when two of a side do not fit (CSS backgrounds, section 5.5). */
export function fitRadii(radius: CornerRadius, width: number, height: number): [number, number, number, number] {
  const [tl, tr, br, bl] = typeof radius === 'number' ? [radius, radius, radius, radius] : radius
  const f = Math.min(
    1,
    fitSide(width, tl + tr),
    fitSide(width, bl + br),
    fitSide(height, tl + bl),
    fitSide(height, tr + br),
  )
  return [tl * f, tr * f, br * f, bl * f]
}

function fitSide(side: number, radii: number): number {
  return radii > side ? side / radii : 1
}

export function clipShapeOf(clip: ClipRect): ClipShape {
  const { x = 0, y = 0, width, height, cornerRadius = 0 } = clip
  return { rect: { x0: x, y0: y, x1: x + width, y1: y + height }, cornerRadius }
}

/** Is (x, y) inside the rounded rectangle? Radii are fitted first. */
export function roundedContains(rect: Rect, radius: CornerRadius, x: number, y: number): boolean {
  const left = x - rect.x0
  const top = y - rect.y0
  const right = rect.x1 - x
  const bottom = rect.y1 - y
  if (left < 0 || top < 0 || right <= 0 || bottom <= 0) return false
  return missesCorners(fitRadii(radius, left + right, top + bottom), left, top, right, bottom)
}

/** Does a rectangle that lies so far inside the sides of a rounded one stay inside its arcs, too? */
export function missesCorners(
  [tl, tr, br, bl]: readonly [number, number, number, number],
  left: number,
  top: number,
  right: number,
  bottom: number,
): boolean {
  const isInside = (r: number, dx: number, dy: number) => dx >= r || dy >= r || (r - dx) ** 2 + (r - dy) ** 2 <= r * r
  return (
    isInside(tl, left, top) && isInside(tr, right, top) && isInside(br, right, bottom) && isInside(bl, left, bottom)
  )
}
