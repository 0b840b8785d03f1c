import { TICKS_PER_SECOND } from '../base/time.ts'
import { type Affine, compose } from '../math/affine.ts'
import { motionPose } from '../math/motion.ts'
import { emptyRect, mapRect, type Rect, setRect, uniteRect } from '../math/rect.ts'
import { type SpringShape, springBasis, springExtremes, springRest, springVelocity } from '../math/spring.ts'
import { ORDER, TRANSFORM } from './change.ts'
import { type Node, turn } from './node.ts'
import type { Scene } from './scene.ts'

/** The fields that a motion moves, in the order of its channels. */
export const MOVING_FIELDS = ['x', 'y', 'rotation', 'opacity', 'scaleX', 'scaleY'] as const
/** Two more channels: the stretch exp([[first, second], [second, -first]]), which keeps the area. */
export const STRETCH = MOVING_FIELDS.length
export const CHANNELS = STRETCH + 2
export const ROTATION = 2
export const OPACITY = 3
const SCALE_X = 4

/** Nobody sees less: px, degrees, and shares of opacity, scale and stretch. */
const LIMITS = [0.005, 0.005, 0.005, 0.001, 5e-5, 5e-5, 5e-5, 5e-5] as const

/** Who waits for a motion: told once whether it came to rest, or was cancelled or replaced. */
export interface Waiting {
  /** Channels, a bit each. */
  channels: number
  done: (cameToRest: boolean) => void
}

/**
 * How a node still is away from its fields, which hold the place of rest: for each channel a damped spring from a tick on.
 * The same numbers go to the shader.
 */
export class Motion {
  /** Tick at which every channel rests. */
  readonly end: number
  waiting: Waiting[] = []

  constructor(
    readonly node: Node,
    readonly scene: Scene,
    readonly spring: SpringShape,
    readonly start: number,
    /** A and B of math/spring.ts, by channel. */
    readonly a: number[],
    readonly b: number[],
  ) {
    const rest = a.map((value, i) => springRest(spring, value, b[i] as number, LIMITS[i] as number))
    this.end = start + Math.ceil(Math.max(...rest) * TICKS_PER_SECOND)
  }

  /** True while more than opacity changes. */
  get isMoving(): boolean {
    return this.a.some((value, i) => i !== OPACITY && (value !== 0 || this.b[i] !== 0))
  }

  get isFading(): boolean {
    return this.a[OPACITY] !== 0 || this.b[OPACITY] !== 0
  }

  /** Deviations from the fields, and their rates per second. */
  at(tick: number): { readonly values: number[]; readonly rates: number[] } {
    const { spring, a, b } = this
    const [f, g] = springBasis(spring, Math.max(0, tick - this.start) / TICKS_PER_SECOND)
    return {
      values: a.map((value, i) => value * f + (b[i] as number) * g),
      rates: a.map((value, i) => springVelocity(spring, value, b[i] as number, f, g)),
    }
  }

  /** The moving fields as they are now. */
  present(): Record<(typeof MOVING_FIELDS)[number], number> {
    const { values } = this.at(this.scene.clock() ?? this.end)
    const present = Object.fromEntries(MOVING_FIELDS.map((name, i) => [name, this.node[name] + (values[i] as number)]))
    present.opacity = Math.min(1, Math.max(0, present.opacity as number))
    return present as Record<(typeof MOVING_FIELDS)[number], number>
  }

  /** The space that `numbers` moves in -> parent's space: about the node's origin, turned as at rest, so that numbers stay small. */
  place(out: Affine): Affine {
    const { node } = this
    const { x, y, rotation } = node
    node.localMap(out, { x, y, rotation, scaleX: 1, scaleY: 1 })
    return compose(out, out, [1, 0, 0, 1, ...node.origin()])
  }

  /** Own space -> parent's space, at rest but as large as on the way there. */
  largest(): Affine {
    const { node, a } = this
    const larger = (rest: number, away: number) => (Math.abs(rest + away) > Math.abs(rest) ? rest + away : rest)
    const scaleX = larger(node.scaleX, a[SCALE_X] as number)
    const scaleY = larger(node.scaleY, a[SCALE_X + 1] as number)
    const { x, y, rotation } = node
    return node.localMap([1, 0, 0, 1, 0, 0], { x, y, rotation, scaleX, scaleY })
  }

  /** What `motionPose` reads. */
  numbers(flags: number): number[] {
    const { node, spring, start, a, b } = this
    const [cos, sin] = turn(node.rotation)
    const turned = ([x = 0, y = 0, rotation = 0, ...rest]: readonly number[]) => [
      cos * x + sin * y,
      cos * y - sin * x,
      rotation / 360,
      ...rest,
    ]
    return [
      node.scaleX,
      node.scaleY,
      this.isFading ? node.opacity : 1,
      flags,
      spring.decay,
      spring.frequency,
      (start >>> 16) & 0xffff,
      start & 0xffff,
      ...turned(a),
      ...turned(b),
    ]
  }

  /** Own space -> parent's space, as it is now. */
  localMap(out: Affine): Affine {
    const [x, y] = this.node.origin()
    motionPose(this.numbers(0), 0, this.scene.clock() ?? this.end, out)
    compose(out, this.place([1, 0, 0, 1, 0, 0]), out)
    return compose(out, out, [1, 0, 0, 1, -x, -y])
  }

  /** Bounds in the parent's space of all that the node and those below it may cover until rest. */
  sweep(): Rect {
    const { node } = this
    const own = ownBounds(node)
    if (own.x0 > own.x1) return own
    const [x, y, , , scaleX, scaleY, first, second] = this.a.map((a, i) =>
      springExtremes(this.spring, a, this.b[i] as number),
    ) as unknown as [Range, Range, Range, Range, Range, Range, Range, Range]
    const [ox, oy] = node.origin()
    const scale = Math.max(largest(scaleX, node.scaleX), largest(scaleY, node.scaleY))
    const reach =
      Math.hypot(largest([own.x0, own.x1], -ox), largest([own.y0, own.y1], -oy)) *
      scale *
      Math.exp(Math.hypot(largest(first, 0), largest(second, 0)))
    const cx = node.x + ox
    const cy = node.y + oy
    return setRect(own, cx + x[0] - reach, cy + y[0] - reach, cx + x[1] + reach, cy + y[1] + reach)
  }

  /** These fields stand where they were put from now on. */
  release(names: readonly string[]): void {
    let channels = 0
    for (const name of names) {
      const i = MOVING_FIELDS.indexOf(name as 'x')
      if (i >= 0) channels |= 1 << i
    }
    if (channels) this.stop(channels)
  }

  stop(channels: number): void {
    for (let i = 0; i < CHANNELS; i++) if (channels & (1 << i)) this.a[i] = this.b[i] = 0
    this.leave(channels)
    if (!this.isMoving && !this.isFading) this.finish(false)
    else this.scene.mark(this.node, TRANSFORM | ORDER)
  }

  /** Nobody waits for these channels any more. */
  leave(channels: number): void {
    this.waiting = this.waiting.filter((one) => {
      one.channels &= ~channels
      if (one.channels === 0) one.done(false)
      return one.channels !== 0
    })
  }

  /** The node stands at its fields. */
  finish(cameToRest: boolean): void {
    const { node, scene } = this
    if (node.motion !== this) return
    node.motion = null
    if (scene.motions) scene.motions.count--
    if (node.scene === scene) scene.mark(node, TRANSFORM | ORDER)
    for (const one of this.waiting) {
      one.channels = 0
      one.done(cameToRest)
    }
  }
}

type Range = readonly [number, number]

function largest([low, high]: Range, offset: number): number {
  return Math.max(Math.abs(low + offset), Math.abs(high + offset))
}

/** What the node and those below it ink, in the node's own space, whatever moves. */
export function ownBounds(node: Node): Rect {
  const all = node.inkBounds(emptyRect())
  for (const child of node.children) {
    const { motion } = child
    const bounds = motion ? motion.sweep() : mapRect(emptyRect(), ownBounds(child), child.localMap([1, 0, 0, 1, 0, 0]))
    uniteRect(all, bounds)
  }
  return all
}
