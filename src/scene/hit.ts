import { type Affine, compose, identity, invertAffine, mapX, mapY } from '../math/affine.ts'
import { emptyRect, overlaps, setRect } from '../math/rect.ts'
import { gridOf } from './grid-of.ts'
import { type Node, roundedContains } from './node.ts'
import { worldBounds, worldMap } from './world-rows.ts'

/** A point as a rectangle: half its side, px. */
const ATOM = 1e-6

// A search has its state here, and allocates nothing but where something moves.
/** World px. */
let x = 0
let y = 0
/** What touches it may hold the point. */
const around = emptyRect()
/** World -> CSS px of the screen, but for where that begins. */
const screen = identity()
const scratch = identity()
const atRestMap = identity()
const bounds = emptyRect()

/**
 * The topmost visible node, of `root` and all below it, that inks the world point; null when none does. Their maps and bounds are
 * up to date. `zoom`: CSS px of the screen per world px; `reach`: how far ink reaches beyond bounds, CSS px of the screen.
 */
export function hit(root: Node, atX: number, atY: number, zoom: number, reach: number): Node | null {
  const far = ATOM + reach / zoom
  x = atX
  y = atY
  screen[0] = screen[3] = zoom
  setRect(around, x - far, y - far, x + far, y + far)
  return atRest(root)
}

const atRest = (node: Node): Node | null => hitIn(node, null)

/** `moved`: parent's space -> world below a node that moves, where bounds and world maps are those at rest. */
function hitIn(node: Node, moved: Affine | null): Node | null {
  if (!(moved || overlaps(worldBounds(bounds, node), around)) || !node.visible) return null
  const { motion, children } = node
  const isMoved = motion || moved
  const map = isMoved
    ? compose(identity(), moved ?? node.parent?.world ?? identity(), (motion ?? node).localMap(identity()))
    : worldMap(atRestMap, node)
  if (!invertAffine(scratch, map)) return null
  const ownX = mapX(scratch, x, y)
  const ownY = mapY(scratch, x, y)
  const clip = node.clipShape()
  if (!clip || roundedContains(clip.rect, clip.cornerRadius, ownX, ownY)) {
    const grid = isMoved ? null : gridOf(node)
    let found = grid ? grid.topmost(around, atRest) : null
    for (let i = grid ? 0 : children.length; i > 0 && !found; i--)
      found = hitIn(children[i - 1] as Node, isMoved ? map : null)
    if (found) return found
  }
  return node.contains(ownX, ownY, compose(scratch, screen, isMoved ? map : worldMap(scratch, node))) ? node : null
}
