import { identity } from '../math/affine.ts'
import { emptyRect, isEmpty, mapRect, overlaps, type Rect, uniteRect } from '../math/rect.ts'
import type { Box } from '../scene/box.ts'
import type { Ellipse } from '../scene/ellipse.ts'
import type { Node } from '../scene/node.ts'
import type { Path } from '../scene/path.ts'
import { fixedReach } from '../scene/stroke.ts'
import { tightBounds, worldBounds, worldMap } from '../scene/world-rows.ts'

const world = identity()

/**
 * Which nodes need a layer: their picture is drawn into a target of its own and put down once. `opacity` is only multiplied into
 * the records where nothing of the node overlaps itself; a blend mode needs a layer where there is more than one record.
 */
export function needsLayer(node: Node): boolean {
  const isFading = node.motion?.isFading
  if (node.opacity === 1 && !isFading && node.blendMode === 'normal') return false
  if (node.children.length > 0) return node.blendMode !== 'normal' || isFading || hasOverlap(node)
  return paintsTwice(node)
}

/** Does a node without children put several records on the same pixels? */
function paintsTwice(node: Node): boolean {
  switch (node.type) {
    case 'box':
    case 'ellipse':
      return (node as Box | Ellipse).stroke?.dash !== undefined
    case 'path':
      return (node as Path).fill !== undefined && (node as Path).stroke !== undefined
    default:
      return false
  }
}

/** More parts than this are taken to overlap: looking would cost more than the layer. */
const MAX_PARTS = 16

function hasOverlap(node: Node): boolean {
  const parts: Rect[] = []
  const collect = (n: Node): boolean => {
    if (!n.visible || n.opacity === 0) return false
    if (n.motion) return true
    // Which depends on the zoom.
    if (fixedReach(n)) return true
    const ink = inkInWorld(emptyRect(), n)
    if (!isEmpty(ink)) {
      if (paintsTwice(n) || parts.length === MAX_PARTS || parts.some((part) => overlaps(part, ink))) return true
      parts.push(ink)
    }
    return n.children.some(collect)
  }
  return collect(node)
}

/** World bounds of what the node itself inks, without the width of a fixed stroke. */
export function inkInWorld(out: Rect, node: Node): Rect {
  if (node.children.length === 0 && !node.motion) return tightBounds(out, node)
  return mapRect(out, node.inkBounds(out), worldMap(world, node))
}

/** World bounds of what the node and all below it ink, without fixed strokes' widths, exactly; of what moves, all that it may ink. */
export function subtreeInk(out: Rect, node: Node): Rect {
  const ink = emptyRect()
  const grow = (n: Node) => {
    if (!n.visible) return
    uniteRect(out, n.motion ? worldBounds(ink, n) : inkInWorld(ink, n))
    if (!n.motion) n.children.forEach(grow)
  }
  grow(node)
  return out
}
