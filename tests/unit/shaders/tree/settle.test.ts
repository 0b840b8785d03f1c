import { expect, test } from 'vitest'
import { parse } from '../../../../shaders/tree/parse.ts'
import { printFunction } from '../../../../shaders/tree/print.ts'
import { settle } from '../../../../shaders/tree/settle.ts'

const HEAD = `
  struct S { m: mat2x3f, n: f32, }
  struct View { size: vec2f, time: u32, }
  @group(0) @binding(0) var<uniform> view: View;
  @group(0) @binding(1) var words: texture_2d<u32>;
  @group(0) @binding(2) var texels: texture_2d_array<f32>;
  override FLAG: bool = false;
  const HALF = vec2f(0.5);
  fn g(x: f32) -> vec2f { return vec2f(x); }`

function settled(statements: string): string {
  const code = `${HEAD} fn f(v: vec2f, w: vec4f, s: S, n: f32, m: mat2x2f, u: u32, i: i32, b: bool) -> f32 { ${statements} return n; }`
  const program = parse(code)
  settle(program)
  const f = program.functions.get('f')
  if (f === undefined) throw new Error('there is no f')
  return printFunction(f).replace(/^[^{]*\{(.*)return n;\}$/, '$1')
}

test.each([
  ['v', 'vec2'],
  ['v.y', 'float'],
  ['w.zyx', 'vec3'],
  ['v[1]', 'float'],
  ['m[1]', 'vec2'],
  ['s.m', 'mat2x3'],
  ['s.m[0].z', 'float'],
  ['s.m * v', 'vec3'],
  ['w.xyz * s.m', 'vec2'],
  ['transpose(s.m)', 'mat3x2'],
  ['m * s.n', 'mat2x2'],
  ['2.0 * v', 'vec2'],
  ['n / w', 'vec4'],
  ['v < v.yx', 'bvec2'],
  ['n < 1.0', 'bool'],
  ['b && FLAG', 'bool'],
  ['view.time', 'uint'],
  ['u + 1', 'uint'],
  ['i', 'int'],
  ['bitcast<i32>(view.time - u)', 'int'],
  ['bitcast<vec4f>(textureLoad(words, v, 0))', 'vec4'],
  ['textureLoad(words, vec2u(v), 0)', 'uvec4'],
  ['textureLoad(texels, vec2i(v), u, 0).xy', 'vec2'],
  ['unpack2x16unorm(u)', 'vec2'],
  ['g(n)', 'vec2'],
  ['S(s.m, n)', 'S'],
  ['dot(w, w)', 'float'],
  ['determinant(m)', 'float'],
  ['any(v > v)', 'bool'],
  ['max(0.0, n)', 'float'],
  ['mix(w, w, n)', 'vec4'],
  ['select(u, 0, b)', 'uint'],
  ['-v', 'vec2'],
  ['!b', 'bool'],
  ['HALF', 'vec2'],
  ['f32(u)', 'float'],
  ['2', 'int'],
  ['1e3', 'float'],
])('a local gets the type of %s', (value, type) => {
  expect(settled(`let a = ${value};`)).toMatch(new RegExp(`^a:${type}=`))
})

test.each([
  ['let a = n * 2 + (3 - 1);', 'a:float=n*2.+(3.-1.);'],
  ['let a = u * 2 + 0xf;', 'a:uint=u*2u+15u;'],
  ['let a = v * 2;', 'a:vec2=v*2.;'],
  ['let a: f32 = 1;', 'a:float=1.;'],
  ['var a = n; a += 1; a = 2;', 'a:float=n;a+=1.;a=2.;'],
  ['var a = u; a++; a -= 1;', 'a:uint=u;a++;a--;'],
  ['let a = max(n, 0);', 'a:float=max1(n,0.);'],
  ['let a = mix(v, v, 1);', 'a:vec2=mix(v,v,1.);'],
  ['let a = g(1);', 'a:vec2=g(1.);'],
  ['let a = S(s.m, 1);', 'a:S=S(s.m,1.);'],
  ['let a = vec2f(1, n);', 'a:vec2=vec2(1,n);'],
  ['let a = u << 2;', 'a:uint=u<<2u;'],
  ['let a = -1 * n;', 'a:float=-1.*n;'],
  ['let a = n < 1 && u == 3;', 'a:bool=n<1.&&u==3u;'],
])('a number is of its place: %s', (code, expected) => {
  expect(settled(code)).toBe(expected)
})

test.each([
  ['var a: f32;', 'a:float=0.;'],
  ['var a: vec3u;', 'a:uvec3=uvec3(0);'],
  ['var a: bool;', 'a:bool=false;'],
  ['var a: mat2x3f;', 'a:mat2x3=mat2x3(vec3(0),vec3(0));'],
])('a local without a value gets WGSL’s zero: %s', (code, expected) => {
  expect(settled(code)).toBe(expected)
})

test.each([
  ['let a = select(v, v.yx, b);', 'a:vec2=select(v,v.yx,b);'],
  ['let a = select(v, v.yx, v > v.yx);', 'a:vec2=select_(v,v.yx,greaterThan(v$>v.yx));'],
  ['let a = textureLoad(texels, vec2u(v), 1, 0);', 'a:vec4=textureLoad_(texels,uvec2(v),1,0);'],
  ['let a = bitcast<vec2f>(vec2u(u));', 'a:vec2=bitcast_vec2f(uvec2(u));'],
])('what GLSL says in other words has a word of its own: %s', (code, expected) => {
  expect(settled(code)).toBe(expected)
})

test.each([
  ['let a = round(n);', 'in f: the type of "round" is not known'],
  ['let a = oops;', 'the type of "oops" is not known'],
  ['let a = n % 2.0;', 'GLSL has no "%" of floats'],
  ['let a = b & b;', 'GLSL has no "&" of bools'],
  ['let a = all(!(v < v));', '"!" of a vector'],
  ['var a: texture_2d<f32>;', 'texture_2d<f32> needs a value'],
])('what GLSL cannot say is refused: %s', (code, message) => {
  expect(() => settled(code)).toThrow(message)
})
