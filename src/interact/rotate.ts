import type { Affine } from '../math/affine.ts'
import { type Node, turn } from '../scene/node.ts'
import { type Frame, mapPlace, middleOf } from './frame.ts'
import type { Gesture, HandsCamera, Keys } from './gesture.ts'
import type { Place } from './pointer-machine.ts'
import { type Held, holdNodes, putBack, reshape } from './reshape.ts'

/** Degrees of a step, with Shift. */
const STEP = 15

/** Nodes turn about the middle of their frame; with Shift one comes to rest at a multiple of 15 degrees, many turn by one. */
export class Rotate implements Gesture {
  readonly kind = 'rotate'
  readonly label = 'Rotate'
  readonly nodes: readonly Node[]
  readonly #camera: HandsCamera
  readonly #middle: Place
  readonly #from: number
  /** From here steps are counted. */
  readonly #zero: number
  readonly #held: readonly Held[]

  /** `from`: where the handle was taken hold of, in the world. */
  constructor(camera: HandsCamera, nodes: readonly Node[], { rect, map }: Frame, from: Place) {
    this.#camera = camera
    this.#held = holdNodes(nodes)
    this.nodes = this.#held.map(({ node }) => node)
    this.#middle = mapPlace(map, middleOf(rect))
    this.#from = this.#angle(from)
    this.#zero = this.nodes.length === 1 ? (this.nodes[0] as Node).rotation % STEP : 0
  }

  move([place]: readonly [Place], { shift }: Keys): void {
    const turned = this.#angle(this.#camera.toWorld(place.x, place.y)) - this.#from
    const degrees = shift ? Math.round((this.#zero + turned) / STEP) * STEP - this.#zero : turned
    const map = rotationAbout(this.#middle, degrees)
    for (const each of this.#held) reshape(each, map, degrees)
  }

  cancel(): void {
    putBack(this.#held)
  }

  /** Degrees, clockwise, in which a place lies from the middle. */
  #angle({ x, y }: Place): number {
    return (Math.atan2(y - this.#middle.y, x - this.#middle.x) * 180) / Math.PI
  }
}

export function rotationAbout({ x, y }: Place, degrees: number): Affine {
  const [cos, sin] = turn(degrees)
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]
}
