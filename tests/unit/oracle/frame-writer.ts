/** Frames written by hand through the tables of `layout.ts`, for the oracle's own tests. */
import type { Batch, Frame, FrameImage, Pass } from '../../../src/frame/frame.ts'
import {
  ANCHOR_WORDS,
  type Field,
  FLAG,
  KIND,
  PAINT,
  RECORD,
  RECORD_WORDS,
  SHADOW,
  SHADOW_INSET,
  SHADOW_PLACES,
  SHADOW_WORDS,
} from '../../../src/frame/layout.ts'

export type Four = readonly [number, number, number, number]

export interface RecordFields {
  readonly kind?: number
  readonly flags?: number
  readonly anchor?: number
  readonly clip?: number
  readonly paint?: number
  readonly linear?: Four
  readonly translation?: readonly [number, number]
  readonly strokeWidth?: number
  readonly strokeOutset?: number
  readonly rect?: Four
  readonly radii?: Four
  readonly fill?: Four
  readonly stroke?: Four
  readonly shadow?: Four
  readonly uv?: Four
  readonly shadowColor?: Four
  readonly opacity?: number
  /** A place. */
  readonly nextShadow?: number
}

export interface ShadowFields {
  readonly shape: Four
  readonly color: Four
  readonly inset?: boolean
}

export interface StopFields {
  readonly offset: number
  readonly color: Four
}

export const CRISP = FLAG.CRISP

export class FrameWriter {
  readonly #words = new Uint32Array(64 * RECORD_WORDS)
  readonly #floats = new Float32Array(this.#words.buffer)
  readonly #anchors = new Float32Array(16 * ANCHOR_WORDS)
  #count = 0
  #rows = 0

  constructor() {
    this.anchor([1, 0, 0, 1, 0, 0], 1)
  }

  /** Returns the row. */
  anchor(affine: readonly number[], opacity: number): number {
    this.#anchors.set([...affine, opacity, 0], this.#rows * ANCHOR_WORDS)
    return this.#rows++
  }

  /** Returns the slot. */
  record(fields: RecordFields): number {
    const { kind = KIND.BOX, flags = 0, linear = [1, 0, 0, 1], translation = [0, 0], opacity = 1 } = fields
    const slot = this.#count++
    this.#u32(slot, RECORD.head, [kind | flags])
    this.#u32(slot, RECORD.anchor, [fields.anchor ?? 0])
    this.#u32(slot, RECORD.clip, [fields.clip ?? 0])
    this.#u32(slot, RECORD.paint, [fields.paint ?? 0])
    this.#f32(slot, RECORD.linear, linear)
    this.#f32(slot, RECORD.translation, translation)
    this.#f32(slot, RECORD.strokeWidth, [fields.strokeWidth ?? 0])
    this.#f32(slot, RECORD.strokeOutset, [fields.strokeOutset ?? 0])
    this.#f32(slot, RECORD.rect, fields.rect ?? [0, 0, 1, 1])
    this.#f32(slot, RECORD.radii, fields.radii ?? [0, 0, 0, 0])
    this.#color(slot, RECORD.fill, fields.fill ?? [0, 0, 0, 0])
    this.#color(slot, RECORD.stroke, fields.stroke ?? [0, 0, 0, 0])
    this.#f32(slot, RECORD.shadow, fields.uv ?? fields.shadow ?? [0, 0, 0, 0])
    this.#color(slot, RECORD.shadowColor, fields.shadowColor ?? [0, 0, 0, 0])
    this.#f32(slot, RECORD.opacity, [opacity])
    this.#u32(slot, RECORD.nextShadow, [fields.nextShadow ?? 0])
    return slot
  }

  /** A slot of up to three shadows; returns the place of the first. `next` is a place. */
  shadows(all: readonly ShadowFields[], next = 0): number {
    const slot = this.#count++
    this.#u32(slot, RECORD.head, [KIND.SHADOWS])
    all.forEach(({ shape, color, inset = false }, i) => {
      const word = (1 + i) * SHADOW_WORDS
      this.#f32(slot, { word: word + SHADOW.shape.word }, shape)
      this.#color(slot, { word: word + SHADOW.color.word }, color)
      const after = i + 1 < all.length ? slot * SHADOW_PLACES + 2 + i : next
      this.#u32(slot, { word: word + SHADOW.inset.word }, [inset ? SHADOW_INSET : 0, after])
    })
    return slot * SHADOW_PLACES + 1
  }

  /** Returns the slot; `next` is a slot. */
  paint(gradient: number, geometry: Four, stopCount: number, stops: readonly StopFields[], next = -1): number {
    const slot = this.#count++
    this.#u32(slot, PAINT.head, [KIND.PAINT])
    this.#u32(slot, PAINT.gradient, [gradient])
    this.#u32(slot, PAINT.stopCount, [stopCount])
    this.#u32(slot, PAINT.next, [next + 1])
    this.#f32(slot, PAINT.geometry, geometry)
    stops.forEach(({ offset, color }, i) => {
      const word = PAINT.stops.word + 4 * i
      this.#color(slot, { word }, color)
      this.#f32(slot, { word: word + 2 }, [offset])
    })
    return slot
  }

  /** `slots` are drawn on the screen in one normal batch, unless `passes` (whose batches index them) says otherwise. */
  frame(width: number, height: number, slots: readonly number[], more: FrameParts = {}): Frame {
    const batch: Batch = { blend: 0, source: { type: 'none' }, start: 0, count: slots.length }
    const { view = [1, 0, 0], background = [0, 0, 0, 0], pages = [], pageSize = 0, images = [] } = more
    return {
      x: 0,
      y: 0,
      width,
      height,
      shiftX: 0,
      shiftY: 0,
      background,
      view: { scale: view[0], offsetX: view[1], offsetY: view[2], time: 0 },
      records: { words: this.#words, count: this.#count, dirty: [0, this.#count] },
      anchors: { floats: this.#anchors, count: this.#rows, dirty: [0, this.#rows] },
      atlas: { size: pageSize, pages, dirty: [] },
      imagesAdded: images,
      imagesFreed: [],
      drawList: Uint32Array.from(slots),
      drawCount: slots.length,
      features: 0,
      passes: more.passes ?? [{ target: 0, x: 0, y: 0, width, height, batches: [batch] }],
      full: true,
    }
  }

  #u32(slot: number, { word }: Pick<Field, 'word'>, values: readonly number[]): void {
    this.#words.set(values, slot * RECORD_WORDS + word)
  }

  #f32(slot: number, { word }: Pick<Field, 'word'>, values: readonly number[]): void {
    this.#floats.set(values, slot * RECORD_WORDS + word)
  }

  #color(slot: number, field: Pick<Field, 'word'>, color: Four): void {
    const [r, g, b, a] = color.map((v) => Math.round(v * 65535)) as [number, number, number, number]
    this.#u32(slot, field, [r + g * 65536, b + a * 65536])
  }
}

export interface FrameParts {
  readonly view?: readonly [scale: number, offsetX: number, offsetY: number]
  readonly background?: Four
  readonly pages?: readonly Uint8Array[]
  readonly pageSize?: number
  readonly images?: readonly FrameImage[]
  readonly passes?: readonly Pass[]
}
