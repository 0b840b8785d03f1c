import { identity } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { HandsCamera } from './gesture.ts'
import { cornersOf, ownRect, type Quad, worldRect } from './own-rect.ts'

/** What to draw over the picture, as plain data; CSS px of the surface, so it is as large at any zoom. */
export interface Adornments {
  /** Around each selected node; of very many around none. */
  readonly outlines: readonly Quad[]
  /** Around all of them: of one as it is turned, of many upright. */
  readonly frame: Quad | null
  readonly marquee: Rect | null
}

/** More outlines than this are a blot, and the frame says as much. */
const MAX_OUTLINES = 500

/** `marquee`: in the world. Maps of the nodes are up to date. */
export function adornmentsOf(nodes: readonly Node[], marquee: Rect | null, camera: HandsCamera): Adornments {
  const [only, ...others] = nodes
  const outlines = others.length && nodes.length <= MAX_OUTLINES ? nodes : []
  const frame = only && (others.length ? cornersOf(worldRect(nodes), identity()) : cornersOf(ownRect(only), only.world))
  return {
    outlines: outlines.map((node) => onSurface(cornersOf(ownRect(node), node.world), camera)),
    frame: frame ? onSurface(frame, camera) : null,
    marquee: marquee && rectOnSurface(marquee, camera),
  }
}

function onSurface(quad: Quad, { x, y, zoom }: HandsCamera): Quad {
  return quad.map((corner) => ({ x: (corner.x - x) * zoom, y: (corner.y - y) * zoom })) as unknown as Quad
}

function rectOnSurface({ x0, y0, x1, y1 }: Rect, { x, y, zoom }: HandsCamera): Rect {
  return { x0: (x0 - x) * zoom, y0: (y0 - y) * zoom, x1: (x1 - x) * zoom, y1: (y1 - y) * zoom }
}
