import { withRoom } from '../base/room.ts'
import type { BatchSource, BlendIndex, Pass } from '../frame/frame.ts'
import type { Rect } from '../math/rect.ts'
import { type Cover, Occlusion } from './occlusion.ts'

interface OpenPass {
  rect: Rect
  /** Records; the lists may be longer: they are used again. */
  count: number
  /** Of each record: its entry of the draw list, or -1 when it is hidden. */
  readonly entries: number[]
  readonly blends: BlendIndex[]
  readonly sources: BatchSource[]
  /** Null where it is not known what is inked. */
  readonly covers: (Cover | null)[]
}

/**
 * Records in paint order -> batches and passes. A pass opened inside another is drawn before it into a target of its own,
 * and becomes one record there. What lies under opaque pixels is left out.
 */
export class DrawList {
  slots = new Uint32Array(1024)
  count = 0
  passes: Pass[] = []
  /** Device px that are sure to be opaque, summed over the records. */
  solid = 0
  readonly #occlusion = new Occlusion()
  readonly #spare: OpenPass[] = []
  readonly #screen: OpenPass[] = []
  /** Passes inside one another, the innermost last; none: records go to the screen. */
  readonly #open: OpenPass[] = []

  /** `rects`: what of the screen is drawn, device px; each is a pass. */
  begin(rects: readonly Rect[]): void {
    this.count = 0
    this.passes = []
    this.solid = 0
    this.#open.length = 0
    this.#screen.length = 0
    for (const rect of rects) this.#screen.push(this.#openPass(rect))
  }

  /** `mask`: a bit for each of the screen's rectangles that the record touches. `cover`: null when it is not known where it inks. */
  add(entry: number, blend: BlendIndex, source: BatchSource, mask: number, cover: Cover | null): void {
    const inner = this.#open.at(-1)
    if (inner) put(inner, entry, blend, source, cover)
    else {
      for (let i = 0; mask >> i; i++) if (mask & (1 << i)) put(this.#screen[i] as OpenPass, entry, blend, source, cover)
    }
  }

  #openPass(rect: Rect): OpenPass {
    const pass = this.#spare.pop() ?? { rect, count: 0, entries: [], blends: [], sources: [], covers: [] }
    pass.rect = rect
    pass.count = 0
    return pass
  }

  /** Starts a pass that covers `rect` (whole device px). */
  push(rect: Rect): void {
    this.#open.push(this.#openPass(rect))
  }

  /** Ends the innermost pass; its target's number, or 0 when nothing was drawn and there is no pass. */
  pop(): number {
    const pass = this.#open.pop() as OpenPass
    return pass.count ? this.#close(pass, this.passes.length + 1) : 0
  }

  /** Ends the screen's passes, always the last. */
  end(): void {
    for (const pass of this.#screen) this.#close(pass, 0)
  }

  #close(pass: OpenPass, target: number): number {
    const { rect, count, entries, blends, sources } = pass
    this.#hide(pass)
    this.#spare.push(pass)
    this.slots = withRoom(this.slots, this.count + count)
    const batches: { blend: BlendIndex; source: BatchSource; start: number; count: number }[] = []
    for (let i = 0; i < count; i++) {
      const entry = entries[i] as number
      if (entry < 0) continue
      const blend = blends[i] as BlendIndex
      const source = sources[i] as BatchSource
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

  /** Hides the records that lie under opaque pixels of later ones. */
  #hide({ rect, count, covers, blends, entries }: OpenPass): void {
    this.#occlusion.start(rect)
    for (let i = count - 1; i >= 0; i--) {
      const cover = covers[i]
      if (!cover) continue
      if (this.#occlusion.hides(cover.ink)) entries[i] = -1
      else if (blends[i] === 0) {
        this.#occlusion.cover(cover.opaque)
        const { x0, y0, x1, y1 } = cover.opaque
        // An empty one has no area.
        if (x0 < x1 && y0 < y1) this.solid += (x1 - x0) * (y1 - y0)
      }
    }
  }
}

function put(pass: OpenPass, entry: number, blend: BlendIndex, source: BatchSource, cover: Cover | null): void {
  const at = pass.count++
  pass.entries[at] = entry
  pass.blends[at] = blend
  pass.sources[at] = source
  pass.covers[at] = cover
}

/** What a batch samples when `b` joins it: records that sample nothing join any batch. Null when they need two. */
function joined(a: BatchSource, b: BatchSource): BatchSource | null {
  if (b.type === 'none') return a
  if (a.type === 'none') return b
  // A target is shown by one record.
  return a.type === 'image' && b.type === 'image' && a.id === b.id ? a : null
}
