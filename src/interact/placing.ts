import type { Node } from '../scene/node.ts'
import { carry, carryBy } from './carry.ts'
import type { Gesture, HandsCamera, Keys } from './gesture.ts'
import { worldRect } from './own-rect.ts'
import type { Outcome, Place } from './pointer-machine.ts'
import type { Snapper } from './snapper.ts'

/** A new node follows the pointer while that is over the surface, with its middle, and is in the scene only then. */
export class Placing implements Gesture {
  readonly kind = 'drag'
  readonly label = 'Add'
  readonly nodes: readonly Node[]
  readonly #node: Node
  readonly #parent: Node
  readonly #camera: HandsCamera
  readonly #isOver: (place: Place) => boolean
  readonly #snapper: Snapper | null

  /** `parent`: a container of the scene. */
  constructor(
    camera: HandsCamera,
    node: Node,
    parent: Node,
    isOver: (place: Place) => boolean,
    snapper: Snapper | null,
  ) {
    this.#camera = camera
    this.#node = node
    this.#parent = parent
    this.#isOver = isOver
    this.#snapper = snapper
    this.nodes = [node]
  }

  move([place]: readonly [Place], { control }: Keys): void {
    const node = this.#node
    this.#snapper?.clear()
    if (!this.#isOver(place)) {
      node.remove()
      return
    }
    if (node.parent !== this.#parent) this.#parent.add(node)
    node.scene?.update()
    const rect = worldRect([node])
    const at = this.#camera.toWorld(place.x, place.y)
    const [dx, dy] = [at.x - (rect.x0 + rect.x1) / 2, at.y - (rect.y0 + rect.y1) / 2]
    const wanted = { x0: rect.x0 + dx, y0: rect.y0 + dy, x1: rect.x1 + dx, y1: rect.y1 + dy }
    const snapped = control ? null : this.#snapper?.snap(wanted, this.#camera.zoom)
    carryBy(carry([node]), dx + (snapped?.dx ?? 0), dy + (snapped?.dy ?? 0))
  }

  cancel(): void {
    this.#node.remove()
  }

  finish(): Outcome {
    return this.#node.scene ? 'done' : 'cancelled'
  }
}
