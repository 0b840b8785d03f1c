import { EngineError } from '../base/errors.ts'
import { type SpringShape, springShape } from '../math/spring.ts'
import { ORDER, TRANSFORM } from './change.ts'
import { coordinate, range, refuse, refuseName } from './check.ts'
import { CHANNELS, MOVING_FIELDS, Motion, ownBounds, ROTATION, STRETCH, type Waiting } from './motion.ts'
import { MotionQueue } from './motion-queue.ts'
import type { Node, NodeProps } from './node.ts'

/** What `Node.animate` moves, and where to. */
export interface AnimationTarget extends Partial<Pick<NodeProps, (typeof MOVING_FIELDS)[number]>> {
  /**
   * A velocity in the parent's space, px/s: the node is drawn out along it, keeping its area, and swings back by itself. Called
   * again and again while something is dragged it follows the drag like jelly.
   */
  wobble?: { readonly x: number; readonly y: number }
}

export interface Animation {
  /** True when what it moves came to rest; false when it was cancelled, the node removed, or all of it set or animated anew. */
  readonly finished: Promise<boolean>
  /** Stops what it moves where it is now: fields take the present values. */
  cancel(): void
}

/** How a spring swings: by what it is made of, or by what is seen of it. */
export type SpringOptions =
  | { readonly stiffness: number; readonly damping: number; readonly mass?: number }
  | {
      /** Seconds of one swing without damping: about the time in which it arrives. */
      readonly duration: number
      /** 0: no overshoot; near 1: swings for long; below 0: creeps. */
      readonly bounce?: number
    }

const positive = range(1e-3, 1e6)
const duration = range(0.01, 60)
const bounce = range(-0.99, 0.99)
const OPTIONS = { stiffness: positive, damping: positive, mass: positive, duration, bounce }

/** Swings of less damping than this share of the critical one last so long that float32 loses their phase. */
const LEAST_DAMPING = 0.01

/** How `Node.animate` moves; made by `spring`. It brings the code of animations along, which an app without one does not load. */
export class Spring {
  constructor(readonly shape: SpringShape) {}

  /** Called by `Node.animate`. */
  animate(node: Node, to: AnimationTarget): Animation {
    return animate(node, to, this.shape)
  }
}

/** A spring from stiffness (1/s^2 per unit of mass) and damping, or from duration and bounce. */
export function spring(options: SpringOptions): Spring {
  if (typeof options !== 'object' || options === null) refuse(options, 'spring', 'an object')
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS, name)) refuseName(`spring.${name}`, OPTIONS)
    OPTIONS[name as keyof typeof OPTIONS](value, `spring.${name}`)
  }
  if ('duration' in options) {
    // As in SwiftUI's Spring(duration:bounce:).
    const { duration, bounce = 0 } = options
    const speed = (2 * Math.PI) / duration
    return new Spring(springShape(speed * speed, 2 * speed * (bounce < 0 ? 1 / (1 + bounce) : 1 - bounce), 1))
  }
  const { stiffness, damping, mass = 1 } = options
  for (const name of ['stiffness', 'damping'] as const) {
    if (options[name] === undefined) {
      throw new EngineError('missing-prop', `spring.${name} is missing; give it, or a duration.`, {
        path: `spring.${name}`,
      })
    }
  }
  const least = 2 * LEAST_DAMPING * Math.sqrt(stiffness * mass)
  if (damping < least) {
    refuse(damping, 'spring.damping', `at least ${least}, a hundredth of the critical damping`, 'out-of-range')
  }
  return new Spring(springShape(stiffness, damping, mass))
}

/** Calm, no overshoot. */
export const gentle = /* @__PURE__ */ spring({ duration: 0.6, bounce: 0 })
/** Quick, with a trace of overshoot: presses, menus. */
export const snappy = /* @__PURE__ */ spring({ duration: 0.3, bounce: 0.15 })
/** Overshoots to be seen: what is let go. */
export const bouncy = /* @__PURE__ */ spring({ duration: 0.5, bounce: 0.4 })
/** Swings for long: wobbles. */
export const jelly = /* @__PURE__ */ spring({ duration: 0.3, bounce: 0.75 })

/** Share of its size by which a node is drawn out while it moves one size in a second, and the most. */
const PULL = 0.03
const MAX_PULL = 0.3

function animate(node: Node, { wobble, ...fields }: AnimationTarget, shape: SpringShape): Animation {
  const names = Object.keys(fields)
  for (const name of names) if (!MOVING_FIELDS.includes(name as 'x')) refuseName(name, MOVING)
  if (wobble) {
    coordinate(wobble.x, 'wobble.x')
    coordinate(wobble.y, 'wobble.y')
  }
  const { scene, motion: before } = node
  const tick = scene?.clock() ?? null
  const from = MOVING_FIELDS.map((name) => node[name])
  // the fields' new values are no touch from outside
  node.motion = null
  try {
    node.set(fields)
  } finally {
    node.motion = before
  }
  if (!scene || tick === null) {
    before?.finish(true)
    return { finished: Promise.resolve(true), cancel: () => {} }
  }
  const { values, rates } = before?.at(tick) ?? { values: still(), rates: still() }
  for (const [i, name] of MOVING_FIELDS.entries()) {
    values[i] = (values[i] as number) + (from[i] as number) - node[name]
  }
  if (wobble) pull(node, wobble, shape, values, rates)
  let channels = wobble ? 3 << STRETCH : 0
  for (const name of names) channels |= 1 << MOVING_FIELDS.indexOf(name as 'x')
  before?.leave(channels)

  const rest = rates.map((rate, i) => rate + shape.decay * (values[i] as number))
  const motion = new Motion(node, scene, shape, tick, values, rest)
  scene.motions ??= new MotionQueue()
  if (!before) scene.motions.count++
  scene.motions.add(motion)
  node.motion = motion
  node.isAnchor = true
  scene.mark(node, TRANSFORM | ORDER)
  if (before) motion.waiting = before.waiting
  const waiting: Waiting = { channels, done: () => {} }
  motion.waiting.push(waiting)
  return {
    finished: new Promise((resolve) => {
      waiting.done = resolve
    }),
    cancel: () => cancel(node, waiting.channels),
  }
}

function cancel(node: Node, channels: number): void {
  const { motion } = node
  if (!motion || channels === 0) return
  const present = Object.entries(motion.present()).filter((_, i) => channels & (1 << i))
  node.set(Object.fromEntries(present))
  motion.stop(channels)
}

function pull(
  node: Node,
  { x, y }: { readonly x: number; readonly y: number },
  { decay, frequency }: SpringShape,
  values: readonly number[],
  rates: number[],
): void {
  const { x0, y0, x1, y1 } = ownBounds(node)
  const size = Math.max(x1 - x0, y1 - y0)
  if (!(size > 0)) return
  const strength = MAX_PULL * Math.tanh((PULL * Math.hypot(x, y)) / (size * MAX_PULL))
  const turned = ((node.rotation + (values[ROTATION] as number)) * Math.PI) / 180
  const angle = 2 * (Math.atan2(y, x) - turned)
  // so fast that it comes about as far before the spring stops it
  const speed = 1.5 * Math.sqrt(decay * decay + frequency * Math.abs(frequency))
  rates[STRETCH] = speed * (strength * Math.cos(angle) - (values[STRETCH] as number))
  rates[STRETCH + 1] = speed * (strength * Math.sin(angle) - (values[STRETCH + 1] as number))
}

const MOVING = Object.fromEntries(MOVING_FIELDS.map((name) => [name, 0]))
const still = (): number[] => new Array(CHANNELS).fill(0)
