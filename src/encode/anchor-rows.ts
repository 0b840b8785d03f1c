import { withRoom } from '../base/room.ts'
import type { AnchorStore } from '../frame/frame.ts'
import { ANCHOR_WORDS } from '../frame/layout.ts'
import type { Affine } from '../math/affine.ts'
import { Places } from './slot-store.ts'
import { cameraSpace, type EncodeView } from './view.ts'

/** What translations are relative to, and multiples of. */
type Grid = Pick<EncodeView, 'originX' | 'originY' | 'quantum'>

/** Of a space that a motion moves. */
export const MOTION_GRID: Grid = { originX: 0, originY: 0, quantum: 2 ** -16 }

/** Memory of the anchor rows; row 0 is the root's. */
export class AnchorRows extends Places implements AnchorStore {
  floats = new Float32Array(64 * ANCHOR_WORDS)
  /** First rows of free blocks by size, the longest free first. */
  readonly #freeBlocks: number[][] = []
  readonly #row = [0, 0, 0, 0, 0, 0, 1, 0]

  protected grow(): void {
    this.floats = withRoom(this.floats, this.count * ANCHOR_WORDS)
  }

  /** Rows one after the other, for what is no map; they hold what their last owner left. */
  allocateBlock(rows: number): number {
    const known = this.#freeBlocks[rows]?.shift()
    if (known !== undefined) return known
    const first = this.count
    this.count += rows
    this.grow()
    return first
  }

  releaseBlock(first: number, rows: number): void {
    this.#freeBlocks[rows] ??= []
    this.#freeBlocks[rows].push(first)
  }

  /** Writes floats from the float `at` on. */
  put(at: number, floats: ArrayLike<number>): void {
    for (let i = 0; i < floats.length; i++) {
      // Without the sign of zero, which would be a difference.
      const float = Math.fround(floats[i] as number) + 0
      if (this.floats[at + i] === float) continue
      this.floats[at + i] = float
      this.marks.add((at + i) >> 2)
    }
  }

  /** Writes anchor space -> camera space for a world map in double precision; with a motion, anchor space -> the space that it moves. */
  write(row: number, map: Affine, { originX, originY, quantum }: Grid, motion: number): void {
    for (let i = 0; i < 4; i++) this.#row[i] = map[i] as number
    this.#row[4] = cameraSpace(map[4], originX, quantum)
    this.#row[5] = cameraSpace(map[5], originY, quantum)
    this.#row[7] = motion
    this.put(row * ANCHOR_WORDS, this.#row)
  }
}
