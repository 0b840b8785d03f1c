import { expect, test } from 'vitest'
import { compose } from '../../../../shaders/compose.ts'
import { composeFile } from '../../../../shaders/composed-file.ts'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printExpression } from '../../../../shaders/tree/print.ts'
import type { Program } from '../../../../shaders/tree/tree.ts'

const bodyOf = ({ functions }: Program) => functions.get('f')?.body ?? []
const statements = (code: string) => bodyOf(parse(`fn f(x:f32)->f32{${code}return x;}`)).slice(0, -1)

test('the scene is read whole', () => {
  const { code } = composeFile('.', 'scene.wgsl')
  const { functions, structs, bindings } = parse(code)
  expect(functions.size).toBe(code.match(/^fn /gm)?.length)
  expect(structs.size).toBe(code.match(/^struct /gm)?.length)
  expect(bindings.map(({ name }) => name)).toEqual(['view', 'records', 'anchors', 'atlas', 'source'])
})

test('bindings and overrides', () => {
  const code = `
    @group(0) @binding(1) var<uniform> view: View;
    @group(1) @binding(0) var texels: texture_2d_array<f32>;
    override HAS_MOTION: bool = false;`
  const { bindings, overrides } = parse(code)
  expect(bindings).toEqual([
    { attributes: '@group(0)@binding(1)', space: 'uniform', name: 'view', type: 'View' },
    { attributes: '@group(1)@binding(0)', space: '', name: 'texels', type: 'texture_2d_array<f32>' },
  ])
  expect([...overrides.values()]).toMatchObject([{ name: 'HAS_MOTION', type: 'bool', value: { text: 'false' } }])
})

test('types have their short names', () => {
  const { functions } = parse(
    'fn f(a: vec2<f32>, b: mat2x3< f32 >, c: vec4<bool>, d: vec3<u32>) -> vec4<i32> { return vec4<i32>(0); }',
  )
  const f = functions.get('f')
  expect(f?.parameters.map(({ type }) => type)).toEqual(['vec2f', 'mat2x3f', 'vec4b', 'vec3u'])
  expect(f?.result).toBe('vec4i')
})

test('comments go, and numbers lose the letters that say what they are anyway', () => {
  const [first, second] = statements('let a = 2f; /* no */ let b = 1.5f; // no\n')
  expect([first, second].map((s) => s?.kind === 'declare' && s.value?.text)).toEqual(['2.', '1.5'])
})

test('a for is a while with its step at the end', () => {
  const [start, loop] = statements('for (var i = 0u; i < 4u; i++) { x_sum += x; }')
  expect(start).toMatchObject({ kind: 'declare', name: 'i' })
  expect(loop).toMatchObject({ kind: 'while', body: [{ operator: '+=' }, { target: { text: 'i' }, operator: '+=' }] })
  expect(() => statements('for (var i = 0u; i < 4u; i++) { continue; }')).toThrow('"continue" in a "for"')
})

test('operators bind as in WGSL', () => {
  const [s] = statements('let a = x - x * 2.0 < x && !(x == 1.0) || x > -x;')
  expect(s?.kind === 'declare' && s.value ? printExpression(s.value) : '').toBe('(x-x*2.<x&&!(x==1.))||x>-x')
})

test.each([
  ['an unknown statement', 'fn f()->f32{a && b;}', 'is no known statement'],
  ['a call alone', 'fn f()->f32{g();}', 'no known statement'],
  ['a function without a result', 'fn f(){return;}', '"->" is wanted in place of "{"'],
  ['a missing bracket', 'fn f()->f32{return (1.0;}', '")" is wanted in place of ";"'],
  ['a strange sign', 'fn f()->f32{return `;}', 'no token at "`'],
  ['an end in the middle', 'fn f()->f32{return 1.0', 'ends in the middle'],
])('%s is refused', (_, code, message) => {
  expect(() => parse(code)).toThrow(message)
})

test('what is refused is refused at its file and line', () => {
  const files: Record<string, string> = { root: '// first\n#include "lib"', lib: 'fn f()->f32{\n  a;\n}' }
  const { code, origins } = compose('root', (name) => files[name])
  expect(() => parse(code, origins)).toThrow('lib:2: "a ;" is no known statement')
})
