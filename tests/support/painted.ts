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
  /** Where it covers whatever is below. */
  readonly opaque: Rect | null
  /** Everything that decides how it looks, but for what a layer shows: the pass that made it. */
  readonly look: string
  readonly source: number | null
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
  /** By device px of the last frame. */
  #points = new Map<number, string>()
  #x = 0
  #y = 0

  paint(frame: Frame): void {
    this.#shift(frame)
    const resolved = resolveFrame(frame) as Resolved
    const painted = frame.passes.map((pass, i) => paintedBy(frame, pass, resolved.passes[i]?.records ?? []))
    const at = (inRow: readonly (readonly Painted[])[], pass: number, x: number, y: number): string => {
      const here = (inRow[pass] ?? []).filter(({ rect }) => holds(rect, x, y))
      // nobody sees what lies below an opaque box
      const top = here.map(({ opaque }) => opaque !== null && holds(opaque, x, y)).lastIndexOf(true)
      return (
        here
          .slice(Math.max(0, top))
          .map(({ look, source }) => (source === null ? look : `${look} (${at(inRow, source, x, y)})`))
          // a layer that is clear here
          .filter((look) => !look.endsWith('()'))
          .join('; ')
      )
    }
    frame.passes.forEach(({ target, x, y, width, height }, i) => {
      if (target !== 0) return
      for (let py = Math.ceil(y / STEP); py * STEP < y + height; py++) {
        const middle = py * STEP + 0.5
        const inRow = painted.map((list) => list.filter(({ rect }) => middle > rect.y0 && middle < rect.y1))
        for (let px = Math.ceil(x / STEP); px * STEP < x + width; px++)
          this.#points.set(
            placeOf(px * STEP, py * STEP),
            `${frame.background} ${at(inRow, i, px * STEP + 0.5, middle)}`,
          )
      }
    })
  }

  /** Keeps what the target still shows, at its new device px; what then lies between the points is lost. */
  #shift({ x, y, width, height, shiftX, shiftY, full }: Frame): void {
    const [moveX, moveY] = [x - this.#x + shiftX, y - this.#y + shiftY]
    const before = full ? [] : [...this.#points]
    this.#x = x
    this.#y = y
    if (!full && moveX === 0 && moveY === 0 && shiftX === 0 && shiftY === 0) return
    this.#points = new Map()
    for (const [place, point] of before) {
      const [toX, toY] = [xOf(place) + moveX, yOf(place) + moveY]
      if (toX >= x && toY >= y && toX < x + width && toY < y + height) this.#points.set(placeOf(toX, toY), point)
    }
  }

  /** The first point where two screens differ, in words; empty where they are the same. */
  differsFrom(other: PaintedScreen): string {
    for (const [place, point] of other.#points) {
      if (this.#points.get(place) !== point)
        return `at ${xOf(place)}, ${yOf(place)}: ${this.#points.get(place)}\nbut: ${point}`
    }
    return ''
  }
}

/** Device px -> a number. */
const SIDE = 2 ** 20
const placeOf = (x: number, y: number): number => (y + SIDE / 2) * SIDE + x + SIDE / 2
const xOf = (place: number): number => (place % SIDE) - SIDE / 2
const yOf = (place: number): number => Math.floor(place / SIDE) - SIDE / 2

function paintedBy(frame: Frame, { batches }: Pass, records: Resolved['passes'][number]['records']): Painted[] {
  const slots = batches.flatMap(({ start, count }) => [...frame.drawList.subarray(start, start + count)])
  return slots.map((slot, i) => {
    const { values, opacity, rect, opaque } = placed(frame, slot)
    const { source, ...look } = records[i] as Resolved['passes'][number]['records'][number]
    const isLayer = kindOf(values) === KIND.LAYER
    return {
      rect,
      opaque: look.blend === 0 ? opaque : null,
      look: isLayer ? `layer ${look.blend} ${opacity}` : hash(JSON.stringify(look)),
      source: isLayer ? source : null,
    }
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
  const isOpaque = kindOf(values) === KIND.BOX && values.fill[3] === 1 && !values.paint && opacity === 1 && !values.clip
  const isUpright = map[1] === 0 && map[2] === 0
  // Of corners, the square in the circle.
  const inset = Math.max(...values.radii.map((radius) => radius * (1 - Math.SQRT1_2)), values.strokeWidth)
  const inner = { x0: x0 + inset, y0: y0 + inset, x1: x1 - inset, y1: y1 - inset }
  const opaque = isOpaque && isUpright ? mapRect(emptyRect(), inner, map) : null
  return { values, opacity, rect, opaque }
}

function holds({ x0, y0, x1, y1 }: Rect, x: number, y: number): boolean {
  return x > x0 && x < x1 && y > y0 && y < y1
}

function hash(text: string): string {
  let value = 0
  for (let i = 0; i < text.length; i++) value = (Math.imul(value, 31) + text.charCodeAt(i)) | 0
  return value.toString(36)
}
