import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import { type Carried, carry, carryBy } from './carry.ts'
import type { Gesture, HandsCamera, Keys } from './gesture.ts'
import { worldRect } from './own-rect.ts'
import type { Place } from './pointer-machine.ts'
import type { Snapper } from './snapper.ts'

/** Nodes follow the pointer and snap, but with Control; with Shift along one axis of the world. */
export class Drag implements Gesture {
  readonly kind = 'drag'
  readonly label = 'Move'
  readonly nodes: readonly Node[]
  readonly #camera: HandsCamera
  readonly #from: Place
  readonly #carried: readonly Carried[]
  readonly #rect: Rect
  readonly #snapper: Snapper | null

  /** `from`: where they were taken hold of, in the world. Maps of the nodes are up to date. */
  constructor(camera: HandsCamera, nodes: readonly Node[], from: Place, snapper: Snapper | null) {
    this.#camera = camera
    this.#snapper = snapper
    this.#rect = worldRect(nodes)
    this.#from = from
    this.#carried = carry(nodes)
    this.nodes = this.#carried.map(({ node }) => node)
  }

  move([place]: readonly [Place], { shift, control }: Keys): void {
    const { x, y } = this.#camera.toWorld(place.x, place.y)
    const [dx, dy] = [x - this.#from.x, y - this.#from.y]
    const isAcross = Math.abs(dx) >= Math.abs(dy)
    const way = { x: shift && !isAcross ? 0 : dx, y: shift && isAcross ? 0 : dy }
    const axes = shift ? ([isAcross ? 'x' : 'y'] as const) : undefined
    this.#snapper?.clear()
    const snapped = control ? null : this.#snapper?.snap(movedRect(this.#rect, way), this.#camera.zoom, axes)
    carryBy(this.#carried, way.x + (snapped?.dx ?? 0), way.y + (snapped?.dy ?? 0))
  }

  cancel(): void {
    carryBy(this.#carried, 0, 0)
  }
}

function movedRect({ x0, y0, x1, y1 }: Rect, { x, y }: Place): Rect {
  return { x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y }
}
