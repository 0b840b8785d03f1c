import { expect, test } from 'vitest'
import { prune } from '../../../shaders/prune.ts'

test('functions, structs and constants that the roots do not reach are left out, of WGSL', () => {
  const kept = [
    'const A:u32=1u;',
    'struct S{a:f32,}',
    'fn used(s:S)->u32{return A;}',
    '@fragment fn fs_main(){used(S(1.0));}',
  ]
  const dropped = ['const B:u32=A;', 'struct T{s:S,}', 'fn unused()->u32{return B;}']
  const code = [kept[0], dropped[0], kept[1], dropped[1], kept[2], dropped[2], kept[3]].join('')
  expect(prune(code, new Set(['fs_main']))).toBe(kept.join('\n'))
})

test('functions, structs and constants that main does not reach are left out, of GLSL', () => {
  const head = '#version 300 es\nprecision highp float;'
  const code = `${head}struct S{vec2 a;};struct T{float b;};const uint A=1u;const uint B=2u;layout(std140)uniform V_block{S _group_0;};float f(float x){return x;}float g(T t){return t.b;}void main(){f(_group_0.a.x+float(A));}`
  const small = prune(code, new Set(['main']))
  expect(small).toContain('#version 300 es\nprecision highp float;')
  for (const name of ['struct S{', 'uint A=', 'V_block', 'float f(', 'void main()']) expect(small).toContain(name)
  for (const name of ['struct T', 'uint B', 'float g(']) expect(small).not.toContain(name)
})

test('bindings stay, used or not', () => {
  const binding = '@group(0)@binding(0)var<uniform> v:vec4<f32>;'
  expect(prune(`${binding}fn main(){}`, new Set(['main']))).toBe(`${binding}\nfn main(){}`)
})
