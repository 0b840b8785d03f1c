import { expect, test } from 'vitest'
import { compose } from '../../../shaders/compose.ts'
import { composeFile } from '../../../shaders/composed-file.ts'
import { formatReports, lint, MAX_VARYINGS } from '../../../shaders/lint.ts'

const lintText = (text: string) => lint(compose('x.wgsl', () => text))
const rulesOf = (text: string) => lintText(text).map(({ rule }) => rule)

test.each([
  ['let a = values[i];', 'no-dynamic-indexing'],
  ['let a = values[i + 1u];', 'no-dynamic-indexing'],
  ['let a = dpdxFine(p);', 'no-derivatives'],
  ['let a = fwidth(p);', 'no-derivatives'],
  ['let a = textureSample(t, s, uv);', 'no-sampling'],
  ['@group(0) @binding(1) var s: sampler;', 'no-sampling'],
  ['@group(0) @binding(1) var<storage> a: array<u32>;', 'no-storage'],
  ['@location(0) @interpolate(flat) a: u32,', 'flat-either'],
  ['@location(0) @interpolate(flat, first) a: u32,', 'flat-either'],
])('%s is refused', (text, rule) => {
  expect(rulesOf(text)).toEqual([rule])
})

test.each([
  'let a = values[2];',
  'let a = values[2u];',
  'let a = values[ROW / 4u];',
  'let a = textureLoad(t, place, 0); // not textureSample(',
  '@location(0) @interpolate(flat, either) a: u32,',
])('%s is accepted', (text) => {
  expect(rulesOf(text)).toEqual([])
})

test('one more varying than compatibility mode has is refused, at the struct', () => {
  const struct = (n: number) =>
    ['', 'struct V {', ...Array.from({ length: n }, (_, i) => `  @location(${i}) v${i}: vec4<f32>,`), '}'].join('\n')
  expect(lintText(struct(MAX_VARYINGS))).toEqual([])
  const reports = lintText(struct(MAX_VARYINGS + 1))
  expect(reports.map(({ rule, origin }) => `${rule} ${origin.line}`)).toEqual(['max-varyings 2'])
})

test('all reports come at once, each with its place and reason', () => {
  const text = formatReports(lintText('let a = fwidth(p);\n\nlet b = v[i];'))
  expect(text).toMatch(/^x\.wgsl:1: no-derivatives: .*analytic/)
  expect(text).toMatch(/\nx\.wgsl:3: no-dynamic-indexing: .*select/)
})

test('the shaders pass', () => {
  expect(lint(composeFile('.', 'scene.wgsl'))).toEqual([])
})
