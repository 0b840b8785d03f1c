import { withRoom } from '../base/room.ts'
import type { BatchSource, BlendIndex, Pass } from '../frame/frame.ts'
import type { Rect } from '../math/rect.ts'
import { type Cover, Occlusion } from './occlusion.ts'

/** A record that is to be drawn. */
export interface Listed {
  /** Of the draw list. */
  readonly entry: number
  readonly blend: BlendIndex
  readonly source: BatchSource
  /** Null when it is not known where it inks. */
  readonly cover: Cover | null
}

interface OpenPass {
  readonly rect: Rect
  readonly records: Listed[]
}

const openPass = (rect: Rect): OpenPass => ({ rect, records: [] })

/**
 * Records in paint order -> batches and passes. A pass opened inside another is drawn before it into a target of its own,
 * and becomes one record there. What lies under opaque pixels is left out.
 */
export class DrawList {
  slots = new Uint32Array(1024)
  count = 0
  passes: Pass[] = []
  readonly #occlusion = new Occlusion()
  #screen: OpenPass[] = []
  /** Passes inside one another, the innermost last; none: records go to the screen. */
  readonly #open: OpenPass[] = []

  /** `rects`: what of the screen is drawn, device px; each is a pass. */
  begin(rects: readonly Rect[]): void {
    this.count = 0
    this.passes = []
    this.#open.length = 0
    this.#screen = rects.map(openPass)
  }

  /** `mask`: a bit for each of the screen's rectangles that the record touches. */
  add(record: Listed, mask: number): void {
    const inner = this.#open.at(-1)
    if (inner) inner.records.push(record)
    else for (const [i, { records }] of this.#screen.entries()) if (mask & (1 << i)) records.push(record)
  }

  /** Starts a pass that covers `rect` (whole device px). */
  push(rect: Rect): void {
    this.#open.push(openPass(rect))
  }

  /** Ends the innermost pass; its target's number, or 0 when nothing was drawn and there is no pass. */
  pop(): number {
    const pass = this.#open.pop() as OpenPass
    return pass.records.length ? this.#close(pass, this.passes.length + 1) : 0
  }

  /** Ends the screen's passes, always the last. */
  end(): void {
    for (const pass of this.#screen) this.#close(pass, 0)
  }

  #close({ rect, records }: OpenPass, target: number): number {
    this.slots = withRoom(this.slots, this.count + records.length)
    const batches: { blend: BlendIndex; source: BatchSource; start: number; count: number }[] = []
    for (const { entry, blend, source } of this.#shown(rect, records)) {
      const last = batches.at(-1)
      const common = last?.blend === blend ? joined(last.source, source) : null
      if (last && common) {
        last.source = common
        last.count++
      } else batches.push({ blend, source, start: this.count, count: 1 })
      this.slots[this.count++] = entry
    }
    const { x0, y0, x1, y1 } = rect
    this.passes.push({ target, x: x0, y: y0, width: x1 - x0, height: y1 - y0, batches })
    return target
  }

  /** Without those that lie under opaque pixels of later ones. */
  #shown(rect: Rect, records: Listed[]): readonly Listed[] {
    this.#occlusion.start(rect)
    const isShown = ({ blend, cover }: Listed): boolean => {
      if (cover && this.#occlusion.hides(cover.ink)) return false
      if (cover?.opaque && blend === 0) this.#occlusion.cover(cover.opaque)
      return true
    }
    return records.reverse().filter(isShown).reverse()
  }
}

/** What a batch samples when `b` joins it: records that sample nothing join any batch. Null when they need two. */
function joined(a: BatchSource, b: BatchSource): BatchSource | null {
  if (b.type === 'none') return a
  if (a.type === 'none') return b
  // A target is shown by one record.
  return a.type === 'image' && b.type === 'image' && a.id === b.id ? a : null
}
