import type { AnimationTarget, Scene, Spring } from '../../../src/index.ts'

/** One animation of one node: what it is set to at once, and what it then goes to. */
export interface Deed {
  /** Milliseconds of the lab's clock. */
  readonly at: number
  readonly id: string
  readonly from?: Placing
  readonly to: AnimationTarget
  readonly spring: Spring
}

type Placing = Partial<Record<'x' | 'y' | 'rotation' | 'scaleX' | 'scaleY' | 'opacity', number>>

/** Longer than anything swings, ms. */
const KEPT_MS = 10_000

/** All that was animated of late, so that it can be done again: on a new engine, or for the exact picture of a moment. */
export class Script {
  private deeds: Deed[] = []
  /** Where older deeds left the nodes. */
  private readonly rest = new Map<string, Placing>()

  /** Adds a deed that is not before the last one, and does it. */
  add(deed: Deed, scene: Scene | null): void {
    while (this.deeds[0] && this.deeds[0].at < deed.at - KEPT_MS) this.forget(this.deeds.shift() as Deed)
    this.deeds.push(deed)
    if (scene) perform(scene, deed)
  }

  /** Brings a new scene to where deeds up to `time` brought the others. */
  play(scene: Scene, time: number): void {
    for (const [id, placing] of this.rest) scene.get(id)?.set({ ...placing })
    for (const deed of this.deeds) if (deed.at <= time) perform(scene, deed)
  }

  clear(): void {
    this.deeds = []
    this.rest.clear()
  }

  private forget({ id, from, to: { wobble: _, ...to } }: Deed): void {
    this.rest.set(id, { ...this.rest.get(id), ...from, ...to })
  }
}

/** At the time of the deed, whatever the time is now: that way it is the same whenever it is done. */
function perform(scene: Scene, { at, id, from, to, spring }: Deed): void {
  const node = scene.get(id)
  if (!node) return
  const { clock } = scene
  const ticks = Math.round(at * 10)
  scene.clock = () => (clock() === null ? null : ticks)
  if (from) node.set({ ...from })
  node.animate(to, spring)
  scene.clock = clock
}
