/**
 * The clip chain of a record. Clips along the axes with sharp corners on whole px are one rectangle, a clip of the
 * context, which consecutive records of a chain share. What the others leave of a record's pixels is the product of
 * exact coverages, baked into the record's picture: a context's own clip is off by up to 40 of 255 at its edge.
 */
import type { Frame } from '../../frame/frame.ts'
import { MAX_CLIPS } from '../../frame/layout.ts'
import { createRecordValues, type Four, readRecord, totalMap } from '../../frame/records.ts'
import { type Affine, identity, invertAffine, mapX, mapY } from '../../math/affine.ts'
import { createShape, holds, isOnPixels, placeShape, type Shape } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'

export interface SoftClip {
  readonly shape: Shape
  /** Draw space of the shape -> px of the target, and back. */
  readonly map: Affine
  readonly inverse: Affine
}

const createSoftClip = (): SoftClip => ({ shape: createShape(), map: identity(), inverse: identity() })

export class ClipChain {
  /** Whole px of the target outside which nothing of the chain shows. */
  readonly bounds: Four = [0, 0, 0, 0]
  readonly #pool = Array.from({ length: MAX_CLIPS }, createSoftClip)
  readonly #record = createRecordValues()
  readonly #soft: SoftClip[] = []
  readonly #cutting: SoftClip[] = []
  #current = 0

  /** A pass starts on this target, without a clip. */
  start({ surface: { canvas } }: Pen): void {
    const { bounds } = this
    bounds[0] = bounds[1] = 0
    bounds[2] = canvas.width
    bounds[3] = canvas.height
  }

  /** `clip` is a record's: slot + 1 of the innermost, or 0. */
  apply(pen: Pen, frame: Frame, clip: number): void {
    if (clip === this.#current) return
    this.end(pen)
    if (clip === 0) return
    this.#current = clip
    const { bounds } = this
    for (let next = clip, i = 0; i < MAX_CLIPS && next !== 0; i++) {
      const link = this.#pool[i] as SoftClip
      const { shape, map } = link
      readRecord(frame.records.words, next - 1, this.#record)
      totalMap(this.#record, frame.anchors.floats, frame.view, map)
      placeShape(this.#record, map, pen.originX, pen.originY, shape)
      next = this.#record.clip
      const { sides, isEmpty } = shape.outer
      if (shape.isAxis) {
        map[0] = map[3] = 1
        map[1] = map[2] = map[4] = map[5] = 0
        bounds[0] = Math.max(bounds[0], Math.floor(sides[0]))
        bounds[1] = Math.max(bounds[1], Math.floor(sides[1]))
        bounds[2] = Math.min(bounds[2], Math.ceil(sides[2]))
        bounds[3] = Math.min(bounds[3], Math.ceil(sides[3]))
      } else {
        map[4] -= pen.originX
        map[5] -= pen.originY
      }
      if (isEmpty || !invertAffine(link.inverse, map)) bounds[2] = bounds[0]
      else if (!shape.isAxis || !isOnPixels(shape.outer)) this.#soft.push(link)
    }
    const { ctx } = pen
    ctx.save()
    pen.identity()
    ctx.beginPath()
    ctx.rect(bounds[0], bounds[1], Math.max(0, bounds[2] - bounds[0]), Math.max(0, bounds[3] - bounds[1]))
    ctx.clip()
  }

  /** Does nothing of the chain show in this rectangle of the target? */
  hides(x0: number, y0: number, x1: number, y1: number): boolean {
    const [left, top, right, bottom] = this.bounds
    return !(x0 < right && y0 < bottom && x1 > left && y1 > top)
  }

  /** The clips that may cover in part the pixels that this rectangle touches; valid until the next call. */
  cutting(low: number, top: number, high: number, bottom: number): readonly SoftClip[] {
    if (this.#soft.length === 0) return this.#soft
    this.#cutting.length = 0
    const x0 = Math.floor(low)
    const y0 = Math.floor(top)
    const x1 = Math.ceil(high)
    const y1 = Math.ceil(bottom)
    for (const clip of this.#soft) {
      const { shape, inverse } = clip
      const isHeld = (x: number, y: number): boolean => holds(shape.outer, mapX(inverse, x, y), mapY(inverse, x, y))
      // A rectangle lies in a convex outline when its corners do.
      if (!(isHeld(x0, y0) && isHeld(x1, y0) && isHeld(x0, y1) && isHeld(x1, y1))) this.#cutting.push(clip)
    }
    return this.#cutting
  }

  /** No clip from here on. */
  end(pen: Pen): void {
    if (this.#current === 0) return
    pen.ctx.restore()
    pen.forget()
    this.#soft.length = 0
    this.#current = 0
    this.start(pen)
  }
}
