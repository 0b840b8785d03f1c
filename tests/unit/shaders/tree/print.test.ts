import { expect, test } from 'vitest'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printProgram } from '../../../../shaders/tree/print.ts'
import { settle } from '../../../../shaders/tree/settle.ts'

function print(code: string): string {
  const program = parse(code)
  settle(program)
  return printProgram(program)
}

test('functions and structs in the dialect, no two words run together', () => {
  const code =
    'struct S { a : f32, b : mat2x2f, } fn f( x : f32 , s : S ) -> vec4u { if x > 0.0 { return g; } return -x; }'
  expect(print(`@group(0) @binding(0) var<uniform> g: vec4u;${code}`)).toBe(
    'struct S{a:float;b:mat2x2;};f:uvec4(x:float,s:S){if(x>0.){return g;}return-x;}',
  )
})

test('declarations of one type in a row are one', () => {
  expect(print('fn f(x:f32)->f32{let a=x;var b=a;let c=vec2f(a);let d=c*b;let e=d.x;return e;}')).toContain(
    'a:float=x$b=a;c:vec2=vec2(a)$d=c*b;e:float=d.x;',
  )
})

test('loops and branches', () => {
  const code =
    'fn f(x:f32)->f32{var a=x;loop{a+=2.0;if a>9.0{break;}else if a<0.0{discard;}else{a-=x;}}var i=2u;while(i>0u){i--;}return a;}'
  expect(print(code)).toBe(
    'f:float(x:float){a:float=x;for(;;){a+=2.;if(a>9.){break;}else if(a<0.){discard;}else{a-=x;}}i:uint=2u;while(i>0u){i--;}return a;}',
  )
})

test('brackets stay where the order needs them, and only there', () => {
  expect(print('fn f(a:f32,b:f32,c:f32)->f32{return ((a - (b - c)) * (a + b)) - ((a * b) / (b * c));}')).toContain(
    'return(a-(b-c))*(a+b)-a*b/(b*c);',
  )
  expect(print('fn f(a:f32,b:f32)->f32{return -(-a) - (-b);}')).toContain('return- -a- -b;')
})

test('they stay where WGSL asks for them between operators without an order', () => {
  const code = 'fn f(a:u32,b:bool,c:bool)->bool{return ((a & 3u) == 1u) && (b || c);}'
  expect(print(code)).toContain('return(a&3u)==1u&&(b||c);')
  expect(print('fn f(a:u32)->u32{return (a << 1u) | (a & (a + 1u));}')).toContain('return(a<<1u)|(a&(a+1u));')
})

test('numbers lose digits that 32 bits do not hold', () => {
  const code = 'fn f(x:f32)->f32{return x*0.0198550718+1.0-0.0001+1000000000.0*16.0+f32(0xffu);}'
  expect(print(code)).toContain('x*.019855072+1.-1e-4+1e9*16.+float(255u)')
})

test('a vector takes whole numbers, a function floats', () => {
  expect(print('fn f()->vec2<f32>{return max(vec2<f32>(1.0, 0.5), vec2<f32>(0.0));}')).toContain(
    'max2(vec2(1,.5),vec2(0))',
  )
  expect(print('fn f(x:f32)->f32{return max(x, 0.0);}')).toContain('max1(x,0.)')
})

test('vectors are compared by a word that keeps its operator', () => {
  expect(print('fn f(a:vec2f)->bool{return all(a + 1.0 <= vec2f(2.0)) || any((a < a.yx) == (a != a));}')).toContain(
    'all(lessThanEqual(a+1.$<=vec2(2)))||any(equal(lessThan(a$<a.yx)$==notEqual(a$!=a)))',
  )
})

test('what WGSL says about NaN stands in a word with the width of its arguments; whole numbers have no NaN', () => {
  expect(
    print('fn f(a:f32,b:vec4f,c:vec2u)->f32{return min(a,0.0)+dot(max(b,b),saturate(b*2.0))+f32(min(c,c).x);}'),
  ).toContain('min1(a,0.)+dot(max4(b,b),saturate4(b*2.))+float(min(c,c).x)')
})
