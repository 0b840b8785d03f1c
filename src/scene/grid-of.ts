import { OnDemand } from '../base/on-demand.ts'
import type { ChildGrid } from './child-grid.ts'
import type { Node } from './node.ts'

/** From this many children on they are searched by a grid. */
export const MANY = 64

/** A chunk of its own, for scenes that are large: until it is there, all children are looked at, and found is the same. */
export const grids = new OnDemand('large containers', async () => (await import('./child-grid.ts')).ChildGrid)

/** Finds the children of `node`; null where looking at all of them is cheaper. */
export function gridOf(node: Node): ChildGrid | null {
  if (node.children.length < MANY) return null
  const Grid = node.grid ? null : grids.get()
  if (Grid) node.grid = new Grid(node)
  return node.grid?.prepare() ? node.grid : null
}
