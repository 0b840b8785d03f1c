import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import { frameOf } from './frame.ts'
import type { HandsCamera } from './gesture.ts'
import { type Handle, handlesOf } from './handles.ts'
import { cornersOf, ownRect, type Quad } from './own-rect.ts'
import type { Place } from './pointer-machine.ts'
import type { Size } from './size.ts'
import type { Guide } from './snapper.ts'

/** What to draw over the picture, as plain data; CSS px of the surface, so it is as large at any zoom. */
export interface Adornments {
  /** Around each selected node; of very many around none. */
  readonly outlines: readonly Quad[]
  /** Around all of them: of one as it is turned, of many upright. */
  readonly frame: Quad | null
  /** Where the frame can be taken hold of; none while its nodes are moved. */
  readonly handles: readonly Handle[]
  readonly marquee: Rect | null
  /** Why what is moved lies where it does. */
  readonly guides: readonly Guide[]
}

/** More outlines than this are a blot, and the frame says as much. */
const MAX_OUTLINES = 500

/** Of what hands do; `marquee` and `guides` are in the world. */
export interface Shown {
  readonly marquee: Rect | null
  readonly guides: readonly Guide[]
  readonly hasHandles: boolean
}

/** `size`: of the surface. Maps of the nodes are up to date. */
export function adornmentsOf(
  nodes: readonly Node[],
  camera: HandsCamera,
  size: Size,
  { marquee, guides, hasHandles }: Shown,
): Adornments {
  const frame = frameOnSurface(nodes, camera)
  const outlines = nodes.length > 1 && nodes.length <= MAX_OUTLINES ? nodes : []
  return {
    outlines: outlines.map((node) => onSurface(cornersOf(ownRect(node), node.world), camera)),
    frame,
    handles: frame && hasHandles ? handlesOf(frame, size) : [],
    marquee: marquee && rectOnSurface(marquee, camera),
    guides: guides.map(({ kind, from, to }) => ({ kind, from: toSurface(from, camera), to: toSurface(to, camera) })),
  }
}

/** Around nodes whose maps are up to date; null around none. */
export function frameOnSurface(nodes: readonly Node[], camera: HandsCamera): Quad | null {
  const frame = frameOf(nodes)
  return frame && onSurface(cornersOf(frame.rect, frame.map), camera)
}

function onSurface(quad: Quad, camera: HandsCamera): Quad {
  return quad.map((corner) => toSurface(corner, camera)) as unknown as Quad
}

function toSurface(world: Place, { x, y, zoom }: HandsCamera): Place {
  return { x: (world.x - x) * zoom, y: (world.y - y) * zoom }
}

function rectOnSurface({ x0, y0, x1, y1 }: Rect, { x, y, zoom }: HandsCamera): Rect {
  return { x0: (x0 - x) * zoom, y0: (y0 - y) * zoom, x1: (x1 - x) * zoom, y1: (y1 - y) * zoom }
}
