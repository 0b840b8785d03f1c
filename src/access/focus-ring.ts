import type { Rect } from '../math/rect.ts'
import { Box } from '../scene/box.ts'
import { Group } from '../scene/group.ts'
import type { Scene } from '../scene/scene.ts'

/** CSS colours of the ring and of the line around it, which sets it off from whatever is below. */
export interface RingColors {
  readonly ring: string
  readonly around: string
}

/** CSS px of the screen. */
const RING = 2
const AROUND = 4

/** A ring in the picture, over everything and of the same width at any zoom; no part of documents, and nothing that is hit. */
export class FocusRing {
  readonly #scene: Scene
  readonly #around = new Box()
  readonly #ring = new Box()
  readonly #group = new Group()

  constructor(scene: Scene) {
    this.#scene = scene
    // It moves with what it is around.
    this.#group.isAnchor = true
    this.#group.add(this.#around)
    this.#group.add(this.#ring)
  }

  get isShown(): boolean {
    return this.#group.scene !== null
  }

  show({ ring, around }: RingColors): void {
    this.#around.stroke = { color: around, width: AROUND, align: 'outside', scale: 'fixed' }
    this.#ring.stroke = { color: ring, width: RING, align: 'outside', scale: 'fixed' }
    if (!this.isShown) this.#scene.replaceOverlay(this.#group)
  }

  hide(): void {
    if (this.isShown) this.#scene.replaceOverlay(null)
  }

  /** Around `rect`, world. */
  place({ x0, y0, x1, y1 }: Rect): void {
    for (const box of [this.#around, this.#ring]) box.set({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })
  }
}
