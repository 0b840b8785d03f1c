import type { Node } from '../scene/node.ts'
import type { RecordTarget } from './target.ts'

/** Draws what only an outline can tell of a node: a path, a polyline, the dashes of a line, a box or an ellipse; and trails. */
export type BakeOutline = (target: RecordTarget, node: Node) => void

/** Where the encoder gets the code for outlines from: it is a chunk of its own, and comes when first asked for. */
export interface OutlinePort {
  /** Null while it is on its way; asking sends for it. */
  bake(): BakeOutline | null
  /** Grows when it arrives. */
  version(): number
}
