/**
 * Reads records, paints, shadows and total maps back through the tables of `layout.ts`, into objects that the caller
 * keeps and reuses: nothing here allocates but the `create` functions. For readers on the CPU (Canvas2D, the
 * tests); floats widen to double, so that compositions are exact to the last bit of the stored float32.
 */
import { type Affine, compose, identity } from '../math/affine.ts'
import { motionPose } from '../math/motion.ts'
import type { Frame } from './frame.ts'
import {
  ANCHOR_WORDS,
  type Field,
  FLAG,
  KIND,
  MOTION_AT,
  MOTION_FLAG,
  PAINT_AT,
  type RECORD,
  RECORD_AT,
  RECORD_WORDS,
  SHADOW_AT,
  SHADOW_INSET,
  SHADOW_PLACES,
  SHADOW_WORDS,
  STOPS_PER_SLOT,
} from './layout.ts'

export type Four = [number, number, number, number]

type Value<F extends Field> = F extends { type: 'unorm16x4' }
  ? Four
  : F extends { count: 1 }
    ? number
    : F extends { count: 2 }
      ? [number, number]
      : Four

/** One value per field of the table; colours are four numbers 0..1, premultiplied. */
export type RecordValues = { -readonly [K in keyof typeof RECORD]: Value<(typeof RECORD)[K]> }

/** A gradient with all its stops, those of continuation slots included. */
export interface PaintValues {
  gradient: number
  readonly geometry: Four
  /** Offsets and colours (4 numbers each, premultiplied 0..1) of `offsets.length` stops. */
  readonly offsets: number[]
  readonly colors: number[]
}

export interface ShadowValues {
  /** x, y, sigma, spread: record space. */
  readonly shape: Four
  /** Premultiplied, 0..1. */
  readonly color: Four
  inset: boolean
}

const bits = new Uint32Array(1)
const float = new Float32Array(bits.buffer)

function floatAt(words: Uint32Array, index: number): number {
  bits[0] = words[index] as number
  return float[0] as number
}

function readFloats(words: Uint32Array, index: number, out: number[]): void {
  for (let i = 0; i < out.length; i++) out[i] = floatAt(words, index + i)
}

function readColor(words: Uint32Array, index: number, out: number[], at: number): void {
  const low = words[index] as number
  const high = words[index + 1] as number
  out[at] = (low & 0xffff) / 65535
  out[at + 1] = (low >>> 16) / 65535
  out[at + 2] = (high & 0xffff) / 65535
  out[at + 3] = (high >>> 16) / 65535
}

export function createRecordValues(): RecordValues {
  return {
    head: 0,
    anchor: 0,
    clip: 0,
    paint: 0,
    linear: [0, 0, 0, 0],
    translation: [0, 0],
    strokeWidth: 0,
    strokeOutset: 0,
    rect: [0, 0, 0, 0],
    radii: [0, 0, 0, 0],
    fill: [0, 0, 0, 0],
    stroke: [0, 0, 0, 0],
    shadow: [0, 0, 0, 0],
    uv: [0, 0, 0, 0],
    shadowColor: [0, 0, 0, 0],
    opacity: 0,
    nextShadow: 0,
  }
}

/**
 * Fields that share words (`shadow`, `uv`) are both filled; the kind says which one means something. Written out field
 * by field: a loop over the table boxes every number that it stores.
 */
export function readRecord(words: Uint32Array, slot: number, out: RecordValues): void {
  const base = slot * RECORD_WORDS
  out.head = words[base + RECORD_AT.head] as number
  out.anchor = words[base + RECORD_AT.anchor] as number
  out.clip = words[base + RECORD_AT.clip] as number
  out.paint = words[base + RECORD_AT.paint] as number
  readFloats(words, base + RECORD_AT.linear, out.linear)
  readFloats(words, base + RECORD_AT.translation, out.translation)
  out.strokeWidth = floatAt(words, base + RECORD_AT.strokeWidth)
  out.strokeOutset = floatAt(words, base + RECORD_AT.strokeOutset)
  readFloats(words, base + RECORD_AT.rect, out.rect)
  readFloats(words, base + RECORD_AT.radii, out.radii)
  readColor(words, base + RECORD_AT.fill, out.fill, 0)
  readColor(words, base + RECORD_AT.stroke, out.stroke, 0)
  readFloats(words, base + RECORD_AT.shadow, out.shadow)
  readFloats(words, base + RECORD_AT.uv, out.uv)
  readColor(words, base + RECORD_AT.shadowColor, out.shadowColor, 0)
  out.opacity = floatAt(words, base + RECORD_AT.opacity)
  out.nextShadow = words[base + RECORD_AT.nextShadow] as number
}

export const kindOf = (record: RecordValues): number => record.head & 15

export function createPaintValues(): PaintValues {
  return { gradient: 0, geometry: [0, 0, 0, 0], offsets: [], colors: [] }
}

export function readPaint(words: Uint32Array, slot: number, out: PaintValues): void {
  let base = slot * RECORD_WORDS
  const count = words[base + PAINT_AT.stopCount] as number
  out.gradient = words[base + PAINT_AT.gradient] as number
  readFloats(words, base + PAINT_AT.geometry, out.geometry)
  out.offsets.length = count
  out.colors.length = count * 4
  for (let i = 0; i < count; i++) {
    const place = i % STOPS_PER_SLOT
    if (place === 0 && i > 0) base = ((words[base + PAINT_AT.next] as number) - 1) * RECORD_WORDS
    const at = base + PAINT_AT.stops + place * 4
    readColor(words, at, out.colors, i * 4)
    out.offsets[i] = floatAt(words, at + 2)
  }
}

/** The shadows of the box or ellipse in `slot`, of two of one sort the upper first; returns their number. `out` grows when it is too short. */
export function readShadows(words: Uint32Array, slot: number, out: ShadowValues[]): number {
  let place = slot * SHADOW_PLACES + SHADOW_PLACES - 1
  let count = 0
  for (; place !== 0; place = words[place * SHADOW_WORDS + SHADOW_AT.next] as number) {
    const base = place * SHADOW_WORDS
    if ((words[base + SHADOW_AT.color + 1] as number) < 0x10000) continue
    if (count === out.length) out.push({ shape: [0, 0, 0, 0], color: [0, 0, 0, 0], inset: false })
    const shadow = out[count] as ShadowValues
    readFloats(words, base + SHADOW_AT.shape, shadow.shape)
    readColor(words, base + SHADOW_AT.color, shadow.color, 0)
    shadow.inset = words[base + SHADOW_AT.inset] === SHADOW_INSET
    count++
  }
  return count
}

/**
 * Record space -> device px at the frame's time. Returns record opacity times row opacity. In a space that moves, `record` is then
 * flagged MOVES and no longer CRISP. The second axis of a LINE is one device px across the line.
 */
export function totalMap(
  record: RecordValues,
  { anchors, view }: Pick<Frame, 'anchors' | 'view'>,
  out: Affine,
): number {
  const { floats } = anchors
  ;[out[0], out[1], out[2], out[3]] = record.linear
  ;[out[4], out[5]] = record.translation
  let opacity = record.opacity * (floats[record.anchor * ANCHOR_WORDS + 6] as number)
  let at = inRow(out, floats, record.anchor)
  const flags = at < 0 ? 0 : (floats[at + MOTION_AT.flags] as number)
  if (flags & MOTION_FLAG.MOVES) record.head = (record.head & ~FLAG.CRISP) | FLAG.MOVES
  for (let isFirst = true; at >= 0; isFirst = false) {
    const shown = motionPose(floats, at + MOTION_AT.scale, view.time, around)
    compose(out, around, out)
    // Motions further out have layers of their own for opacity.
    if (isFirst && (!(flags & MOTION_FLAG.IS_LAYER) || kindOf(record) === KIND.LAYER)) opacity *= shown
    at = inRow(out, floats, at / ANCHOR_WORDS)
  }
  for (let i = 0; i < 6; i++) out[i] = (out[i] as number) * view.scale
  out[4] += view.offsetX
  out[5] += view.offsetY
  if (record.head & FLAG.LINE) {
    const length = Math.hypot(out[0], out[1]) || 1
    out[2] = -out[1] / length
    out[3] = out[0] / length
  }
  return opacity
}

const around = identity()

/** From an anchor's space to the one around it; gives where in `floats` the motion of that one begins, below 0 without one. */
function inRow(map: Affine, floats: Float32Array, row: number): number {
  const at = row * ANCHOR_WORDS
  for (let i = 0; i < 6; i++) around[i] = floats[at + i] as number
  compose(map, around, map)
  return ((floats[at + 7] as number) - 1) * ANCHOR_WORDS
}

/** True while the map keeps axes as `CRISP` means it: b = c = 0 within 1e-6 of its largest entry. */
export function keepsAxes(map: Affine): boolean {
  const [a, b, c, d] = map
  const limit = 1e-6 * Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d))
  return Math.abs(b) <= limit && Math.abs(c) <= limit
}
