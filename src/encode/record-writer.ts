import { PAINT, RECORD, RECORD_WORDS, SHADOW, SHADOW_INSET, SHADOW_WORDS, STOPS_PER_SLOT } from '../frame/layout.ts'
import { packUnorm16 } from '../math/color.ts'

/** Premultiplied RGBA, encoded sRGB, 0..1. */
export type Premultiplied = readonly [number, number, number, number]

/** Builds one record in a scratch buffer, field by field, through the layout table. */
export class RecordWriter {
  readonly words = new Uint32Array(RECORD_WORDS)
  readonly #floats = new Float32Array(this.words.buffer)

  begin(head: number, anchor: number, clip: number, paint: number): this {
    const { words } = this
    words.fill(0)
    words[RECORD.head.word] = head
    words[RECORD.anchor.word] = anchor
    words[RECORD.clip.word] = clip
    words[RECORD.paint.word] = paint
    this.#floats[RECORD.opacity.word] = 1
    return this
  }

  map(a: number, b: number, c: number, d: number, tx: number, ty: number): this {
    this.#four(RECORD.linear.word, a, b, c, d)
    this.#floats[RECORD.translation.word] = tx
    this.#floats[RECORD.translation.word + 1] = ty
    return this
  }

  rect(x0: number, y0: number, x1: number, y1: number): this {
    return this.#four(RECORD.rect.word, x0, y0, x1, y1)
  }

  radii(r: readonly [number, number, number, number]): this {
    return this.#four(RECORD.radii.word, r[0], r[1], r[2], r[3])
  }

  uv(u0: number, v0: number, u1: number, v1: number): this {
    return this.#four(RECORD.uv.word, u0, v0, u1, v1)
  }

  fill(color: Premultiplied): this {
    packUnorm16(this.words, RECORD.fill.word, color)
    return this
  }

  stroke(width: number, outset: number, color: Premultiplied): this {
    this.#floats[RECORD.strokeWidth.word] = width
    this.#floats[RECORD.strokeOutset.word] = outset
    packUnorm16(this.words, RECORD.stroke.word, color)
    return this
  }

  /** At the shadow's place in its slot; the last one is that of a record. */
  shadow(at: number, x: number, y: number, sigma: number, spread: number, color: Premultiplied, inset = false): this {
    const word = at * SHADOW_WORDS
    packUnorm16(this.words, word + SHADOW.color.word, color)
    if (inset) this.words[word + SHADOW.inset.word] = SHADOW_INSET
    return this.#four(word + SHADOW.shape.word, x, y, sigma, spread)
  }

  /** What follows the shadow at a place in its slot, as a place in the store. */
  nextShadow(at: number, place: number): this {
    this.words[at * SHADOW_WORDS + SHADOW.next.word] = place
    return this
  }

  opacity(value: number): this {
    this.#floats[RECORD.opacity.word] = value
    return this
  }

  /** A PAINT slot: `stops` are those of this slot only. */
  paint(
    head: number,
    gradient: number,
    stopCount: number,
    next: number,
    geometry: readonly [number, number, number, number],
    stops: readonly (readonly [offset: number, color: Premultiplied])[],
  ): this {
    const { words } = this
    words.fill(0)
    words[PAINT.head.word] = head
    words[PAINT.gradient.word] = gradient
    words[PAINT.stopCount.word] = stopCount
    words[PAINT.next.word] = next
    this.#four(PAINT.geometry.word, ...geometry)
    for (let i = 0; i < Math.min(STOPS_PER_SLOT, stops.length); i++) {
      const [offset, color] = stops[i] as readonly [number, Premultiplied]
      const at = PAINT.stops.word + 4 * i
      packUnorm16(words, at, color)
      this.#floats[at + 2] = offset
    }
    return this
  }

  #four(word: number, a: number, b: number, c: number, d: number): this {
    const floats = this.#floats
    floats[word] = a
    floats[word + 1] = b
    floats[word + 2] = c
    floats[word + 3] = d
    return this
  }
}
