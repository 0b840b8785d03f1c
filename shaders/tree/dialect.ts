/**
 * The dialect that is shipped: one text, from which each GPU backend makes its own language when it starts
 * (`src/backends/webgpu/webgpu-shader.ts`, `src/backends/webgl2/webgl2-shader.ts`). It is WGSL but for
 *
 *     f:vec2(a:float,b:uint){...}      fn f(a: f32, b: u32) -> vec2f {...}      vec2 f(float a, uint b) {...}
 *     a:float=1.$b=2.;                 var a: f32 = 1.; var b = 2.;             float a = 1., b = 2.;
 *     struct S{a:float;};              struct S {a: f32, };                     struct S {float a;};
 *     all(lessThan(a$<b))              all((a < b))                             all(lessThan(a, b))
 *     select_(a,b,c)                   select(a, b, c), c a vector              mix(a, b, c)
 *     textureLoad_(t,p,layer,0)        textureLoad(t, p, layer, 0)              texelFetch(t, ivec3(p, layer), 0)
 *     bitcast_vec2f(a)                 bitcast<vec2f>(a)                        uintBitsToFloat(a)
 *
 * Conditions have brackets, blocks have braces, each local has a value, and a function stands before its first call.
 */

/** GLSL's functions for what WGSL compares by operators. */
export const COMPARISONS: Readonly<Record<string, string>> = {
  '<': 'lessThan',
  '<=': 'lessThanEqual',
  '>': 'greaterThan',
  '>=': 'greaterThanEqual',
  '==': 'equal',
  '!=': 'notEqual',
}

/** Types in the words of GLSL, which are shorter; any other word is itself. */
export function typeWord(type: string): string {
  const scalar = { f32: 'float', u32: 'uint', i32: 'int' }[type]
  if (scalar !== undefined) return scalar
  return type
    .replace(/^vec([234])([fuib])$/, (_, size, kind) => `${kind === 'f' ? '' : kind}vec${size}`)
    .replace(/^(mat\dx\d)f$/, '$1')
}

/** WGSL's meaning of those of the words above that its backend does not make by a rule. */
const ALIASES: Readonly<Record<string, string>> = { float: 'f32', uint: 'u32', int: 'i32' }

/** GLSL's meaning of WGSL's words. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  select: '(a,b,c)((c)?b:a)',
  select_: ' mix',
  saturate: '(a)clamp(a,0.,1.)',
  inverseSqrt: ' inversesqrt',
  atan2: ' atan',
  unpack2x16unorm: ' unpackUnorm2x16',
  textureLoad: '(t,p,l)texelFetch(t,ivec2(p),l)',
  textureLoad_: '(t,p,i,l)texelFetch(t,ivec3(p,i),l)',
  bitcast_u32: ' floatBitsToUint',
  bitcast_i32: ' int',
  bitcast_f32: ' uintBitsToFloat',
  bitcast_vec2f: ' uintBitsToFloat',
  bitcast_vec3f: ' uintBitsToFloat',
  bitcast_vec4f: ' uintBitsToFloat',
}

/** `alias` lines for the words that a text uses. */
export function aliases(text: string): string {
  return used(ALIASES, text, (word, meaning) => `alias ${word}=${meaning};`)
}

/** `#define` lines for the words that a text uses. */
export function definitions(text: string): string {
  return used(DEFINITIONS, text, (word, meaning) => `#define ${word}${meaning}\n`)
}

function used(
  table: Readonly<Record<string, string>>,
  text: string,
  line: (word: string, meaning: string) => string,
): string {
  const words = new Set(text.match(/\w+/g))
  const found = Object.entries(table).filter(([word]) => words.has(word))
  return found.map(([word, meaning]) => line(word, meaning)).join('')
}
