import type { Node } from '../scene/node.ts'
import { type Carried, carry, carryBy } from './carry.ts'
import type { Gesture, HandsCamera, Keys } from './gesture.ts'
import type { Place } from './pointer-machine.ts'

/** Nodes follow the pointer; with Shift along one axis of the world. */
export class Drag implements Gesture {
  readonly kind = 'drag'
  readonly label = 'Move'
  readonly nodes: readonly Node[]
  readonly #camera: HandsCamera
  readonly #from: Place
  readonly #carried: readonly Carried[]

  /** `from`: where they were taken hold of, in the world. */
  constructor(camera: HandsCamera, nodes: readonly Node[], from: Place) {
    this.#camera = camera
    this.#from = from
    this.#carried = carry(nodes)
    this.nodes = this.#carried.map(({ node }) => node)
  }

  move([place]: readonly [Place], { shift }: Keys): void {
    const at = this.#camera.toWorld(place.x, place.y)
    const dx = at.x - this.#from.x
    const dy = at.y - this.#from.y
    const isAcross = Math.abs(dx) >= Math.abs(dy)
    carryBy(this.#carried, shift && !isAcross ? 0 : dx, shift && isAcross ? 0 : dy)
  }

  cancel(): void {
    carryBy(this.#carried, 0, 0)
  }
}
