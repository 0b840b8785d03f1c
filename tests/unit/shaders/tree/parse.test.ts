import { expect, test } from 'vitest'
import { composeFile } from '../../../../shaders/build-shaders.ts'
import { translate } from '../../../../shaders/translate.ts'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printProgram } from '../../../../shaders/tree/print.ts'

const scene = composeFile('.', 'scene.wgsl')
const { vertex, fragment } = translate(scene)

const wgsl = (code: string) => printProgram(parse(code, 'wgsl'))
const glsl = (code: string) => printProgram(parse(code, 'glsl'))

test.each([
  ['the WGSL', scene.code, 'wgsl'],
  ['the vertex GLSL', vertex, 'glsl'],
  ['the fragment GLSL', fragment, 'glsl'],
] as const)('%s is printed a quarter shorter, and WGSL reads as the same program again', (_, code, language) => {
  const program = parse(code, language)
  const text = printProgram(program)
  expect(text.length).toBeLessThan(code.length * 0.75)
  // GLSL that declares several variables at once is printed, but not read.
  if (language === 'wgsl') expect(printProgram(parse(text, language))).toBe(text)
})

test('comments and white space go, and no two words run together', () => {
  expect(wgsl('// a\nfn f( x : f32 ) -> f32 { /* b */ if x > 0.0 { return x; } return -x; }')).toBe(
    'fn f(x:f32)->f32{if x>0.{return x;}return-x;}',
  )
})

test('brackets stay where the order needs them, and only there', () => {
  expect(wgsl('fn f(a:f32,b:f32,c:f32)->f32{return ((a - (b - c)) * (a + b)) - ((a * b) / (b * c));}')).toContain(
    'return(a-(b-c))*(a+b)-a*b/(b*c);',
  )
  expect(glsl('float f(float a,float b){return -(-a) - (-b);}')).toContain('return- -a- -b;')
  expect(glsl('bool f(bool a,bool b,bool c){return (a ? b : c) ? a : (b || (a && c));}')).toContain(
    'return(a?b:c)?a:b||a&&c;',
  )
})

test('WGSL keeps the brackets that it asks for between operators without an order', () => {
  const code = 'fn f(a:u32,b:bool,c:bool)->bool{return ((a & 3u) == 1u) && (b || c);}'
  expect(wgsl(code)).toContain('return(a&3u)==1u&&(b||c);')
  expect(wgsl('fn f(a:u32)->u32{return (a << 1u) | (a & (a + 1u));}')).toContain('return(a<<1u)|(a&(a+1u));')
})

test('numbers lose digits that 32 bits do not hold', () => {
  const code = 'fn f(x:f32)->f32{return x*0.0198550718+1.0-0.0001+1000000000.0*16.0+0xffu;}'
  expect(wgsl(code)).toContain('x*.019855072+1.-1e-4+1e9*16.+255u')
})

test('a vector takes whole numbers, a function floats', () => {
  expect(wgsl('fn f()->vec2<f32>{return max(vec2<f32>(1.0, 0.5), vec2<f32>(0.0));}')).toContain(
    'max(vec2f(1,.5),vec2f(0))',
  )
  expect(wgsl('fn f(x:f32)->f32{return max(x, 0.0);}')).toContain('max(x,0.)')
})

test('let stays let, and only what changes is var', () => {
  expect(wgsl('fn f()->f32{var a=1.0;var b=2.0;a+=b;return a;}')).toContain('var a=1.;let b=2.;a+=b;')
})

test('GLSL declares neighbours of a type at once, and drops braces about one statement', () => {
  const code =
    'float f(float x){float a = x;float b = a;if (a > b) { return a; } else { if (b > x) { return b; } } return x;}'
  expect(glsl(code)).toBe('float f(float x){float a=x,b=a;if(a>b)return a;else if(b>x)return b;return x;}')
})

test('an else keeps to its if', () => {
  const code = 'float f(bool a,bool b){if (a) { if (b) { return 1.0; } } else { return 2.0; } return 3.0;}'
  expect(glsl(code)).toContain('if(a){if(b)return 1.;}else return 2.;return 3.;')
})

test.each([
  ['an unknown statement', 'fn f(){a << b;}', 'is no known statement'],
  ['a call alone', 'fn f(){g();}', 'no known statement'],
  ['a missing bracket', 'fn f(){return (1.0;}', '")" is wanted in place of ";"'],
  ['a strange sign', 'fn f(){return `;}', 'no token at "`'],
  ['an end in the middle', 'fn f(){return 1.0', 'ends in the middle'],
])('%s is refused', (_, code, message) => {
  expect(() => parse(code, 'wgsl')).toThrow(message)
})
