import { ANCHOR_WORDS, MOTION_FLAG, MOTION_ROWS } from '../frame/layout.ts'
import { type Affine, compose, identity } from '../math/affine.ts'
import { emptyRect, type Rect } from '../math/rect.ts'
import type { Motion } from '../scene/motion.ts'
import type { Node } from '../scene/node.ts'
import { worldMap } from '../scene/world-rows.ts'
import { type AnchorRows, MOTION_GRID } from './anchor-rows.ts'
import type { ClipLink } from './clips.ts'
import type { Entry } from './entry.ts'
import type { EncodeView } from './view.ts'

/** A motion around a place of the walk. */
interface Moving {
  /** First row + 1 of its block. */
  readonly row: number
  /** Anchor space -> the space that the motion moves. */
  readonly map: Affine
  /** World rectangle that holds the outermost one from start to end: where things below are meanwhile is not known here. */
  readonly swept: Rect
}

/** What is in force at a place of the walk. Each is filled again for the next node of its depth: nothing keeps it, or its maps. */
export interface Context {
  row: number
  /** Space of the parent -> anchor space. */
  readonly map: Affine
  /** Anchor space -> device px, linear part. */
  readonly device: [number, number, number, number]
  clip: ClipLink | null
  opacity: number
  /** World rectangle outside of which nothing shows. */
  cull: Rect
  moving: Moving | null
  /** A bit for each rectangle of the walk that what is here may touch. */
  mask: number
  /** That of the nodes below. */
  inner: Context | null
}

export function createContext(): Context {
  return {
    row: 0,
    map: identity(),
    device: [1, 0, 0, 1],
    clip: null,
    opacity: 1,
    cull: emptyRect(),
    moving: null,
    mask: 0,
    inner: null,
  }
}

/** Nodes farther than this from their anchor, CSS px, get a row of their own, so that a record's float32 keeps sub-pixel precision. */
const FAR = 4096

/** The context inside `node`, but for opacity and mask: a row of its own for an anchor, else the map to the anchor above. */
export function enter(
  anchors: AnchorRows,
  view: EncodeView,
  node: Node,
  entry: Entry,
  outer: Context,
  isLayer: boolean,
): Context {
  const { motion } = node
  const { moving } = outer
  outer.inner ??= createContext()
  const context = outer.inner
  const { map, device } = context
  context.clip = outer.clip
  context.cull = outer.cull
  context.moving = moving
  if (!motion) releaseMotion(anchors, entry)
  node.localMap(map)
  const isFar = Math.abs(map[4]) > FAR || Math.abs(map[5]) > FAR
  if (!node.isAnchor && !isFar) {
    releaseAnchor(anchors, entry)
    context.row = outer.row
    compose(map, outer.map, map)
    copy(device, outer.device)
    return context
  }
  if (entry.anchorRow < 0) entry.anchorRow = anchors.allocate()
  context.row = entry.anchorRow
  worldMap(world, node)
  // Below a motion pixels are baked for the largest scale on its way; at rest, world maps have fewer roundings.
  if (motion || moving) {
    const [a, b, c, d] = outer.device
    copy(device, compose(identity(), [a, b, c, d, 0, 0], compose(identity(), outer.map, motion?.largest() ?? map)))
  } else for (let i = 0; i < 4; i++) device[i] = view.scale * (world[i] as number)
  if (motion) context.moving = enterMotion(anchors, view, motion, entry, outer, isLayer)
  else if (moving)
    context.moving = { ...moving, map: compose(identity(), moving.map, compose(identity(), outer.map, map)) }
  if (context.moving) anchors.write(context.row, context.moving.map, MOTION_GRID, context.moving.row)
  else anchors.write(context.row, world, view, 0)
  copy(map, STILL)
  return context
}

const STILL = identity()
const world = identity()

function copy(out: number[], from: readonly number[]): void {
  for (let i = 0; i < out.length; i++) out[i] = from[i] as number
}

/** A node that moves: its anchor's space is its own, its motion moves that in the space of its parent. */
function enterMotion(
  anchors: AnchorRows,
  view: EncodeView,
  motion: Motion,
  entry: Entry,
  { moving, map }: Context,
  isLayer: boolean,
): Moving {
  const { node } = motion
  if (entry.motionRow < 0) entry.motionRow = anchors.allocateBlock(MOTION_ROWS)
  const row = entry.motionRow
  const place = motion.place(identity())
  compose(place, moving ? compose(identity(), moving.map, map) : (node.parent?.world ?? identity()), place)
  anchors.write(row, place, moving ? MOTION_GRID : view, moving?.row ?? 0)
  const moves = motion.isMoving || moving ? MOTION_FLAG.MOVES : 0
  anchors.put((row + 1) * ANCHOR_WORDS, motion.numbers(moves | (isLayer ? MOTION_FLAG.IS_LAYER : 0)))
  const [x, y] = node.origin()
  return { row: row + 1, map: [1, 0, 0, 1, -x, -y], swept: moving?.swept ?? node.bounds }
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
