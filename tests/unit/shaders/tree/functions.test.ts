import { expect, test } from 'vitest'
import { inlineConstants, prune, shortenCalls } from '../../../../shaders/tree/functions.ts'
import { makeLocalsUnique } from '../../../../shaders/tree/locals.ts'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printProgram } from '../../../../shaders/tree/print.ts'
import { settle } from '../../../../shaders/tree/settle.ts'
import { simplify } from '../../../../shaders/tree/simplify.ts'

const INPUT = 'struct In { x: f32, y: f32, } '

/** `main` and what is left beside it. */
function shortened(code: string): string {
  const program = parse(INPUT + code)
  for (const f of program.functions.values()) makeLocalsUnique(f, new Set())
  do simplify(program)
  while (shortenCalls(program))
  prune(program, ['main'])
  settle(program)
  return printProgram(program).replace(/^struct In\{.*?\};/, '')
}

const main = (body: string) => `fn main(i: In) -> f32 { ${body} }`

test('a function that is called once moves to its call', () => {
  const code = `fn f(a: f32) -> f32 { let b = a * a; return b + b; } ${main('let x = sqrt(i.y); return f(x) * 2.0;')}`
  expect(shortened(code)).toBe('main:float(i:In){a:float=sqrt(i.y)$b=a*a;return(b+b)*2.;}')
})

test('its early returns become branches', () => {
  const code = `fn f(a: f32) -> f32 { if (a > 1.0) { return 1.0; } let b = a * a; return b + b; } ${main('return f(i.y);')}`
  expect(shortened(code)).toBe(
    'main:float(i:In){f_result:float=0.;if(i.y>1.){f_result=1.;}else{b:float=i.y*i.y;f_result=b+b;}return f_result;}',
  )
})

test('a function that returns out of a loop stays', () => {
  const f = 'fn f(a: f32) -> f32 { var b = a; while (b < 9.0) { if (b > 5.0) { return b; } b = b + 1.0; } return a; }'
  expect(shortened(`${f} ${main('return f(i.y);')}`)).toContain('f:float(')
})

test('a call behind a condition stays, since it would always be paid for', () => {
  const f = 'fn f(a: f32) -> f32 { let b = a * a; return b + b; }'
  expect(shortened(`${f} ${main('return f32(i.x > 0.0 && f(i.y) > 1.0);')}`)).toContain('&&f(')
})

test('names of the function and of its caller do not meet', () => {
  const code = `fn f(a: f32) -> f32 { let b = a * a; return b + b; } ${main('let b = sqrt(i.y); return f(b) * b;')}`
  expect(shortened(code)).toBe('main:float(i:In){b:float=sqrt(i.y)$b_1=b*b;return(b_1+b_1)*b;}')
})

test('a binding that all calls hand over is read where it is used', () => {
  const code = `
    @group(0) @binding(0) var<uniform> view: In;
    fn f(v: In, x: f32) -> f32 { let w = v.x * x; return w * w; }
    ${main('return f(view, 1.0) + f(view, i.y);')}`
  expect(shortened(code)).toBe('f:float(x:float){w:float=view.x*x;return w*w;}main:float(i:In){return f(1.)+f(i.y);}')
})

test('an argument that differs between calls stays an argument', () => {
  const code = `fn f(a: f32) -> f32 { let w = a * a; return w * w; } ${main('return f(i.y) + f(i.x);')}`
  expect(shortened(code)).toContain('f:float(a:float)')
})

test('a struct parameter comes as the members that are read', () => {
  const code = `
    struct S { one: f32, two: f32, }
    fn f(s: S) -> f32 { let w = sqrt(s.two); return w * w; }
    ${main('let s = S(i.y, i.x * i.x); return f(s) + f(S(i.x, i.y));')}`
  expect(shortened(code)).toBe(
    'f:float(s_two:float){w:float=sqrt(s_two);return w*w;}main:float(i:In){return f(i.x*i.x)+f(i.y);}',
  )
})

test('constants go where they are used', () => {
  const program = parse('const A = 2.0; const B = vec2f(A, 1.0); fn f() -> f32 { return A * A + B.x; }')
  inlineConstants(program)
  expect(printProgram(program)).toBe('f:float(){return 2.*2.+vec2(2,1).x;}')
})

test('what the roots do not reach is left out; bindings and their structs stay', () => {
  const program = parse(`
    struct S { a: f32, } struct T { s: S, } struct View { b: f32, }
    @group(0) @binding(0) var<uniform> v: View;
    fn used(s: S) -> f32 { return s.a; }
    fn unused(t: T) -> f32 { return t.s.a; }
    @fragment fn fs_main() -> @location(0) f32 { return used(S(1.0)); }`)
  prune(program, ['fs_main'])
  expect([...program.structs.keys()]).toEqual(['S', 'View'])
  expect([...program.functions.keys()]).toEqual(['used', 'fs_main'])
  expect(program.bindings).toHaveLength(1)
})
