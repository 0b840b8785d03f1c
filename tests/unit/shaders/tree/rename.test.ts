import { expect, test } from 'vitest'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printProgram } from '../../../../shaders/tree/print.ts'
import { rename } from '../../../../shaders/tree/rename.ts'
import type { Language } from '../../../../shaders/tree/tree.ts'

function renamed(code: string, keep: readonly string[] = [], language: Language = 'wgsl'): string {
  const program = parse(code, language)
  rename(program, new Set(keep))
  return printProgram(program)
}

test('own names become short, the kept and the foreign stay', () => {
  expect(renamed('fn scale(value:f32)->f32{let factor=2.0;return max(value*factor,size.x);}', ['size'])).toBe(
    'fn e(c:f32)->f32{let d=2.;return max(c*d,size.x);}',
  )
})

test('a swizzle is no member, even where a variable has its name', () => {
  expect(renamed('fn f(v:vec2<f32>)->f32{let x=v.x;let xy=v.xy;return x+xy.y;}')).toMatch(
    /let \w=\w\.x;let \w=\w\.xy;return \w\+\w\.y;/,
  )
})

test('words of attributes stay, even where a member has their name', () => {
  const short = renamed('struct V{@builtin(position) position:vec4<f32>,}fn f(v:V)->vec4<f32>{return v.position;}')
  expect(short).toMatch(/@builtin\(position\)(\w):vec4f\}.*\.\1;/)
})

test('a member that reads like a swizzle is refused', () => {
  expect(() => renamed('struct V{xy:f32,}')).toThrow('struct V: a member called "xy"')
})

test('different names in a function stay different', () => {
  const names = Array.from({ length: 200 }, (_, i) => `name_${i}`)
  const short = renamed(`fn f(){${names.map((name) => `let ${name}=1.0;`).join('')}}`)
  expect(new Set([...short.matchAll(/let (\w+)=/g)].map(([, name]) => name)).size).toBe(200)
})

test('blocks beside each other use the same names, a block inside another has its own', () => {
  const code = 'fn f(c:bool){let outer=1.0;if c{let first=outer;}else{let second=outer;}let last=outer;}'
  expect(renamed(code)).toBe('fn f(c:bool){let d=1.;if c{let e=d;}else{let e=d;}let e=d;}')
})

test('no local has the name of a global that it stands beside', () => {
  const code = 'fn one(value:f32)->f32{return value;}fn two(value:f32)->f32{let other=one(value);return one(other);}'
  const short = renamed(code)
  const [, one, two] = /fn (\w)\(.*fn (\w)\(/.exec(short) ?? []
  expect(short).not.toMatch(new RegExp(`(?:let |\\()(?:${one}|${two})[:=]`))
})

test('uniforms, varyings and struct types follow', () => {
  const code =
    'struct Box { vec2 size; };uniform highp sampler2D kept;flat in vec4 color;Box f(Box box){Box other = Box(box.size * color.x);return other;}'
  const short = renamed(code, ['kept'], 'glsl')
  expect(short).toContain('sampler2D kept;')
  for (const gone of ['Box', 'size', 'color', 'other']) expect(short).not.toContain(gone)
})
