import { expect, test } from 'vitest'
import { layoutWgsl } from '../../../shaders/layout-wgsl.ts'
import * as layout from '../../../src/frame/layout.ts'

const wgsl = layoutWgsl()
const constantOf = (name: string) => new RegExp(`const ${name}: u32 = (\\d+)u;`).exec(wgsl)?.[1]
const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Member -> [WGSL type, the words that the reader takes it from]. */
function readerOf(struct: string): Map<string, [type: string, words: number[]]> {
  const members = new RegExp(`struct ${struct} \\{([^}]*)\\}`).exec(wgsl)?.[1] ?? ''
  const reader =
    new RegExp(`fn read_${struct.toLowerCase()}\\(slot: u32\\) -> ${struct} \\{([^}]*)\\}`).exec(wgsl)?.[1] ?? ''
  const texelOf = new Map(
    [...reader.matchAll(/let (t\d+) = record_texel\(slot, (\d+)u\)/g)].map((m) => [m[1], Number(m[2])]),
  )
  const taken = [...reader.matchAll(/(t\d+)\.([xyzw]+)/g)].map(([, texel, lanes = '']) =>
    [...lanes].map((lane) => (texelOf.get(texel) ?? Number.NaN) * 4 + 'xyzw'.indexOf(lane)),
  )
  return new Map([...members.matchAll(/(\w+): ([\w<>]+),/g)].map((m, i) => [m[1] ?? '', [m[2] ?? '', taken[i] ?? []]]))
}

test('every field of a record is read from its own words, with its own type', () => {
  const reader = readerOf('Record')
  expect([...reader.keys()]).toEqual(Object.keys(layout.RECORD).map(snakeCase))
  for (const [name, { word, type, count }] of Object.entries(layout.RECORD)) {
    const size = type === 'unorm16x4' ? 2 : count
    const scalar = type === 'f32' ? 'f32' : 'u32'
    const wgslType = size === 1 ? scalar : `vec${size}${scalar.charAt(0)}`
    expect(reader.get(snakeCase(name))).toEqual([wgslType, Array.from({ length: size }, (_, i) => word + i)])
  }
})

test('a clip is read from the words of a record', () => {
  const record = readerOf('Record')
  const clip = readerOf('Clip')
  expect([...clip.keys()]).toEqual(['head', 'anchor', 'clip', 'linear', 'translation', 'rect', 'radii'])
  for (const [name, member] of clip) expect(member).toEqual(record.get(name))
})

test('a paint is read from its words', () => {
  const paint = readerOf('Paint')
  expect(paint.get('gradient')).toEqual(['u32', [layout.PAINT.gradient.word]])
  expect(paint.get('stop_count')).toEqual(['u32', [layout.PAINT.stopCount.word]])
  expect(paint.get('geometry')).toEqual(['vec4f', [0, 1, 2, 3].map((i) => layout.PAINT.geometry.word + i)])
  expect(readerOf('More').get('next')).toEqual(['u32', [layout.PAINT.next.word]])
  expect(constantOf('FIRST_STOP_TEXEL')).toBe(String(layout.PAINT.stops.word / 4))
})

test('a shadow is read from the words after its place', () => {
  expect(wgsl).toMatch(/fn read_shadow\(place: u32\) -> Shadow \{/)
  const [first, second] = [...wgsl.matchAll(/record_texel\(place \/ SHADOW_PLACES, (.+)\)/g)].map(([, texel]) => texel)
  expect([first, second]).toEqual(['place % SHADOW_PLACES * 2u + 0u', 'place % SHADOW_PLACES * 2u + 1u'])
  expect(wgsl).toMatch(/return Shadow\(bitcast<vec4f>\(t0\.xyzw\), t1\.xy, t1\.z, t1\.w\)/)
  expect(constantOf('SHADOW_PLACES')).toBe(String(layout.SHADOW_PLACES))
})

test.each([
  ['KIND', layout.KIND],
  ['FLAG', layout.FLAG],
  ['GRADIENT', layout.GRADIENT],
])('every %s has its number', (prefix, table) => {
  for (const [name, value] of Object.entries(table)) expect(constantOf(`${prefix}_${name}`)).toBe(String(value))
})

test('the texture shapes and limits are those of the table', () => {
  expect(constantOf('RECORD_TEXELS')).toBe(String(layout.RECORD_TEXELS))
  expect(constantOf('RECORDS_PER_ROW')).toBe(String(layout.RECORDS_PER_ROW))
  expect(constantOf('ANCHOR_TEXELS')).toBe(String(layout.ANCHOR_TEXELS))
  expect(constantOf('ANCHORS_PER_ROW')).toBe(String(layout.ANCHORS_PER_ROW))
  expect(constantOf('MAX_CLIPS')).toBe(String(layout.MAX_CLIPS))
  expect(constantOf('STOPS_PER_SLOT')).toBe(String(layout.STOPS_PER_SLOT))
})
