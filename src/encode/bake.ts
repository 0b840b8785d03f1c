import type { Inputs } from './entry.ts'

/** Linear part of a map: x' = a x + c y, y' = b x + d y. */
export type Linear = readonly [a: number, b: number, c: number, d: number]

/** Cells are baked for maps on this grid, so that equal sizes share cells in spite of rounding. */
const GRID = 4096

export interface BakeMap {
  /** Node space -> device px, rounded to the grid. */
  readonly linear: Linear
  /** Baked px -> anchor space: undoes what the shader does to a record, so that a cell at rest is drawn one to one. */
  readonly inverse: Linear
  /** No rotation or skew. */
  readonly isUpright: boolean
}

/** How to bake a node's pixels; null when its map is singular and nothing shows. */
export function bakeMap({ map, device }: Inputs): BakeMap | null {
  const [a, b, c, d] = device
  const det = a * d - b * c
  const own = round(a * map[0] + c * map[1], b * map[0] + d * map[1], a * map[2] + c * map[3], b * map[2] + d * map[3])
  if (!(Math.abs(det) > 1e-12) || Math.abs(own[0] * own[3] - own[1] * own[2]) < 1e-6) return null
  return { linear: own, inverse: [d / det, -b / det, -c / det, a / det], isUpright: own[1] === 0 && own[2] === 0 }
}

function round(...values: [number, number, number, number]): Linear {
  // adding 0 turns -0 into 0, which must be one key
  return values.map((v) => Math.round(v * GRID) / GRID + 0) as unknown as Linear
}
