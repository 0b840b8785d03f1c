/**
 * A node that is made anew for every picture, and makes them late, storms: something sets its text, size or colours in each frame, and
 * all else waits for it. Its changes are held back; if that helps it is named, and from then on the scene is told them a few times
 * a second. What only moves, springs and trails do not storm, nor does what began while a pointer was pressed: people drag that.
 */
import { BOUNDS, PAINT } from '../../scene/change.ts'
import type { Node } from '../../scene/node.ts'
import type { Scene } from '../../scene/scene.ts'

/** For so many ms, and pictures, a node is made anew for each of them. */
const LONG = 400
const MANY = 4
/** More at a time are an animation, and no node is to blame. */
const FEW = 8
/** Late pictures after which it is looked at what changes; one that is very late counts as two, one in time takes one back. */
const SUSPICIOUS = 2
const VERY_LATE = 2
const MOST_SUSPICIOUS = 4
/** Pictures without a suspect's changes that show whether it is to blame, after one that may still have them; to what share of the time they come down then. */
const TRIAL = 3
const HELP = 0.8
/** ms for which one that was not to blame is left alone. */
const INNOCENT = 60_000
/** ms between two of a held node's changes: a tenth of the time is theirs. */
const LEAST_HOLD = 250
const SHARE = 10
const MOST_HOLD = 1500
/** A node is let go when it did not change for so many holds. */
const STILL = 2

/** Pictures in a row that a node was made anew for. */
interface Run {
  readonly since: number
  readonly isGesture: boolean
  pictures: number
}

interface Held {
  /** Bits of CHANGE that the scene was not told. */
  bits: number
  still: number
}

/** Suspects are held back; `pictures` were drawn since. */
interface Trial {
  readonly nodes: readonly Node[]
  readonly before: number
  pictures: number
  ms: number
}

export class Storms {
  readonly #scene: Scene
  readonly #budget: number
  readonly #tell: (node: Node) => void
  readonly #made = new Set<Node>()
  readonly #runs = new Map<Node, Run>()
  readonly #held = new Map<Node, Held>()
  /** Until when, ms of `performance.now`. */
  readonly #innocent = new WeakMap<Node, number>()
  #trial: Trial | null = null
  #suspicion = 0
  /** ms of late pictures, the newer the more. */
  #lateMs = 0
  #isTelling = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `budget`: ms that a picture may take. `tell` is called with each node that storms. */
  constructor(scene: Scene, budget: number, tell: (node: Node) => void) {
    this.#scene = scene
    this.#budget = budget
    this.#tell = tell
  }

  /** A picture took `ms`. */
  measured(ms: number): void {
    const isLate = ms > this.#budget
    if (this.#trial) this.#judge(this.#trial, ms)
    else if (isLate) this.#lateMs += (ms - this.#lateMs) / (this.#lateMs ? 2 : 1)
    const step = isLate ? (ms > VERY_LATE * this.#budget ? 2 : 1) : -1
    this.#suspicion = Math.min(MOST_SUSPICIOUS, Math.max(0, this.#suspicion + step))
    if (this.#suspicion >= SUSPICIOUS) this.#scene.gate = this.#gate
    else if (!this.#suspicion) this.calm()
  }

  /** A picture was drawn; `isPressed`: while a pointer was. */
  drawn(now: number, isPressed: boolean): void {
    if (!this.#scene.gate) return
    for (const node of this.#runs.keys()) if (!this.#made.has(node)) this.#runs.delete(node)
    for (const node of this.#made) {
      const run = this.#runs.get(node)
      if (run) run.pictures++
      else this.#runs.set(node, { since: now, isGesture: isPressed, pictures: 1 })
    }
    this.#made.clear()
    if (this.#trial) return
    const suspects = [...this.#runs].flatMap(([node, { since, pictures, isGesture }]) =>
      !isGesture && now - since >= LONG && pictures >= MANY && !(now < (this.#innocent.get(node) ?? 0)) ? [node] : [],
    )
    if (suspects.length && suspects.length <= FEW) this.#try(suspects)
  }

  /** Pictures come in time, or none come: what is held stays held, nothing else is looked at. */
  calm(): void {
    this.#suspicion = 0
    this.#made.clear()
    this.#runs.clear()
    if (!this.#held.size) this.#scene.gate = null
  }

  /** The scene is told all changes so far. */
  flush(): void {
    for (const [node, held] of this.#held) this.#release(node, held)
  }

  /** Nothing is held any more. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#trial = null
    for (const node of this.#held.keys()) this.#letGo(node)
    this.calm()
  }

  readonly #gate = (node: Node, bits: number): boolean => {
    if (this.#isTelling) return false
    const held = this.#held.get(node)
    if (held) held.bits |= bits
    else if (bits & (PAINT | BOUNDS) && node.type !== 'trail') this.#made.add(node)
    return !!held
  }

  #try(nodes: readonly Node[]): void {
    this.#trial = { nodes, before: this.#lateMs, pictures: 0, ms: 0 }
    for (const node of nodes) {
      this.#runs.delete(node)
      this.#held.set(node, { bits: 0, still: 0 })
    }
    clearTimeout(this.#timer)
    this.#wait()
  }

  #judge(trial: Trial, ms: number): void {
    if (++trial.pictures === 1) return
    trial.ms += ms
    if (trial.pictures > TRIAL) this.#end(trial, trial.ms / TRIAL <= HELP * trial.before)
  }

  #end({ nodes }: Trial, isToBlame: boolean): void {
    this.#trial = null
    for (const node of nodes) {
      if (isToBlame) this.#tell(node)
      else {
        this.#letGo(node)
        this.#innocent.set(node, performance.now() + INNOCENT)
      }
    }
  }

  #wait(): void {
    const ms = Math.min(MOST_HOLD, Math.max(LEAST_HOLD, SHARE * this.#lateMs))
    this.#timer = setTimeout(() => this.#releaseAll(), ms)
  }

  #releaseAll(): void {
    // Without their changes there was next to nothing to draw.
    if (this.#trial) this.#end(this.#trial, true)
    for (const [node, held] of this.#held) {
      held.still = held.bits ? 0 : held.still + 1
      if (held.still >= STILL) this.#letGo(node)
      else this.#release(node, held)
    }
    if (this.#held.size) this.#wait()
    else this.calm()
  }

  #letGo(node: Node): void {
    const held = this.#held.get(node)
    this.#held.delete(node)
    if (held) this.#release(node, held)
  }

  #release(node: Node, held: Held): void {
    const { bits } = held
    held.bits = 0
    this.#isTelling = true
    if (bits && node.scene === this.#scene) node.changed(bits, [])
    this.#isTelling = false
  }
}
