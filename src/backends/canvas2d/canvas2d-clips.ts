/**
 * The clip chain of a record. What lies outside the bounds of the chain is not drawn; sharp clips on whole px are done with
 * that. What the others leave of a record's pixels is the product of exact coverages, baked into the record's picture: a
 * context's own clip is off by up to 40 of 255 at its edge.
 */
import type { Frame } from '../../frame/frame.ts'
import { MAX_CLIPS } from '../../frame/layout.ts'
import { createRecordValues, type Four, readRecord } from '../../frame/records.ts'
import { type Affine, identity, invertAffine } from '../../math/affine.ts'
import type { Surface } from './canvas2d-canvases.ts'
import {
  AXES,
  createShape,
  extreme,
  highEnd,
  isEmpty,
  isSharp,
  isStill,
  lowEnd,
  placeShape,
  type Shape,
} from './canvas2d-outline.ts'
import type { Pen } from './canvas2d-pen.ts'

export interface SoftClip {
  readonly shape: Shape
  /** Px of the target -> draw space of the shape. */
  readonly inverse: Affine
}

const SIDES = [0, 1, 2, 3] as const

export class ClipChain {
  /** Whole px of the target outside which nothing shows: of the chain and of what is drawn. */
  readonly bounds: Four = [0, 0, 0, 0]
  /** Of the chain alone: how something is drawn must not depend on how much of it is. */
  readonly #chain: Four = [0, 0, 0, 0]
  #area: Four = [0, 0, 0, 0]
  readonly #pool = Array.from({ length: MAX_CLIPS }, (): SoftClip => ({ shape: createShape(), inverse: identity() }))
  readonly #record = createRecordValues()
  readonly #map = identity()
  readonly #soft: SoftClip[] = []
  readonly #cutting: SoftClip[] = []
  #current = 0

  /** `area`: the px of the target that are drawn. */
  start(area: Four): void {
    this.#area = area
    this.#open()
  }

  /** No clip. */
  #open(): void {
    for (const i of SIDES) {
      this.bounds[i] = this.#area[i]
      this.#chain[i] = i < 2 ? -Infinity : Infinity
    }
    this.#soft.length = 0
    this.#current = 0
  }

  /** `clip` is a record's: slot + 1 of the innermost, or 0. */
  set(pen: Pen, frame: Frame, clip: number): void {
    if (clip === this.#current) return
    this.#open()
    this.#current = clip
    const { bounds } = this
    const chain = this.#chain
    const record = this.#record
    for (let i = 0; i < MAX_CLIPS && clip !== 0; i++) {
      const link = this.#pool[i] as SoftClip
      const {
        outlines: [outer],
        map,
      } = link.shape
      readRecord(frame.records.words, clip - 1, record)
      clip = record.clip
      pen.map(record, frame, this.#map)
      placeShape(record, this.#map, link.shape)
      let isSoft = !(isSharp(outer) && isStill(map))
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = outer
      for (const axis of AXES) {
        const low = extreme(map, x0, y0, x1, y1, axis, -1)
        const high = extreme(map, x0, y0, x1, y1, axis, 1)
        if (!(Number.isInteger(low) && Number.isInteger(high))) isSoft = true
        chain[axis] = Math.max(chain[axis], Math.floor(low))
        chain[(axis + 2) as 2] = Math.min(chain[(axis + 2) as 2], Math.ceil(high))
      }
      if (isEmpty(outer) || !invertAffine(link.inverse, map)) chain[2] = chain[0]
      else if (isSoft) this.#soft.push(link)
    }
    for (const i of SIDES) bounds[i] = i < 2 ? Math.max(bounds[i], chain[i]) : Math.min(bounds[i], chain[i])
  }

  /** Does all of this rectangle of whole px show? */
  shows(x0: number, y0: number, x1: number, y1: number): boolean {
    const [left, top, right, bottom] = this.#chain
    return x0 >= left && y0 >= top && x1 <= right && y1 <= bottom && this.#cut(x0, y0, x1, y1).length === 0
  }

  /** The clips that may cover pixels of a rectangle in part, valid until the next call; null when nothing of it shows. */
  cutting(x0: number, y0: number, x1: number, y1: number): readonly SoftClip[] | null {
    const [left, top, right, bottom] = this.bounds
    return x0 < right && y0 < bottom && x1 > left && y1 > top ? this.#cut(x0, y0, x1, y1) : null
  }

  #cut(x0: number, y0: number, x1: number, y1: number): readonly SoftClip[] {
    const cutting = this.#cutting
    cutting.length = 0
    for (const clip of this.#soft) {
      const [outline] = clip.shape.outlines
      let isInside = true
      let isBetween = false
      for (const axis of AXES) {
        const low = extreme(clip.inverse, x0, y0, x1, y1, axis, -1)
        const high = extreme(clip.inverse, x0, y0, x1, y1, axis, 1)
        if (!(low >= (outline[axis] as number) && high <= (outline[axis + 2] as number))) isInside = false
        if (low >= lowEnd(outline, axis) && high <= highEnd(outline, axis)) isBetween = true
      }
      // Beside a corner counts as cut, whatever its arc leaves.
      if (!(isInside && isBetween)) cutting.push(clip)
    }
    return cutting
  }

  /** Draws what the chain leaves of a picture at (x, y), one to one: a browser rounds a part of one otherwise than the whole. */
  drawImage({ ctx }: Pen, { canvas }: Surface, x: number, y: number): void {
    const [x0, y0, x1, y1] = this.#chain
    const left = Math.max(x, x0)
    const top = Math.max(y, y0)
    const columns = Math.min(x + canvas.width, x1) - left
    const rows = Math.min(y + canvas.height, y1) - top
    if (columns > 0 && rows > 0) ctx.drawImage(canvas, left - x, top - y, columns, rows, left, top, columns, rows)
  }

  /** The same for the rectangle of a shape that is not turned; false, and nothing drawn, when a clip cuts it. */
  fillRect(pen: Pen, color: Four, opacity: number, { map, outlines: [outer] }: Shape): boolean {
    const [left, top, right, bottom] = this.#chain
    const [, , width = 0, height = 0] = outer
    const x = map[4]
    const y = map[5]
    const clips = this.cutting(Math.floor(x), Math.floor(y), Math.ceil(x + width), Math.ceil(y + height))
    if (!clips || clips.length > 0) return !clips
    const x0 = Math.max(x, left)
    const y0 = Math.max(y, top)
    pen.fillRect(color, opacity, x0, y0, Math.min(x + width, right) - x0, Math.min(y + height, bottom) - y0)
    return true
  }
}
