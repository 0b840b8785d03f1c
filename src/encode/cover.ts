import { isAxisAligned } from '../math/affine.ts'
import { emptyRect, mapRect, type Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { Entry } from './entry.ts'
import { inkInWorld } from './layers.ts'
import type { Cover } from './occlusion.ts'
import { deviceRect, type EncodeView } from './view.ts'

/** What a node at rest covers of the screen with the records that its entry has. */
export function coverOf(node: Node, { opaque, inputs }: Entry, view: EncodeView): Cover {
  const ink = deviceRect(emptyRect(), inkInWorld(emptyRect(), node), view)
  const isWhole = opaque && inputs.opacity === 1 && inputs.clip === 0 && isAxisAligned(node.world)
  return { ink, opaque: isWhole ? insideOf(mapRect(emptyRect(), opaque, node.world), view) : null }
}

/** The device pixels that a world rectangle covers in whole, wherever its edges snap to. */
function insideOf({ x0, y0, x1, y1 }: Rect, { scale, offsetX, offsetY, originX, originY }: EncodeView): Rect {
  return {
    x0: Math.ceil((x0 - originX) * scale + offsetX) + 1,
    y0: Math.ceil((y0 - originY) * scale + offsetY) + 1,
    x1: Math.floor((x1 - originX) * scale + offsetX) - 1,
    y1: Math.floor((y1 - originY) * scale + offsetY) - 1,
  }
}
