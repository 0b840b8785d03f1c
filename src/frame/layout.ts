/**
 * The layout of a record and of an anchor row, with `numbers/` the only place that says where a word lies. The writer, the
 * Canvas2D reader, the oracle, the shader (through constants made from this table at build time) and the tests read it.
 *
 * A record is RECORD_TEXELS texels of rgba32uint, one slot of the record texture:
 *
 *     texel  x              y              z              w
 *     0      kind | flags   anchor row     clip slot + 1  paint slot + 1, or page
 *     1      a              b              c              d             record space -> anchor space, linear part
 *     2      tx             ty             strokeWidth    strokeOutset
 *     3      x0             y0             x1             y1            the shape's rectangle, record space
 *     4      top left       top right      bottom right   bottom left   corner radii
 *     5      fill (4 x unorm16)            stroke (4 x unorm16)         premultiplied sRGB
 *     6      shadow x       shadow y       sigma          spread        boxes, ellipses
 *     6      u0             v0             u1             v1            cells, images: texels
 *     7      shadow color (4 x unorm16)    opacity        place of the next shadow
 *
 * x' = a x + c y + tx, y' = b x + d y + ty (the order of gl-matrix `mat2d` and of CSS `matrix()`).
 *
 * PAINT (a gradient; its box is that of the record that names it): texel 0 is [kind | flags, gradient type,
 * stop count, next slot + 1]; texel 1 holds four floats of geometry; texels 2 to 7 hold a stop each: [colour
 * (4 x unorm16, premultiplied), offset, 0]. More than six stops go on in the slot named by `next`, whose texels 2 to 7 hold stops again.
 * Geometry, in fractions of the box (0..1, y down):
 *     linear: x0 y0 x1 y1 as fractions; the CSS line is computed in px, then divided by the size, and t is
 *             projected in px space: t = dot(p - p0, p1 - p0) / |p1 - p0|^2 with all points multiplied by the size
 *     radial: centerX centerY radiusX radiusY
 *     conic:  centerX centerY startTurns 0          (turns, 0 points up, clockwise)
 *
 * SHADOWS: texel 0 is [kind, 0, 0, 0]; texels 2 to 7 hold up to three shadows of one record, two texels each. The first
 * outer shadow of a box or ellipse stands in texels 6 and 7 of its record (color alpha 0: there is none), all others in such
 * slots, in the order of the list. Each names the next by its *place*, slot * 4 + its first texel / 2; 0 ends the chain:
 *     x, y, sigma, spread
 *     color (4 x unorm16), SHADOW_INSET or 0 (in a record: its opacity), place of the next shadow
 *
 * CLIP: kind, anchor, affine, rect and radii as a box has them; `clip` is the outer clip's slot + 1.
 *
 * TRAIL: rect is [first row, chunks, life in ticks, taper]; `fill` its colour when new, `stroke` when old; the shadow's sigma
 * and colour are those of its glow. From its first anchor row on lie the samples, two a row, as a ring of chunks of TRAIL_SPANS:
 * [x, y, width, ticks], in record space. A width below 0 starts a stroke: it is -1 - width. Ticks are those of `View.time`
 * modulo TRAIL_TICKS (0 becomes 1, as 0 says that there is no sample). Samples get newer along the ring but for one place.
 */

// In namespaces, so that a bundler puts numbers in the place of names; the tables below, which say what lies there, then stay at home.
import * as FLAG from './numbers/flag.ts'
import * as GRADIENT from './numbers/gradient.ts'
import * as KIND from './numbers/kind.ts'
import * as MOTION_FLAG from './numbers/motion-flag.ts'
import * as MOTION_AT from './numbers/motion-words.ts'
import * as PAINT_AT from './numbers/paint-words.ts'
import * as RECORD_AT from './numbers/record-words.ts'
import * as SHADOW_AT from './numbers/shadow-words.ts'

export { FLAG, GRADIENT, KIND, MOTION_AT, MOTION_FLAG, PAINT_AT, RECORD_AT, SHADOW_AT }

export type Kind = (typeof KIND)[keyof typeof KIND]

export const STOPS_PER_SLOT = 6

export const RECORD_TEXELS = 8
export const RECORD_WORDS = RECORD_TEXELS * 4
export const RECORD_BYTES = RECORD_WORDS * 4

export type FieldType = 'u32' | 'f32' | 'unorm16x4'
export interface Field {
  /** Offset in 32-bit words. */
  readonly word: number
  readonly type: FieldType
  /** Number of values. */
  readonly count: number
}

/** Fields of a drawable record and of a CLIP. */
export const RECORD = {
  head: { word: RECORD_AT.head, type: 'u32', count: 1 },
  anchor: { word: RECORD_AT.anchor, type: 'u32', count: 1 },
  clip: { word: RECORD_AT.clip, type: 'u32', count: 1 },
  paint: { word: RECORD_AT.paint, type: 'u32', count: 1 },
  linear: { word: RECORD_AT.linear, type: 'f32', count: 4 },
  translation: { word: RECORD_AT.translation, type: 'f32', count: 2 },
  /** 0 for kinds without a stroke, and then the outset is, too. */
  strokeWidth: { word: RECORD_AT.strokeWidth, type: 'f32', count: 1 },
  /** How far the stroke's outer edge lies outside the rectangle: 0 inside, width / 2 center, width outside. */
  strokeOutset: { word: RECORD_AT.strokeOutset, type: 'f32', count: 1 },
  rect: { word: RECORD_AT.rect, type: 'f32', count: 4 },
  radii: { word: RECORD_AT.radii, type: 'f32', count: 4 },
  fill: { word: RECORD_AT.fill, type: 'unorm16x4', count: 1 },
  stroke: { word: RECORD_AT.stroke, type: 'unorm16x4', count: 1 },
  shadow: { word: RECORD_AT.shadow, type: 'f32', count: 4 },
  uv: { word: RECORD_AT.uv, type: 'f32', count: 4 },
  shadowColor: { word: RECORD_AT.shadowColor, type: 'unorm16x4', count: 1 },
  opacity: { word: RECORD_AT.opacity, type: 'f32', count: 1 },
  nextShadow: { word: RECORD_AT.nextShadow, type: 'u32', count: 1 },
} as const satisfies Record<string, Field>

/** Fields of a PAINT slot. Stop `i` of the slot starts at `stops.word + 4 i`: colour (2 words), offset (1), 0. */
export const PAINT = {
  head: { word: PAINT_AT.head, type: 'u32', count: 1 },
  gradient: { word: PAINT_AT.gradient, type: 'u32', count: 1 },
  stopCount: { word: PAINT_AT.stopCount, type: 'u32', count: 1 },
  next: { word: PAINT_AT.next, type: 'u32', count: 1 },
  geometry: { word: PAINT_AT.geometry, type: 'f32', count: 4 },
  stops: { word: PAINT_AT.stops, type: 'u32', count: 24 },
} as const satisfies Record<string, Field>

/** Fields of a shadow; words from its place, which is the index of its first word / SHADOW_WORDS. */
export const SHADOW = {
  /** Offset x, y, sigma, spread. */
  shape: { word: SHADOW_AT.shape, type: 'f32', count: 4 },
  color: { word: SHADOW_AT.color, type: 'unorm16x4', count: 1 },
  inset: { word: SHADOW_AT.inset, type: 'u32', count: 1 },
  next: { word: SHADOW_AT.next, type: 'u32', count: 1 },
} as const satisfies Record<string, Field>
export const SHADOW_WORDS = 8
/** Places in a slot. In a record, all but the last hold something else; in a SHADOWS slot, the first one does. */
export const SHADOW_PLACES = RECORD_WORDS / SHADOW_WORDS
/** In `inset`. Opacity, in whose place it stands, never has these bits: they are the least number above 0. */
export const SHADOW_INSET = 1
/** A list of shadows has at most this many. */
export const MAX_SHADOWS = 16

/**
 * An anchor row is ANCHOR_TEXELS texels of rgba32float: [a, b, c, d], [tx, ty, opacity, motion]: anchor space -> camera
 * space, translations a multiple of the view's quantum. With a motion (first row of its block + 1; else 0): anchor space -> the
 * space that it moves, about whose origin it turns and scales.
 */
export const ANCHOR_TEXELS = 2
export const ANCHOR_WORDS = ANCHOR_TEXELS * 4

/**
 * A motion is a block of MOTION_ROWS rows, which says how a node is away from its place of rest. The first is that of the space in
 * which it moves; these are floats of the block. `values` and `rates` are A and B of math/motion.ts, by channel: x, y, rotation
 * (turns), opacity, scale x, scale y, stretch along x, stretch along the diagonal.
 */
export const MOTION_ROWS = 4
export const MOTION = {
  /** At rest. */
  scale: { word: MOTION_AT.scale, type: 'f32', count: 2 },
  opacity: { word: MOTION_AT.opacity, type: 'f32', count: 1 },
  /** Bits of MOTION_FLAG. */
  flags: { word: MOTION_AT.flags, type: 'f32', count: 1 },
  /** Decay and frequency, see math/spring.ts. */
  spring: { word: MOTION_AT.spring, type: 'f32', count: 2 },
  /** Tick, the high and the low 16 bits. */
  start: { word: MOTION_AT.start, type: 'f32', count: 2 },
  place: { word: MOTION_AT.place, type: 'f32', count: 4 },
  shape: { word: MOTION_AT.shape, type: 'f32', count: 4 },
  placeRate: { word: MOTION_AT.placeRate, type: 'f32', count: 4 },
  shapeRate: { word: MOTION_AT.shapeRate, type: 'f32', count: 4 },
} as const satisfies Record<string, Field>

/** Records and rows lie left to right, then down, so many a row of their texture; within WebGPU compatibility limits (4096 texels). */
export const RECORDS_PER_ROW = 256
export const ANCHORS_PER_ROW = 512

/** An entry of the draw list is a slot; a trail has an entry a chunk, with the chunk's number above these bits. */
export const SLOT_BITS = 24
export const SLOT_MASK = 2 ** SLOT_BITS - 1
/** Spans, and samples, of a chunk of a trail. */
export const TRAIL_SPANS = 8
export const MAX_TRAIL_CHUNKS = 256
/** Whole numbers up to here are exact in a float32. */
export const TRAIL_TICKS = 2 ** 24

/** At most this many clips are evaluated for a record. */
export const MAX_CLIPS = 8
