import { identity, isAxisAligned } from '../math/affine.ts'
import { emptyRect, mapRect, type Rect, setEmpty } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import { worldMap } from '../scene/world-rows.ts'
import type { Entry } from './entry.ts'
import { inkInWorld } from './layers.ts'
import type { Cover } from './occlusion.ts'
import { deviceRect, type EncodeView } from './view.ts'

const world = identity()

/** What nodes cover of the screen, until the next walk begins, which uses the same memory. */
export class Covers {
  readonly #all: Cover[] = []
  #count = 0

  begin(): void {
    this.#count = 0
  }

  /** Of a node at rest with the records that its entry has. */
  of(node: Node, { opaque, inputs }: Entry, view: EncodeView): Cover {
    this.#all[this.#count] ??= { ink: emptyRect(), opaque: emptyRect() }
    const cover = this.#all[this.#count++] as Cover
    deviceRect(cover.ink, inkInWorld(cover.ink, node), view)
    const isWhole = opaque && inputs.opacity === 1 && inputs.clip === 0 && isAxisAligned(worldMap(world, node))
    if (isWhole) shrinkToDevice(mapRect(cover.opaque, opaque, world), view)
    else setEmpty(cover.opaque)
    return cover
  }
}

/** World rectangle -> the device pixels that it covers in whole, wherever its edges snap to. */
function shrinkToDevice(rect: Rect, { scale, offsetX, offsetY, originX, originY }: EncodeView): void {
  rect.x0 = Math.ceil((rect.x0 - originX) * scale + offsetX) + 1
  rect.y0 = Math.ceil((rect.y0 - originY) * scale + offsetY) + 1
  rect.x1 = Math.floor((rect.x1 - originX) * scale + offsetX) - 1
  rect.y1 = Math.floor((rect.y1 - originY) * scale + offsetY) - 1
}
