/** Reads a trail out of a frame and hands its curve out in straight pieces, the newest first, as shading.md defines it. */
import type { Frame } from '../../frame/frame.ts'
import { ANCHOR_WORDS, TRAIL_SPANS } from '../../frame/layout.ts'
import type { Four } from '../../frame/records.ts'
import { type RoundCone, setRoundCone } from '../../math/round-cone.ts'
import { chordCount, createCubic, cubicAt, lengthShare, spanCubic } from '../../math/trail-curve.ts'

/** A piece in record space, and the ages of its ends. */
export interface TrailPiece extends RoundCone {
  startAge: number
  endAge: number
}

const AT_X = 0
const AT_Y = 1
const RADIUS = 2
const AGE = 3
/** 0: no sample; 1: one; 2: one that starts a stroke. */
const MARK = 4
const STRIDE = 5

export class TrailSpans {
  readonly piece: TrailPiece = {
    x: 0,
    y: 0,
    directionX: 1,
    directionY: 0,
    length: 0,
    radius: 0,
    slope: 0,
    startAge: 0,
    endAge: 0,
  }
  readonly #cubic = createCubic()
  /** The ring, from the oldest on; one place for what is before, two for what is after. */
  #samples = new Float64Array(0)
  #count = 0

  /** `rect` of the record. */
  read({ anchors, view }: Frame, [row, chunks, life, taper]: Four): void {
    const count = chunks * TRAIL_SPANS
    if (this.#samples.length < count * STRIDE) this.#samples = new Float64Array(count * STRIDE)
    const { floats } = anchors
    const timeAt = (i: number) => floats[row * ANCHOR_WORDS + (i % count) * 4 + 3] as number
    const ageAt = (i: number) => Math.max(0, ((view.time - timeAt(i)) << 8) >> 8)
    // The oldest comes after the newest: where time falls, or where nothing was written yet.
    let first = 0
    for (let i = 0; i < count; i++) {
      if (timeAt(i) > 0 && (timeAt(i + 1) === 0 || ageAt(i + 1) > ageAt(i))) first = (i + 1) % count
    }
    const samples = this.#samples
    for (let k = 0; k < count; k++) {
      const from = row * ANCHOR_WORDS + ((first + k) % count) * 4
      const width = floats[from + 2] as number
      const age = ageAt(first + k) / life
      const at = k * STRIDE
      samples[at + AT_X] = floats[from] as number
      samples[at + AT_Y] = floats[from + 1] as number
      samples[at + RADIUS] = (Math.max(width, -1 - width) / 2) * (1 - taper * age)
      samples[at + AGE] = age
      samples[at + MARK] = timeAt(first + k) === 0 ? 0 : width < 0 ? 2 : 1
    }
    this.#count = count
  }

  /** Calls `visit` for each piece of what shows. `tolerance`: how far one may be from the curve, record space. */
  each(tolerance: number, visit: (piece: TrailPiece) => void): void {
    const { piece } = this
    const cubic = this.#cubic
    const samples = this.#samples
    const get = (sample: number, lane: number) => samples[sample * STRIDE + lane] as number
    for (let b = this.#count - 1; b > 0; b--) {
      const a = b - 1
      if (!this.#isJoined(a, b) || get(b, AGE) >= 1) continue
      const before = Math.max(0, a - 1)
      const after = Math.min(this.#count - 1, b + 1)
      spanCubic(
        cubic,
        get(before, AT_X),
        get(before, AT_Y),
        get(a, AT_X),
        get(a, AT_Y),
        get(b, AT_X),
        get(b, AT_Y),
        get(after, AT_X),
        get(after, AT_Y),
        this.#isJoined(a - 1, a),
        this.#isJoined(b, b + 1),
      )
      const chords = chordCount(cubic, tolerance)
      const mix = (lane: number, share: number) => get(a, lane) + (get(b, lane) - get(a, lane)) * share
      let endX = get(b, AT_X)
      let endY = get(b, AT_Y)
      let endShare = 1
      for (let chord = chords - 1; chord >= 0; chord--) {
        const u = chord / chords
        const x = cubicAt(cubic[0] as number, cubic[2] as number, cubic[4] as number, cubic[6] as number, u)
        const y = cubicAt(cubic[1] as number, cubic[3] as number, cubic[5] as number, cubic[7] as number, u)
        const share = lengthShare(cubic, u)
        setRoundCone(piece, x, y, endX, endY, mix(RADIUS, share), mix(RADIUS, endShare))
        piece.startAge = mix(AGE, share)
        piece.endAge = mix(AGE, endShare)
        visit(piece)
        endX = x
        endY = y
        endShare = share
      }
    }
  }

  #isJoined(a: number, b: number): boolean {
    if (a < 0 || b >= this.#count) return false
    const samples = this.#samples
    const markA = samples[a * STRIDE + MARK] as number
    const markB = samples[b * STRIDE + MARK] as number
    return markA > 0 && markB === 1 && (samples[b * STRIDE + AGE] as number) <= (samples[a * STRIDE + AGE] as number)
  }
}
