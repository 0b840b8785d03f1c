import type { Node } from '../scene/node.ts'
import { carry, carryBy } from './carry.ts'
import type { Gesture, HandsCamera } from './gesture.ts'
import { worldRect } from './own-rect.ts'
import type { Outcome, Place } from './pointer-machine.ts'

/** A new node follows the pointer while that is over the surface, with its middle, and is in the scene only then. */
export class Placing implements Gesture {
  readonly kind = 'drag'
  readonly label = 'Add'
  readonly nodes: readonly Node[]
  readonly #node: Node
  readonly #parent: Node
  readonly #camera: HandsCamera
  readonly #isOver: (place: Place) => boolean

  /** `parent`: a container of the scene. */
  constructor(camera: HandsCamera, node: Node, parent: Node, isOver: (place: Place) => boolean) {
    this.#camera = camera
    this.#node = node
    this.#parent = parent
    this.#isOver = isOver
    this.nodes = [node]
  }

  move([place]: readonly [Place]): void {
    const node = this.#node
    if (!this.#isOver(place)) {
      node.remove()
      return
    }
    if (node.parent !== this.#parent) this.#parent.add(node)
    node.scene?.update()
    const { x0, y0, x1, y1 } = worldRect([node])
    const at = this.#camera.toWorld(place.x, place.y)
    carryBy(carry([node]), at.x - (x0 + x1) / 2, at.y - (y0 + y1) / 2)
  }

  cancel(): void {
    this.#node.remove()
  }

  finish(): Outcome {
    return this.#node.scene ? 'done' : 'cancelled'
  }
}
