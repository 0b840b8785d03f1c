import { expect, test } from 'vitest'
import { makeLocalsUnique } from '../../../../shaders/tree/locals.ts'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printFunction } from '../../../../shaders/tree/print.ts'
import { simplify } from '../../../../shaders/tree/simplify.ts'
import type { Language } from '../../../../shaders/tree/tree.ts'

function body(code: string, language: Language = 'glsl', name = 'f'): string {
  const program = parse(code, language)
  for (const f of program.functions.values()) makeLocalsUnique(f, new Set())
  simplify(program)
  const f = program.functions.get(name)
  if (f === undefined) throw new Error(`there is no ${name}`)
  return printFunction(f, program).replace(/^[^{]*\{([\s\S]*)\}$/, '$1')
}

test('a local that is used once goes where it is used', () => {
  expect(body('float f(float x){float _e1 = x * 2.0;float _e2 = _e1 + 1.0;return sqrt(_e2);}')).toBe(
    'return sqrt(x*2.+1.);',
  )
})

test('a name for a name goes wherever it is used', () => {
  expect(body('float f(vec2 v){float a = v.x;return a * a + a;}')).toBe('return v.x*v.x+v.x;')
})

test('a local that is used twice stays', () => {
  expect(body('float f(float x){float a = x * 2.0;return a * a;}')).toBe('float a=x*2.;return a*a;')
})

test('nothing moves across a change of what it reads', () => {
  expect(body('float f(float x){float v = x;float old = v + 1.0;v = v * 3.0;return old + v * v;}')).toBe(
    'float v=x,old=v+1.;v*=3.;return old+v*v;',
  )
  expect(body('float f(float x){float v = x;float old = v;v = v * 3.0;return old + v * v;}')).toContain('old=v;')
  expect(body('float f(vec2 x){vec2 v = x;float old = v.x;v.x = v.x * 3.0;return old + v.x;}')).toContain('old=v.x;')
})

test('nothing moves across a change on one branch', () => {
  const code = 'float f(float x,bool c){float v = x;float old = v;if (c) { v = 3.0; } return old + v;}'
  expect(body(code)).toContain('old=v;')
})

test('nothing moves into a loop: not what the loop changes, nor what it would compute each time', () => {
  const changed = 'float f(float x){float v = x;float old = v;while(v < 9.0){v = v + old;}return v;}'
  expect(body(changed)).toContain('old=v;')
  const dear = 'float f(float x){float v = x;float far = sqrt(x);while(v < 9.0){v = v + far;}return v;}'
  expect(body(dear)).toContain('far=sqrt(x);')
})

test('within one turn of a loop it does', () => {
  const code = 'float f(float x){float v = x;while(v < 9.0){float _e1 = v;float _e2 = sqrt(_e1);v = v + _e2;}return v;}'
  expect(body(code)).toBe('float v=x;while(v<9.)v+=sqrt(v);return v;')
})

test("a variable is declared where it gets its first value, as naga's are not", () => {
  expect(body('float f(float x){float v = 0.0;float w = sqrt(x);v = w;v = v * v;return v + w;}')).toBe(
    'float w=sqrt(x),v=w;v*=v;return v+w;',
  )
})

test('but not inside a block that it outlives, nor behind a use of its zero', () => {
  const outlives = 'float f(float x,bool c){float v = 0.0;if (c) { v = x;v = v * v; } return v + v;}'
  expect(body(outlives)).toBe('float v=0.;if(c){v=x;v*=v;}return v+v;')
  const used = 'float f(float x){float v = 0.0;float w = v + x;v = w * w;return v * v + w;}'
  expect(body(used)).toMatch(/^float v=0\./)
  const turns = 'float f(float x){float v = 0.0;float s = 0.0;while(s < x){s = s + v;v = s * 2.0;}return s;}'
  expect(body(turns)).toMatch(/^float v=0\./)
})

test("naga's loops become plain ones", () => {
  const code =
    'float f(float x){float v = 0.0;v = x;while(true){float _e1 = v;if ((_e1 < 9.0)) { } else { break; } { float _e2 = v;v = (_e2 + 1.0); } }return v;}'
  expect(body(code)).toBe('float v=x;while(v<9.)v+=1.;return v;')
})

test("naga's && and || become operators", () => {
  const and =
    'bool f(bool a,float x){bool l = false;if (a) { l = (x > 1.0); } else { l = false; } bool _e1 = l;return _e1;}'
  expect(body(and)).toBe('return a&&x>1.;')
  const or =
    'bool f(bool a,float x){bool l = false;if (!(a)) { l = (x > 1.0); } else { l = true; } bool _e1 = l;return _e1;}'
  expect(body(or)).toBe('return a||x>1.;')
})

test('a struct that is used by its members is no struct', () => {
  const struct = 'struct S { float a; vec2 b; };'
  const code = `${struct}float f(float x){S s = S(x * x, vec2(x));float _e1 = s.a;return _e1 + s.a * s.b.x;}`
  expect(body(code)).toBe('float s_a=x*x;return s_a+s_a*vec2(x).x;')
  const changed = `${struct}float f(float x){S s = S(0.0, vec2(0.0));s.a = x;s.b.x = s.a * 2.0;return s.a * s.a + s.b.x;}`
  expect(body(changed)).toContain('.x=')
  expect(body(changed)).not.toContain('S(')
  const whole = `${struct}S f(float x){S s = S(0.0, vec2(0.0));s.a = x;S _e1 = s;return _e1;}`
  expect(body(whole)).toContain('s.a=x;return s;')
})

test('a struct that takes its own members round stays as it is', () => {
  const code =
    'struct S { float a; float b; };float f(float x){S s = S(x, 2.0);s = S(s.b, s.a);return s.a - s.b * s.a;}'
  expect(body(code)).toContain('s=S(s.b,s.a);')
})

test('of two equal locals one is left, unless what they read has changed', () => {
  const same = 'float f(float x){float a = sqrt(x);float b = sqrt(x);return a * a + b * b;}'
  expect(body(same)).toBe('float a=sqrt(x);return a*a+a*a;')
  const changed =
    'float f(float x){float v = x;float a = sqrt(v);v = v + a;float b = sqrt(v);return a * a + b * b * v;}'
  expect(body(changed)).toContain('b=sqrt(v)')
})

test('locals of one name in two blocks do not meet', () => {
  const code = 'fn f(x:f32,c:bool)->f32{let a=x*x;if c{let a=sqrt(x);return a*a;}return a+a;}'
  expect(body(code, 'wgsl')).toBe('let a=x*x;if c{let a_1=sqrt(x);return a_1*a_1;}return a+a;')
})
