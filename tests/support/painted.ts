import type { Frame, Pass } from '../../src/frame/frame.ts'
import { KIND } from '../../src/frame/layout.ts'
import { createRecordValues, kindOf, readRecord, totalMap } from '../../src/frame/records.ts'
import { identity } from '../../src/math/affine.ts'
import { emptyRect, intersectRect, mapRect, type Rect } from '../../src/math/rect.ts'
import { resolveFrame } from './resolve-frame.ts'

/** Px between the points that are looked at. */
const STEP = 3

interface Painted {
  readonly rect: Rect
  /** Everything that decides how it looks. */
  readonly look: string
}

interface Resolved {
  readonly passes: readonly {
    readonly records: readonly { readonly source: number | null; readonly blend: number }[]
  }[]
}

/**
 * A screen that keeps, in the place of colours, what was painted at some of its points and in which order: it tells whether partial
 * frames lead to the picture of a whole one, without drawing any.
 */
export class PaintedScreen {
  #points: string[] = []
  #columns = 0

  paint(frame: Frame): void {
    if (frame.full) {
      this.#columns = Math.ceil(frame.width / STEP)
      this.#points = Array.from({ length: this.#columns * Math.ceil(frame.height / STEP) }, () => '')
    }
    const resolved = resolveFrame(frame) as Resolved
    const painted = frame.passes.map((pass, i) => paintedBy(frame, pass, resolved.passes[i]?.records ?? []))
    const at = (pass: number, x: number, y: number): string =>
      (painted[pass] ?? [])
        .filter(({ rect }) => x > rect.x0 && x < rect.x1 && y > rect.y0 && y < rect.y1)
        .map(({ look }) => look.replace(/@(\d+)/, (_, inner) => at(Number(inner), x, y)))
        // a layer that is clear here
        .filter((look) => !look.endsWith('()'))
        .join('; ')
    frame.passes.forEach(({ target, x, y, width, height }, i) => {
      if (target !== 0) return
      for (let py = Math.ceil(y / STEP); py * STEP < y + height; py++)
        for (let px = Math.ceil(x / STEP); px * STEP < x + width; px++)
          this.#points[py * this.#columns + px] = `${frame.background} ${at(i, px * STEP + 0.5, py * STEP + 0.5)}`
    })
  }

  /** The first point where two screens differ, in words; empty where they are the same. */
  differsFrom(other: PaintedScreen): string {
    const i = this.#points.findIndex((point, at) => point !== other.#points[at])
    if (i < 0) return ''
    const x = (i % this.#columns) * STEP
    const y = Math.floor(i / this.#columns) * STEP
    return `at ${x}, ${y}: ${this.#points[i]}\nbut: ${other.#points[i]}`
  }
}

function paintedBy(frame: Frame, { batches }: Pass, records: Resolved['passes'][number]['records']): Painted[] {
  const slots = batches.flatMap(({ start, count }) => [...frame.drawList.subarray(start, start + count)])
  return slots.map((slot, i) => {
    const { values, opacity, rect } = placed(frame, slot)
    const { source, ...look } = records[i] as Resolved['passes'][number]['records'][number]
    const isLayer = kindOf(values) === KIND.LAYER
    return { rect, look: isLayer ? `layer ${look.blend} ${opacity} (@${source})` : hash(JSON.stringify(look)) }
  })
}

/** A record, and its device rectangle inside its clips. */
function placed(frame: Frame, slot: number) {
  const values = createRecordValues()
  readRecord(frame.records.words, slot, values)
  const map = identity()
  const opacity = totalMap(values, frame, map)
  const [x0, y0, x1, y1] = values.rect
  // a layer is where its target is, in device px
  const isLayer = kindOf(values) === KIND.LAYER
  const rect = mapRect(emptyRect(), { x0, y0, x1, y1 }, isLayer ? identity() : map)
  if (values.clip && !isLayer) intersectRect(rect, placed(frame, values.clip - 1).rect)
  return { values, opacity, rect }
}

function hash(text: string): string {
  let value = 0
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0
  return value.toString(36)
}
