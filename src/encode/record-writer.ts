import { PAINT_AT, RECORD_AT, RECORD_WORDS, SHADOW_AT, SHADOW_INSET, SHADOW_WORDS } from '../frame/layout.ts'
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
    words[RECORD_AT.head] = head
    words[RECORD_AT.anchor] = anchor
    words[RECORD_AT.clip] = clip
    words[RECORD_AT.paint] = paint
    this.#floats[RECORD_AT.opacity] = 1
    return this
  }

  map(a: number, b: number, c: number, d: number, tx: number, ty: number): this {
    this.#four(RECORD_AT.linear, a, b, c, d)
    this.#floats[RECORD_AT.translation] = tx
    this.#floats[RECORD_AT.translation + 1] = ty
    return this
  }

  rect(x0: number, y0: number, x1: number, y1: number): this {
    return this.#four(RECORD_AT.rect, x0, y0, x1, y1)
  }

  radii(r: readonly [number, number, number, number]): this {
    return this.#four(RECORD_AT.radii, r[0], r[1], r[2], r[3])
  }

  uv(u0: number, v0: number, u1: number, v1: number): this {
    return this.#four(RECORD_AT.uv, u0, v0, u1, v1)
  }

  fill(color: Premultiplied): this {
    packUnorm16(this.words, RECORD_AT.fill, color)
    return this
  }

  stroke(width: number, outset: number, color: Premultiplied): this {
    this.#floats[RECORD_AT.strokeWidth] = width
    this.#floats[RECORD_AT.strokeOutset] = outset
    packUnorm16(this.words, RECORD_AT.stroke, color)
    return this
  }

  /** At the shadow's place in its slot; the last one is that of a record. */
  shadow(at: number, x: number, y: number, sigma: number, spread: number, color: Premultiplied, inset = false): this {
    const word = at * SHADOW_WORDS
    packUnorm16(this.words, word + SHADOW_AT.color, color)
    if (inset) this.words[word + SHADOW_AT.inset] = SHADOW_INSET
    return this.#four(word + SHADOW_AT.shape, x, y, sigma, spread)
  }

  /** What follows the shadow at a place in its slot, as a place in the store. */
  nextShadow(at: number, place: number): this {
    this.words[at * SHADOW_WORDS + SHADOW_AT.next] = place
    return this
  }

  opacity(value: number): this {
    this.#floats[RECORD_AT.opacity] = value
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
    // Its first four words are as many numbers as those of a record; it has no opacity.
    this.begin(head, gradient, stopCount, next)
      .opacity(0)
      .#four(PAINT_AT.geometry, ...geometry)
    for (const [i, [offset, color]] of stops.entries()) {
      const at = PAINT_AT.stops + 4 * i
      packUnorm16(this.words, at, color)
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
