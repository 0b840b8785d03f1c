/** The clip chain of a record as clip paths of the context; consecutive records of one chain share one `save`. */
import type { Frame } from '../../frame/frame.ts'
import { MAX_CLIPS } from '../../frame/layout.ts'
import { createRecordValues, readRecord, totalMap } from '../../frame/records.ts'
import { identity } from '../../math/affine.ts'
import { createShape, isOnPixels, placeShape, traceOutline } from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'

export class ClipChain {
  /** True when the current chain may cover a pixel in part. */
  isSoft = false
  #current = 0
  readonly #record = createRecordValues()
  readonly #map = identity()
  readonly #shape = createShape()

  /** `clip` is a record's: slot + 1 of the innermost, or 0. */
  apply(pen: Pen, frame: Frame, clip: number): void {
    if (clip === this.#current) return
    this.end(pen)
    if (clip === 0) return
    const { ctx } = pen
    ctx.save()
    this.#current = clip
    let next = clip
    for (let i = 0; i < MAX_CLIPS && next !== 0; i++) {
      readRecord(frame.records.words, next - 1, this.#record)
      totalMap(this.#record, frame.anchors.floats, frame.view, this.#map)
      placeShape(this.#record, this.#map, pen.originX, pen.originY, this.#shape)
      if (this.#shape.isAxis) pen.identity()
      else pen.transform(this.#map)
      ctx.beginPath()
      traceOutline(pen, this.#shape.face, false)
      ctx.clip()
      if (!this.#shape.isAxis || !isOnPixels(this.#shape.face)) this.isSoft = true
      next = this.#record.clip
    }
  }

  /** No clip from here on. */
  end(pen: Pen): void {
    if (this.#current === 0) return
    pen.ctx.restore()
    pen.forget()
    this.#current = 0
    this.isSoft = false
  }
}
