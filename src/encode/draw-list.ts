import { withRoom } from '../base/room.ts'
import type { Batch, BatchSource, BlendIndex, Pass } from '../frame/frame.ts'
import type { Rect } from '../math/rect.ts'

interface OpenPass {
  readonly rect: Rect
  readonly slots: number[]
  readonly batches: { blend: BlendIndex; source: BatchSource; start: number; count: number }[]
}

/**
 * Records in paint order -> batches and passes. A pass opened inside another is drawn before it into a target of its own,
 * and becomes one record there.
 */
export class DrawList {
  slots = new Uint32Array(1024)
  count = 0
  /** The first entry that may differ from those of the list before, until `clearChanged`; none: infinite. */
  changedFrom = 0
  #lastCount = 0
  passes: Pass[] = []
  #screen: OpenPass[] = []
  /** Passes inside one another, the innermost last; none: records go to the screen. */
  readonly #open: OpenPass[] = []

  /** `rects`: what of the screen is drawn, device px; each is a pass. */
  begin(rects: readonly Rect[]): void {
    this.count = 0
    this.passes = []
    this.#open.length = 0
    this.#screen = rects.map((rect) => ({ rect, slots: [], batches: [] }))
  }

  /** `mask`: a bit for each of the screen's rectangles that the record touches. */
  add(slot: number, blend: BlendIndex, source: BatchSource, mask: number): void {
    const inner = this.#open[this.#open.length - 1]
    if (inner) this.#addTo(inner, slot, blend, source)
    else for (const [i, pass] of this.#screen.entries()) if (mask & (1 << i)) this.#addTo(pass, slot, blend, source)
  }

  #addTo(pass: OpenPass, slot: number, blend: BlendIndex, source: BatchSource): void {
    const last = pass.batches[pass.batches.length - 1]
    const start = pass.slots.push(slot) - 1
    const common = last?.blend === blend ? joined(last.source, source) : null
    if (last && common) {
      last.source = common
      last.count++
    } else {
      pass.batches.push({ blend, source, start, count: 1 })
    }
  }

  /** Starts a pass that covers `rect` (whole device px). */
  push(rect: Rect): void {
    this.#open.push({ rect: { ...rect }, slots: [], batches: [] })
  }

  /** Ends the innermost pass; its target's number, or 0 when nothing was drawn and there is no pass. */
  pop(): number {
    const pass = this.#open.pop() as OpenPass
    return pass.slots.length ? this.#close(pass, this.passes.length + 1) : 0
  }

  /** Ends the screen's passes, always the last. */
  end(): void {
    for (const pass of this.#screen) this.#close(pass, 0)
    // What lies behind the end may never have been handed over, even if it is equal.
    if (this.count > this.#lastCount) this.#change(this.#lastCount)
    this.#lastCount = this.count
  }

  clearChanged(): void {
    this.changedFrom = Number.POSITIVE_INFINITY
  }

  #change(entry: number): void {
    this.changedFrom = Math.min(this.changedFrom, entry)
  }

  #close({ rect, slots, batches }: OpenPass, target: number): number {
    this.slots = withRoom(this.slots, this.count + slots.length)
    // the list before is still there to compare with
    for (let i = 0; i < slots.length; i++) {
      if (this.slots[this.count + i] === slots[i]) continue
      this.slots[this.count + i] = slots[i] as number
      this.#change(this.count + i)
    }
    for (const batch of batches) batch.start += this.count
    this.count += slots.length
    const { x0, y0, x1, y1 } = rect
    this.passes.push({ target, x: x0, y: y0, width: x1 - x0, height: y1 - y0, batches: batches as Batch[] })
    return target
  }
}

/** What a batch samples when `b` joins it: records that sample nothing join any batch. Null when they need two. */
function joined(a: BatchSource, b: BatchSource): BatchSource | null {
  if (b.type === 'none') return a
  if (a.type === 'none') return b
  if (a.type === 'image') return b.type === 'image' && a.id === b.id ? a : null
  return b.type === 'target' && a.target === b.target ? a : null
}
