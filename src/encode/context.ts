import { ANCHOR_WORDS, MOTION_FLAG, MOTION_ROWS } from '../frame/layout.ts'
import { type Affine, compose, identity } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import type { Motion } from '../scene/motion.ts'
import type { Node } from '../scene/node.ts'
import { type AnchorRows, MOTION_GRID } from './anchor-rows.ts'
import type { ClipLink } from './clips.ts'
import type { Entry } from './entry.ts'
import type { EncodeView } from './view.ts'

/** What is in force at a place of the walk. */
export interface Context {
  readonly row: number
  /** Space of the parent -> anchor space. */
  readonly map: Affine
  /** Anchor space -> device px, linear part. */
  readonly device: readonly [number, number, number, number]
  readonly clip: ClipLink | null
  readonly opacity: number
  /** World rectangle outside of which nothing shows. */
  readonly cull: Rect
  /** First row + 1 of the motion around, or 0. */
  readonly motion: number
  /** Anchor space -> the space that the motion moves. */
  readonly moved: Affine
  /** World rectangle that holds the outermost motion around from start to end: where things below are meanwhile is not known here. */
  readonly swept: Rect | null
  /** A bit for each rectangle of the walk that what is here may touch. */
  readonly mask: number
}

export function rootContext(scale: number, cull: Rect, mask: number): Context {
  return {
    row: 0,
    map: identity(),
    device: [scale, 0, 0, scale],
    clip: null,
    opacity: 1,
    cull,
    motion: 0,
    moved: identity(),
    swept: null,
    mask,
  }
}

/** Nodes farther than this from their anchor, CSS px, get a row of their own, so that a record's float32 keeps sub-pixel precision. */
const FAR = 4096

/** The context inside `node`: a row of its own for an anchor, else the map to the anchor above. */
export function enter(
  anchors: AnchorRows,
  view: EncodeView,
  node: Node,
  entry: Entry,
  outer: Context,
  isLayer: boolean,
): Context {
  const { motion, world } = node
  if (!motion) releaseMotion(anchors, entry)
  const local = node.localMap(identity())
  const isFar = Math.abs(local[4]) > FAR || Math.abs(local[5]) > FAR
  if (!node.isAnchor && !isFar) {
    releaseAnchor(anchors, entry)
    return { ...outer, map: compose(local, outer.map, local) }
  }
  if (entry.anchorRow < 0) entry.anchorRow = anchors.allocate()
  const row = entry.anchorRow
  const [a, b, c, d] = outer.device
  // Below a motion pixels are baked for the largest scale on its way; at rest, world maps have fewer roundings.
  const linear =
    motion || outer.swept
      ? compose(identity(), [a, b, c, d, 0, 0], compose(identity(), outer.map, motion?.largest() ?? local))
      : compose(identity(), [view.scale, 0, 0, view.scale, 0, 0], world)
  const inside = { ...outer, row, map: identity(), device: linear.slice(0, 4) as unknown as Context['device'] }
  if (motion) return enterMotion(anchors, view, motion, entry, outer, inside, isLayer)
  compose(local, outer.moved, compose(local, outer.map, local))
  anchors.write(row, outer.motion ? local : world, outer.motion ? MOTION_GRID : view, outer.motion)
  return { ...inside, moved: local }
}

/** The context inside a node that moves: its anchor's space is its own, its motion moves that in the space of its parent. */
function enterMotion(
  anchors: AnchorRows,
  view: EncodeView,
  motion: Motion,
  entry: Entry,
  outer: Context,
  inside: Context,
  isLayer: boolean,
): Context {
  const { node } = motion
  if (entry.motionRow < 0) entry.motionRow = anchors.allocateBlock(MOTION_ROWS)
  const row = entry.motionRow
  const place = motion.place(identity())
  compose(place, outer.motion ? compose(identity(), outer.moved, outer.map) : (node.parent?.world ?? identity()), place)
  anchors.write(row, place, outer.motion ? MOTION_GRID : view, outer.motion)
  const moves = motion.isMoving || outer.motion ? MOTION_FLAG.MOVES : 0
  anchors.put((row + 1) * ANCHOR_WORDS, motion.numbers(moves | (isLayer ? MOTION_FLAG.IS_LAYER : 0)))
  const [x, y] = node.origin()
  const moved: Affine = [1, 0, 0, 1, -x, -y]
  anchors.write(inside.row, moved, MOTION_GRID, row + 1)
  return { ...inside, motion: row + 1, moved, swept: outer.swept ?? node.bounds }
}

export function releaseAnchor(anchors: AnchorRows, entry: Entry): void {
  if (entry.anchorRow >= 0) anchors.release(entry.anchorRow)
  entry.anchorRow = -1
}

export function releaseMotion(anchors: AnchorRows, entry: Entry): void {
  if (entry.motionRow < 0) return
  anchors.releaseBlock(entry.motionRow, MOTION_ROWS)
  entry.motionRow = -1
}
