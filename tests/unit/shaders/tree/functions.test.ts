import { expect, test } from 'vitest'
import { inlineConstants, prune, shortenCalls } from '../../../../shaders/tree/functions.ts'
import { makeLocalsUnique } from '../../../../shaders/tree/locals.ts'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printProgram } from '../../../../shaders/tree/print.ts'
import { simplify } from '../../../../shaders/tree/simplify.ts'

function shortened(code: string): string {
  const program = parse(code, 'glsl')
  for (const f of program.functions.values()) makeLocalsUnique(f, new Set())
  do simplify(program)
  while (shortenCalls(program))
  prune(program, ['main'])
  return printProgram(program)
}

test('a function that is called once moves to its call', () => {
  const code = 'float f(float a){float b = a * a;return b + b;}void main(){float x = sqrt(y);z = f(x) * 2.0;}'
  expect(shortened(code)).toBe('void main(){float a=sqrt(y),b=a*a;z=(b+b)*2.;}')
})

test('its early returns become branches', () => {
  const code = 'float f(float a){if (a > 1.0) { return 1.0; } float b = a * a;return b + b;}void main(){z = f(y);}'
  expect(shortened(code)).toBe(
    'void main(){float f_result;if(y>1.)f_result=1.;else{float b=y*y;f_result=b+b;}z=f_result;}',
  )
})

test('a function that returns out of a loop stays', () => {
  const code =
    'float f(float a){float b = a;while(b < 9.0){if (b > 5.0) { return b; } b = b + 1.0;}return a;}void main(){z = f(y);}'
  expect(shortened(code)).toContain('float f(')
})

test('a call behind a condition stays, since it would always be paid for', () => {
  const code = 'float f(float a){float b = a * a;return b + b;}void main(){z = c ? f(y) : 1.0;}'
  expect(shortened(code)).toContain('c?f(')
})

test('names of the function and of its caller do not meet', () => {
  const code = 'float f(float a){float b = a * a;return b + b;}void main(){float b = sqrt(y);z = f(b) * b;}'
  expect(shortened(code)).toBe('void main(){float b=sqrt(y),b_1=b*b;z=(b_1+b_1)*b;}')
})

test('an input of the stage that all calls hand over is read where it is used', () => {
  const code =
    'struct V { float a; float b; };float f(V v,float x){float w = v.a * x;return w * w;}void main(){V v = V(va, vb);z = f(v, 1.0) + f(v, v.b);}'
  expect(shortened(code)).toBe('float f(float x){float w=va*x;return w*w;}void main(){z=f(1.)+f(vb);}')
})

test('an argument that differs between calls stays an argument', () => {
  const code = 'float f(float a){float w = a * a;return w * w;}void main(){z = f(y) + f(x);}'
  expect(shortened(code)).toContain('float f(float a)')
})

test('a struct parameter comes as the members that are read', () => {
  const code =
    'struct S { float a; float b; };float f(S s){float w = sqrt(s.b);return w * w;}void main(){S s = S(y, x * x);z = f(s) + f(S(x, y));}'
  expect(shortened(code)).toBe('float f(float s_b){float w=sqrt(s_b);return w*w;}void main(){z=f(x*x)+f(y);}')
})

test('constants of one number go where they are used, others stay', () => {
  const program = parse('const float A = 2.0;const vec2 B = vec2(1.0, 2.0);float f(){return A * A + B.x;}', 'glsl')
  inlineConstants(program)
  expect(printProgram(program)).toBe('const vec2 B=vec2(1,2);float f(){return 2.*2.+B.x;}')
})

test('what the roots do not reach is left out; bindings stay', () => {
  const program = parse(
    'struct S{a:f32}struct T{s:S}const A=vec2f(1.0);const B=A;@group(0)@binding(0)var<uniform> v:vec4<f32>;fn used(s:S)->vec2f{return A;}fn unused(t:T)->vec2f{return B;}@fragment fn fs_main()->vec2f{return used(S(1.0));}',
    'wgsl',
  )
  prune(program, ['fs_main'])
  const text = printProgram(program)
  for (const kept of ['struct S', 'const A', 'var<uniform> v', 'fn used', 'fs_main']) expect(text).toContain(kept)
  for (const gone of ['struct T', 'const B', 'fn unused']) expect(text).not.toContain(gone)
})
