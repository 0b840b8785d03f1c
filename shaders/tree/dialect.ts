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
 *     min2(a,b)                        min2(a, b), a function of the head       min(a, b)
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

/**
 * Built-ins that WGSL tells what to do with NaN, which makes them 4 (min, max) to 14 times (saturate) as dear on a software GPU as
 * GLSL's, which are told nothing. In the dialect they end in the width of their arguments, and WGSL gets them by `select`; `#` is the
 * type, and saturate(NaN) is 0.
 */
const BY_WIDTH: Readonly<Record<string, readonly [parameters: string, value: string, inGlsl: string]>> = {
  min: ['a:#,b:#', 'select(b,a,a<b)', ' min'],
  max: ['a:#,b:#', 'select(b,a,a>b)', ' max'],
  saturate: ['a:#', 'select(select(#(0),a,a>#(0)),#(1),a>#(1))', '(a)clamp(a,0.,1.)'],
}

/** The word for a built-in of arguments of a type. */
export function wordByWidth(name: string, type: string): string {
  const width = type === 'f32' ? '1' : /^vec([234])f$/.exec(type)?.[1]
  return width !== undefined && Object.hasOwn(BY_WIDTH, name) ? name + width : name
}

/** The built-in of such a word. */
export function withoutWidth(word: string): string {
  const name = word.replace(/[1-4]$/, '')
  return Object.hasOwn(BY_WIDTH, name) ? name : word
}

/** Those of a text that it uses: a name, its width and what the table says. */
function usedByWidth(text: string) {
  const words = [...new Set(text.match(/\b[a-z]+[1-4]\b/g))].sort()
  return words.flatMap((word) => {
    const meaning = BY_WIDTH[word.slice(0, -1)]
    return meaning === undefined ? [] : [{ word, type: word.endsWith('1') ? 'f32' : `vec${word.slice(-1)}f`, meaning }]
  })
}

/** GLSL's meaning of WGSL's words. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  select: '(a,b,c)((c)?b:a)',
  select_: ' mix',
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

/** `alias` lines and functions for the words that a text uses. */
export function aliases(text: string): string {
  const functions = usedByWidth(text).map(({ word, type, meaning: [parameters, value] }) =>
    `fn ${word}(${parameters})->#{return ${value};}`.replaceAll('#', type),
  )
  return used(ALIASES, text, (word, meaning) => `alias ${word}=${meaning};`) + functions.join('')
}

/** `#define` lines for the words that a text uses. */
export function definitions(text: string): string {
  const byWidth = usedByWidth(text).map(({ word, meaning: [, , inGlsl] }) => `#define ${word}${inGlsl}\n`)
  return used(DEFINITIONS, text, (word, meaning) => `#define ${word}${meaning}\n`) + byWidth.join('')
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
