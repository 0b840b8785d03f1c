import { parseWgsl, validate } from 'naga-wasm'
import { expect, test } from 'vitest'
import { composeFile } from '../../../shaders/build-shaders.ts'
import { minify } from '../../../shaders/minify.ts'
import { prune } from '../../../shaders/prune.ts'
import { shorten } from '../../../shaders/shorten.ts'

const wgsl = (code: string, ...keep: string[]) => shorten([code], 'wgsl', new Set(keep))[0]

test('own names become short, the kept and the foreign stay', () => {
  expect(wgsl('fn scale(value:f32)->f32{let factor=2.0;return max(value*factor,size.x);}', 'size')).toBe(
    'fn e(c:f32)->f32{let d=2.0;return max(c*d,size.x);}',
  )
})

test('a swizzle is no member, even where a variable has its name', () => {
  const short = wgsl('fn f(v:vec2<f32>)->f32{let x=v.x;let xy=v.xy;return x+xy.y;}')
  expect(short).toMatch(/=\w\.x;let \w=\w\.xy;return \w\+\w\.y;/)
})

test('words of attributes stay, even where a member has their name', () => {
  const short = wgsl('struct V{@builtin(position) position:vec4<f32>,}fn f(v:V)->vec4<f32>{return v.position;}')
  expect(short).toMatch(/@builtin\(position\) (\w):vec4<f32>,\}.*\.\1;/)
})

test('a member that reads like a swizzle is refused', () => {
  expect(() => wgsl('struct V{xy:f32,}')).toThrow('struct V: a member called "xy"')
})

test('different names in a function stay different', () => {
  const names = Array.from({ length: 200 }, (_, i) => `name_${i}`)
  const short = wgsl(`fn f(){${names.map((name) => `let ${name}=1;`).join('')}}`) ?? ''
  expect(new Set([...short.matchAll(/let (\w+)=/g)].map(([, name]) => name)).size).toBe(200)
})

test('what two sources share stays the same text', () => {
  const shared = 'float twice(float value){return value+value;}'
  const sources = [`${shared}void main(){float other=twice(1.0);}`, `${shared}void main(){twice(2.0);}`]
  const [first = '', second = ''] = shorten(sources, 'glsl', new Set(['main']))
  expect(first.slice(0, first.indexOf('void'))).toBe(second.slice(0, second.indexOf('void')))
})

test('the shortened scene is valid and differs in names only', () => {
  const { code } = composeFile('.', 'scene.wgsl')
  const keep = new Set(['vs_main', 'fs_main', 'view', 'records', 'anchors', 'atlas', 'source'])
  const pruned = prune(minify(code), keep)
  const [short = ''] = shorten([pruned], 'wgsl', keep)
  expect(() => validate(parseWgsl(short))).not.toThrow()
  expect(short.replace(/[A-Za-z_]\w*/g, 'w')).toBe(pruned.replace(/[A-Za-z_]\w*/g, 'w'))
})
