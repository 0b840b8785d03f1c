/**
 * The layout table as WGSL: constants, and readers that fetch each texel once, so that no shader says where a word
 * lies. Included as "layout.wgsl"; the readers use `record_texel` of lib/record.wgsl.
 */

import type { Field } from '../src/frame/layout.ts'
import * as layout from '../src/frame/layout.ts'

const RECORD_FIELDS = Object.keys(layout.RECORD) as (keyof typeof layout.RECORD)[]

/** What is read together. A reader fetches only the texels that its fields lie in. */
const READERS = {
  Record: fieldsOf(layout.RECORD, RECORD_FIELDS),
  Clip: fieldsOf(layout.RECORD, ['head', 'anchor', 'clip', 'linear', 'translation', 'rect', 'radii']),
  Paint: fieldsOf(layout.PAINT, ['gradient', 'stopCount', 'next', 'geometry']),
  /** The slot with the next six stops. */
  More: fieldsOf(layout.PAINT, ['next']),
} as const

/** Where something lies: what its reader takes, how that fetches a texel, and whether texels are bits rather than floats. */
interface Source {
  readonly parameter: string
  readonly texel: (index: number) => string
  readonly isBits: boolean
}
const SLOT: Source = { parameter: 'slot', texel: (index) => `record_texel(slot, ${index}u)`, isBits: true }
/** A share of a slot. */
const PLACE: Source = {
  parameter: 'place',
  texel: (index) =>
    `record_texel(place / SHADOW_PLACES, place % SHADOW_PLACES * ${layout.SHADOW_WORDS / 4}u + ${index}u)`,
  isBits: true,
}
/** A block of rows. */
const ROWS: Source = {
  parameter: 'row',
  texel: (index) =>
    `anchor_texel(row + ${Math.floor(index / layout.ANCHOR_TEXELS)}u, ${index % layout.ANCHOR_TEXELS}u)`,
  isBits: false,
}

const WORDS_PER_STOP = layout.PAINT.stops.count / layout.STOPS_PER_SLOT

export function layoutWgsl(): string {
  const constants: Record<string, number> = {
    RECORD_TEXELS: layout.RECORD_TEXELS,
    RECORDS_PER_ROW: layout.RECORDS_PER_ROW,
    ANCHOR_TEXELS: layout.ANCHOR_TEXELS,
    ANCHORS_PER_ROW: layout.ANCHORS_PER_ROW,
    MAX_CLIPS: layout.MAX_CLIPS,
    SLOT_BITS: layout.SLOT_BITS,
    TRAIL_SPANS: layout.TRAIL_SPANS,
    STOPS_PER_SLOT: layout.STOPS_PER_SLOT,
    SHADOW_PLACES: layout.SHADOW_PLACES,
    SHADOW_INSET: layout.SHADOW_INSET,
    FIRST_STOP_TEXEL: layout.PAINT.stops.word / 4,
    ...prefixed('KIND', layout.KIND),
    ...prefixed('FLAG', layout.FLAG),
    ...prefixed('GRADIENT', layout.GRADIENT),
    ...prefixed('MOTION', layout.MOTION_FLAG),
  }
  if (WORDS_PER_STOP !== 4 || layout.PAINT.stops.word % 4 !== 0) {
    throw new Error(`layout.ts: a gradient stop must be one texel, it has ${WORDS_PER_STOP} words`)
  }
  const lines = Object.entries(constants).map(([name, value]) => `const ${name}: u32 = ${value}u;`)
  for (const [name, fields] of Object.entries(READERS)) lines.push(readerWgsl(name, fields, SLOT))
  lines.push(readerWgsl('Shadow', Object.entries(layout.SHADOW), PLACE))
  lines.push(readerWgsl('Motion', Object.entries(layout.MOTION), ROWS))
  return lines.join('\n')
}

function fieldsOf<T extends Record<string, Field>>(table: T, names: readonly (keyof T & string)[]): [string, Field][] {
  return names.map((name) => [name, table[name] as Field])
}

function prefixed(prefix: string, table: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(table).map(([name, value]) => [`${prefix}_${name}`, value]))
}

/** A struct with a member per field, and `read_<struct>` of where it lies. Packed colours stay packed (two words). */
function readerWgsl(name: string, fields: readonly [string, Field][], source: Source): string {
  const texels = new Set<number>()
  const members: string[] = []
  const values: string[] = []
  for (const [field, { word, type, count }] of fields) {
    const size = type === 'unorm16x4' ? count * 2 : count
    const texel = Math.floor(word / 4)
    const lane = word % 4
    if (lane + size > 4) throw new Error(`layout.ts: field "${field}" crosses a texel; move it to a texel of its own`)
    texels.add(texel)
    const scalar = type === 'f32' ? 'f32' : 'u32'
    const wgslType = size === 1 ? scalar : `vec${size}${scalar.charAt(0)}`
    members.push(`  ${snakeCase(field)}: ${wgslType},`)
    const lanes = `t${texel}.${'xyzw'.slice(lane, lane + size)}`
    values.push(type === 'f32' && source.isBits ? `bitcast<${wgslType}>(${lanes})` : lanes)
  }
  const loads = [...texels].map((texel) => `  let t${texel} = ${source.texel(texel)};`)
  return [
    `struct ${name} {`,
    ...members,
    '}',
    `fn read_${name.toLowerCase()}(${source.parameter}: u32) -> ${name} {`,
    ...loads,
    `  return ${name}(${values.join(', ')});`,
    '}',
  ].join('\n')
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
