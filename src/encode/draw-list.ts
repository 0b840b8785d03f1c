import { withRoom } from '../base/room.ts'
import type { BatchSource, BlendIndex, Pass } from '../frame/frame.ts'
import type { Rect } from '../math/rect.ts'
import { type Cover, Occlusion } from './occlusion.ts'

interface OpenPass {
  readonly rect: Rect
  /** Of each record. */
  readonly slots: number[]
  readonly blends: BlendIndex[]
  readonly sources: BatchSource[]
  readonly covers: (Cover | null)[]
}

const openPass = (rect: Rect): OpenPass => ({ rect, slots: [], blends: [], sources: [], covers: [] })

/**
 * Records in paint order -> batches and passes. A pass opened inside another is drawn before it into a target of its own,
 * and becomes one record there. What lies under opaque pixels is left out.
 */
export class DrawList {
  slots = new Uint32Array(1024)
  count = 0
  /** The first entry that may differ from those of the list before, until `clearChanged`; none: infinite. */
  changedFrom = 0
  #lastCount = 0
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

  /** `mask`: a bit for each of the screen's rectangles that the record touches. `cover`: null when it is not known where it inks. */
  add(slot: number, blend: BlendIndex, source: BatchSource, mask: number, cover: Cover | null): void {
    const inner = this.#open[this.#open.length - 1]
    for (const [i, pass] of (inner ? [inner] : this.#screen).entries()) {
      if (!inner && !(mask & (1 << i))) continue
      pass.slots.push(slot)
      pass.blends.push(blend)
      pass.sources.push(source)
      pass.covers.push(cover)
    }
  }

  /** Starts a pass that covers `rect` (whole device px). */
  push(rect: Rect): void {
    this.#open.push(openPass({ ...rect }))
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

  #close(pass: OpenPass, target: number): number {
    const { rect, blends, sources, slots } = pass
    const isHidden = this.#hidden(pass)
    this.slots = withRoom(this.slots, this.count + slots.length)
    const batches: { blend: BlendIndex; source: BatchSource; start: number; count: number }[] = []
    for (const [i, slot] of slots.entries()) {
      if (isHidden[i]) continue
      const blend = blends[i] as BlendIndex
      const source = sources[i] as BatchSource
      const last = batches[batches.length - 1]
      const common = last?.blend === blend ? joined(last.source, source) : null
      if (last && common) {
        last.source = common
        last.count++
      } else batches.push({ blend, source, start: this.count, count: 1 })
      // the list before is still there to compare with
      if (this.slots[this.count] !== slot) {
        this.slots[this.count] = slot
        this.#change(this.count)
      }
      this.count++
    }
    const { x0, y0, x1, y1 } = rect
    this.passes.push({ target, x: x0, y: y0, width: x1 - x0, height: y1 - y0, batches })
    return target
  }

  /** Which records lie under opaque pixels of later ones. */
  #hidden({ rect, covers, blends }: OpenPass): readonly boolean[] {
    const isHidden: boolean[] = []
    this.#occlusion.start(rect)
    for (let i = covers.length - 1; i >= 0; i--) {
      const cover = covers[i]
      if (!cover) continue
      if (this.#occlusion.hides(cover.ink)) isHidden[i] = true
      else if (blends[i] === 0 && cover.opaque) this.#occlusion.cover(cover.opaque)
    }
    return isHidden
  }
}

/** What a batch samples when `b` joins it: records that sample nothing join any batch. Null when they need two. */
function joined(a: BatchSource, b: BatchSource): BatchSource | null {
  if (b.type === 'none') return a
  if (a.type === 'none') return b
  if (a.type === 'image') return b.type === 'image' && a.id === b.id ? a : null
  return b.type === 'target' && a.target === b.target ? a : null
}
