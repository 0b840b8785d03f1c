import { growRect, type Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import { EVERYWHERE, flatten, type Item, isTabStop, type OutlineOptions, outline } from './outline.ts'

/** Nodes of a scene that is read as a whole to find what is next in it: some milliseconds. */
const FEW = 10_000

/**
 * What the mirror shows: what is in the area, what has the focus, and what Tab comes to before and after that, wherever they are; with
 * nothing to come to in the area, something that is near. So Tab does not end where the screen does. In a scene of many nodes the area
 * is widened until there is one before and one after: Tab goes through what is around, in the order in which that is read.
 */
export function surroundings(
  { root, size }: Scene,
  options: Omit<OutlineOptions, 'kept'>,
  focused: Node | null,
): Item[] {
  const kept = focused ? [focused] : []
  const items = outline(root, { ...options, kept })
  if (holds(options.area, root.bounds)) return items
  const isWhole = focused !== null && size <= FEW
  const most = isWhole ? FEW : options.most
  let area = isWhole ? EVERYWHERE : options.area
  let found = isWhole ? outline(root, { ...options, area, kept, most }) : items
  while (!isEnough(found, focused) && flatten(found).length < most && !holds(area, root.bounds)) {
    area = growRect({ ...area }, (area.x1 - area.x0) / 2 + (area.y1 - area.y0) / 2)
    found = outline(root, { ...options, area, kept })
  }
  if (found === items) return items
  const stops = flatten(found).filter(isTabStop)
  const at = stops.findIndex(({ node }) => node === focused)
  const near = at < 0 ? stops.slice(0, 1) : stops.slice(Math.max(0, at - 1), at + 2)
  return outline(root, { ...options, kept: [...kept, ...near.map(({ node }) => node)] })
}

function isEnough(items: readonly Item[], focused: Node | null): boolean {
  const stops = flatten(items).filter(isTabStop)
  const at = stops.findIndex(({ node }) => node === focused)
  return focused && at >= 0 ? at > 0 && at < stops.length - 1 : stops.length > 0
}

function holds(outer: Rect, inner: Rect): boolean {
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 && outer.y1 >= inner.y1
}
