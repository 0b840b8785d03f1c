import { withRoom } from '../base/room.ts'
import type { AnchorStore, Spans } from '../frame/frame.ts'
import { ANCHOR_WORDS } from '../frame/layout.ts'
import type { Affine } from '../math/affine.ts'
import { DirtySlots } from './slot-store.ts'
import { cameraSpace, type EncodeView } from './view.ts'

/** Memory of the anchor rows; row 0 is the root's. */
export class AnchorRows implements AnchorStore {
  floats = new Float32Array(64 * ANCHOR_WORDS)
  count = 0
  readonly #free: number[] = []
  readonly #marks = new DirtySlots()

  get dirty(): Spans {
    return this.#marks.spans()
  }

  allocate(): number {
    const row = this.#free.pop() ?? this.count++
    this.floats = withRoom(this.floats, this.count * ANCHOR_WORDS)
    return row
  }

  release(row: number): void {
    this.#free.push(row)
  }

  /** Writes anchor space -> camera space for a world map in double precision. */
  write(row: number, world: Affine, view: EncodeView): void {
    const [a, b, c, d, tx, ty] = world
    next[0] = a
    next[1] = b
    next[2] = c
    next[3] = d
    next[4] = cameraSpace(tx, view.originX, view.quantum)
    next[5] = cameraSpace(ty, view.originY, view.quantum)
    next[6] = 1
    const at = row * ANCHOR_WORDS
    for (let i = 0; i < ANCHOR_WORDS; i++) {
      if (this.floats[at + i] !== next[i]) {
        this.floats.set(next, at)
        this.#marks.add(row)
        return
      }
    }
  }

  clearDirty(): void {
    this.#marks.clear()
  }
}

const next = new Float32Array(ANCHOR_WORDS)
