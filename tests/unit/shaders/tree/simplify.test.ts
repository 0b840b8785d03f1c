import { expect, test } from 'vitest'
import { makeLocalsUnique } from '../../../../shaders/tree/locals.ts'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printFunction } from '../../../../shaders/tree/print.ts'
import { settle } from '../../../../shaders/tree/settle.ts'
import { simplify } from '../../../../shaders/tree/simplify.ts'

/** The body of `f` when it is simplified. */
function body(parameters: string, statements: string, result = 'f32', before = ''): string {
  const program = parse(`${before} fn f(${parameters}) -> ${result} { ${statements} }`)
  for (const f of program.functions.values()) makeLocalsUnique(f, new Set())
  simplify(program)
  settle(program)
  const f = program.functions.get('f')
  if (f === undefined) throw new Error('there is no f')
  return printFunction(f).replace(/^[^{]*\{([\s\S]*)\}$/, '$1')
}

test('a local that is used once goes where it is used', () => {
  expect(body('x: f32', 'let a = x * 2.0; let b = a + 1.0; return sqrt(b);')).toBe('return sqrt(x*2.+1.);')
})

test('a name for a name goes wherever it is used', () => {
  expect(body('v: vec2f', 'let a = v.x; return a * a + a;')).toBe('return v.x*v.x+v.x;')
})

test('a local that is used twice stays', () => {
  expect(body('x: f32', 'let a = x * 2.0; return a * a;')).toBe('a:float=x*2.;return a*a;')
})

test('nothing moves across a change of what it reads', () => {
  expect(body('x: f32', 'var v = x; let old = v + 1.0; v = v * 3.0; return old + v * v;')).toBe(
    'v:float=x$old=v+1.;v*=3.;return old+v*v;',
  )
  expect(body('x: f32', 'var v = x; let old = v; v = v * 3.0; return old + v * v;')).toContain('old=v;')
  expect(body('x: vec2f', 'var v = x; let old = v.x; v.x = v.x * 3.0; return old + v.x;')).toContain('old:float=v.x;')
})

test('nothing moves across a change on one branch', () => {
  expect(body('x: f32, c: bool', 'var v = x; let old = v; if (c) { v = 3.0; } return old + v;')).toContain('old=v;')
})

test('nothing moves into a loop: not what the loop changes, nor what it would compute each time', () => {
  const changed = 'var v = x; let old = v; while (v < 9.0) { v = v + old; } return v;'
  expect(body('x: f32', changed)).toContain('old=v;')
  const dear = 'var v = x; let far = sqrt(x); while (v < 9.0) { v = v + far; } return v;'
  expect(body('x: f32', dear)).toContain('far=sqrt(x);')
})

test('within one turn of a loop it does', () => {
  const code = 'var v = x; while (v < 9.0) { let a = v; let b = sqrt(a); v = v + b; } return v;'
  expect(body('x: f32', code)).toBe('v:float=x;while(v<9.){v+=sqrt(v);}return v;')
})

test('a variable is declared where it gets its first value', () => {
  expect(body('x: f32', 'var v = 0.0; let w = sqrt(x); v = w; v = v * v; return v + w;')).toBe(
    'w:float=sqrt(x)$v=w;v*=v;return v+w;',
  )
})

test('but not inside a block that it outlives, nor behind a use of its zero', () => {
  const outlives = 'var v: f32; if (c) { v = x; v = v * v; } return v + v;'
  expect(body('x: f32, c: bool', outlives)).toBe('v:float=0.;if(c){v=x;v*=v;}return v+v;')
  const used = 'var v = 0.0; let w = v + x; v = w * w; return v * v + w;'
  expect(body('x: f32', used)).toMatch(/^v:float=0\./)
  const turns = 'var v = 0.0; var s = 0.0; while (s < x) { s = s + v; v = s * 2.0; } return s;'
  expect(body('x: f32', turns)).toMatch(/^v:float=0\./)
})

test('what is selected by "not" is selected the other way round', () => {
  expect(body('x: f32, c: bool', 'return select(x, 1.0, !c);')).toBe('return select(1.,x,c);')
  expect(body('x: f32, c: u32', 'if (!(c == 1u)) { return x; } else { return 2.0; }')).toContain('if(c!=1u)')
})

test('a struct that is used by its members is no struct', () => {
  const struct = 'struct S { one: f32, two: vec2f, }'
  expect(body('x: f32', 'let s = S(x * x, vec2f(x)); let a = s.one; return a + s.one * s.two.x;', 'f32', struct)).toBe(
    's_one:float=x*x;return s_one+s_one*vec2(x).x;',
  )
  const changed = 'var s = S(0.0, vec2f(0.0)); s.one = x; s.two.x = s.one * 2.0; return s.one * s.one + s.two.x;'
  expect(body('x: f32', changed, 'f32', struct)).toContain('.x=')
  expect(body('x: f32', changed, 'f32', struct)).not.toContain('S(')
  const whole = 'var s = S(0.0, vec2f(0.0)); s.one = x; let a = s; return a;'
  expect(body('x: f32', whole, 'S', struct)).toContain('s.one=x;return s;')
})

test('a struct that takes its own members round stays as it is', () => {
  const struct = 'struct S { one: f32, two: f32, }'
  const code = 'var s = S(x, 2.0); s = S(s.two, s.one); return s.one - s.two * s.one;'
  expect(body('x: f32', code, 'f32', struct)).toContain('s=S(s.two,s.one);')
})

test('of two equal locals one is left, unless what they read has changed', () => {
  expect(body('x: f32', 'let a = sqrt(x); let b = sqrt(x); return a * a + b * b;')).toBe(
    'a:float=sqrt(x);return a*a+a*a;',
  )
  const changed = 'var v = x; let a = sqrt(v); v = v + a; let b = sqrt(v); return a * a + b * b * v;'
  expect(body('x: f32', changed)).toContain('b:float=sqrt(v)')
})

test('locals of one name in two blocks do not meet', () => {
  const code = 'let a = x * x; if c { let a = sqrt(x); return a * a; } return a + a;'
  expect(body('x: f32, c: bool', code)).toBe('a:float=x*x;if(c){a_1:float=sqrt(x);return a_1*a_1;}return a+a;')
})
