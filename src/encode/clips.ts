import { FLAG, KIND, MAX_CLIPS } from '../frame/layout.ts'
import type { Affine } from '../math/affine.ts'
import { isAxisAligned } from '../math/affine.ts'
import { emptyRect, growRect, intersectRect, isEmpty, mapRect, type Rect } from '../math/rect.ts'
import { type ClipShape, fitRadii, missesCorners, type Node } from '../scene/node.ts'
import type { Context } from './context.ts'
import type { Entry } from './entry.ts'
import type { RecordTarget } from './target.ts'

type Radii = readonly [number, number, number, number]

/**
 * A clip in force while a subtree is walked. `shape` is known in the space of anchor `row` only while axes stay axes;
 * a clip without it is always evaluated by the shader.
 */
export interface ClipLink {
  /** Slot + 1 of its record. */
  readonly clip: number
  readonly version: number
  readonly row: number
  readonly depth: number
  readonly shape: { readonly rect: Rect; readonly radii: Radii } | null
  readonly outer: ClipLink | null
}

/** Anchor-space shape of a clip; null when it is rotated or skewed. */
function clipShapeInAnchor(map: Affine, { rect, cornerRadius }: ClipShape): ClipLink['shape'] {
  if (!isAxisAligned(map) || map[0] <= 0 || map[3] <= 0) return null
  const radii = fitRadii(cornerRadius, rect.x1 - rect.x0, rect.y1 - rect.y0)
  // unequal scales make elliptic corners, which only the record's own map can describe
  if (!isSharp(radii) && Math.abs(map[0] - map[3]) > 1e-9 * map[0]) return null
  const s = map[0]
  return { rect: mapRect(emptyRect(), rect, map), radii: [radii[0] * s, radii[1] * s, radii[2] * s, radii[3] * s] }
}

function isSharp(radii: Radii): boolean {
  return radii.every((r) => r === 0)
}

/**
 * The innermost clip that can still cut something off `ink` (anchor space of `row`); null when none can. Clips in another
 * anchor's space always can: what they cut changes without the record changing.
 */
export function clipFor(link: ClipLink | null, row: number, ink: Rect): ClipLink | null {
  let current = link
  while (current && current.row === row && current.shape && holds(current.shape, ink)) current = current.outer
  return current
}

function holds({ rect, radii }: NonNullable<ClipLink['shape']>, ink: Rect): boolean {
  const left = ink.x0 - rect.x0
  const top = ink.y0 - rect.y0
  const right = rect.x1 - ink.x1
  const bottom = rect.y1 - ink.y1
  return left >= 0 && top >= 0 && right >= 0 && bottom >= 0 && missesCorners(radii, left, top, right, bottom)
}

/** A clip to write as a record: the sharp rectangles of one anchor fold into one. */
interface FoldedClip {
  readonly rect: Rect
  readonly radii: Radii
  readonly map: Affine
  readonly shape: ClipLink['shape']
  readonly outer: ClipLink | null
}

function foldClip(map: Affine, shape: ClipShape, row: number, outer: ClipLink | null): FoldedClip {
  const own = clipShapeInAnchor(map, shape)
  if (!own) {
    const { rect, cornerRadius } = shape
    return { rect, radii: fitRadii(cornerRadius, rect.x1 - rect.x0, rect.y1 - rect.y0), map, shape: null, outer }
  }
  let above = clipFor(outer, row, own.rect)
  if (above?.row === row && above.shape && isSharp(own.radii) && isSharp(above.shape.radii)) {
    intersectRect(own.rect, above.shape.rect)
    above = above.outer
  }
  return { ...own, map: STILL, shape: own, outer: above }
}

const STILL: Affine = [1, 0, 0, 1, 0, 0]
const CLIP_HEAD = KIND.CLIP | FLAG.CRISP

/** Makes a node's context that of what is below it; false when nothing can show there. */
export function enterClip(target: RecordTarget, node: Node, entry: Entry, context: Context): boolean {
  const { store, writer } = target
  const shape = node.clipShape()
  if (!shape) {
    if (entry.clipSlot >= 0) store.release(entry.clipSlot)
    entry.clipSlot = -1
    return true
  }
  const folded = foldClip(context.map, shape, context.row, context.clip)
  const { rect, radii, map, outer } = folded
  if (isEmpty(rect)) return false
  const cull = { ...context.cull }
  if (!context.moving) intersectRect(cull, growRect(mapRect(emptyRect(), shape.rect, node.world), target.reach))
  if (isEmpty(cull)) return false
  const depth = (outer?.depth ?? 0) + 1
  if (depth > MAX_CLIPS) target.ports.report('clips-too-deep', node.id)
  if (entry.clipSlot < 0) entry.clipSlot = store.allocate()
  const [a, b, c, d, tx, ty] = map
  const { x0, y0, x1, y1 } = rect
  writer
    .begin(CLIP_HEAD, context.row, outer?.clip ?? 0, 0)
    .map(a, b, c, d, tx, ty)
    .rect(x0, y0, x1, y1)
    .radii(radii)
  if (store.write(entry.clipSlot, writer.words)) entry.clipVersion++
  context.cull = cull
  context.clip = {
    clip: entry.clipSlot + 1,
    version: entry.clipVersion + (outer?.version ?? 0) * 4096,
    row: context.row,
    depth,
    shape: folded.shape,
    outer,
  }
  return true
}
