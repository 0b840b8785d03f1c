import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import type { Gesture, HandsCamera, Keys } from './gesture.ts'
import type { Place } from './pointer-machine.ts'
import type { Selection } from './selection.ts'
import { nodesTouching } from './touching.ts'

/** Selects what a rectangle touches, while it is drawn out; with Shift in addition to what was selected. */
export class Marquee implements Gesture {
  readonly kind = 'marquee'
  readonly label = ''
  readonly nodes = []
  /** In the world. */
  rect: Rect
  readonly #from: Place
  readonly #camera: HandsCamera
  readonly #scene: Scene
  readonly #selection: Selection
  readonly #before: readonly Node[]
  readonly #isTarget: (node: Node) => boolean

  /** `from`: in the world. */
  constructor(camera: HandsCamera, scene: Scene, selection: Selection, from: Place, isTarget: (node: Node) => boolean) {
    this.#camera = camera
    this.#scene = scene
    this.#selection = selection
    this.#from = from
    this.#before = selection.nodes
    this.#isTarget = isTarget
    this.rect = { x0: from.x, y0: from.y, x1: from.x, y1: from.y }
  }

  move([place]: readonly [Place], { shift }: Keys): void {
    const from = this.#from
    const to = this.#camera.toWorld(place.x, place.y)
    this.rect = {
      x0: Math.min(from.x, to.x),
      y0: Math.min(from.y, to.y),
      x1: Math.max(from.x, to.x),
      y1: Math.max(from.y, to.y),
    }
    this.#scene.update()
    const found = nodesTouching(this.#scene.root, this.rect, this.#isTarget)
    this.#selection.replace(shift ? [...this.#kept(), ...found] : found)
  }

  cancel(): void {
    this.#selection.replace(this.#kept())
  }

  #kept(): readonly Node[] {
    return this.#before.filter((node) => node.scene === this.#scene)
  }
}
