import type { Node } from '../../../src/index.ts'
import { select } from '../canvas/hands.ts'
import { stage, surface } from '../canvas/stage.ts'
import { inverted, mapPoint, type Point, worldMap } from '../canvas/world-map.ts'
import { insert } from '../document/edit.ts'
import { word } from '../words/word.ts'
import { extentOf } from './extent.ts'
import type { Item } from './items.ts'

/** Puts an item on the canvas so that its middle is at a point of the window, CSS px, and selects it. */
export function placeAt(item: Item, clientX: number, clientY: number): void {
  const { engine } = surface.peek()
  const { left, top } = stage.getBoundingClientRect()
  const fragment = item.make()
  const { width, height, ...corner } = extentOf(fragment)
  const center = engine.camera.toWorld(clientX - left, clientY - top)
  const at = { x: center.x - width / 2, y: center.y - height / 2 }
  const parent = roomAt(clientX - left, clientY - top, { ...at, width, height })
  const back = inverted(worldMap(parent))
  const local = back ? mapPoint(back, at) : at
  const props = { ...fragment.props, x: onGrid(local.x - corner.left), y: onGrid(local.y - corner.top) }
  const id = insert({ ...fragment, props }, parent.id, { label: word('inserted', { name: word(item.name) }) })
  select([id])
}

/** In the middle of the view. */
export function placeInMiddle(item: Item): void {
  const { left, top, width, height } = stage.getBoundingClientRect()
  placeAt(item, left + width / 2, top + height / 2)
}

/** The innermost node under a point of the stage that has room for a rectangle of the world, else the root. */
export function roomAt(
  x: number,
  y: number,
  wanted: Point & { readonly width: number; readonly height: number },
): Node {
  const { engine } = surface.peek()
  for (let node = engine.pick(x, y); node?.parent; node = node.parent) {
    const { x0, y0, x1, y1 } = node.bounds
    const holds = x0 <= wanted.x && y0 <= wanted.y && x1 >= wanted.x + wanted.width && y1 >= wanted.y + wanted.height
    if (node.isContainer && holds) return node
  }
  return engine.scene.root
}

/** Whole px, or while the view is magnified whole px of the screen: what is dropped must not jump. */
function onGrid(value: number): number {
  const steps = Math.max(1, surface.peek().engine.camera.zoom)
  return Math.round(value * steps) / steps
}
