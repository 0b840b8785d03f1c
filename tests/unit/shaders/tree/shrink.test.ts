import { parseWgsl, validate, writeWgsl } from 'naga-wasm'
import { describe, expect, test } from 'vitest'
import { compose } from '../../../../shaders/compose.ts'
import { composeFile } from '../../../../shaders/composed-file.ts'
import { shrink } from '../../../../shaders/tree/shrink.ts'
import { withParts } from '../../../../src/backends/shader-parts.ts'
import { toGlsl } from '../../../../src/backends/webgl2/webgl2-shader.ts'
import { toWgsl } from '../../../../src/backends/webgpu/webgpu-shader.ts'

const composed = composeFile('.', 'scene.wgsl')
const scene = shrink(composed)
const TEXTURES = ['records', 'anchors', 'atlas', 'source']

const SMALL = `
struct View { size: vec2f, scale: f32 }
@group(0) @binding(0) var<uniform> view: View;
@group(0) @binding(1) var words: texture_2d<u32>;
override BRIGHT: bool = false;
struct Varyings {
  @builtin(position) position: vec4f,
  @location(0) @interpolate(flat, either) color: vec4f,
  @location(1) @interpolate(flat, either) head: vec2u,
}
fn doubled(v: vec2f) -> vec2f { let w = v * view.scale; return w + w * w; }
fn texel(at: u32) -> vec4u { let place = vec2u(at, at); return textureLoad(words, place, 0); }
@vertex fn vs_main(@location(0) slot: u32, @builtin(vertex_index) index: u32) -> Varyings {
  var out: Varyings;
  let t = texel(slot);
  out.position = vec4f(doubled(bitcast<vec2f>(t.xy)), 0.0, 1.0);
  if (index > 1u) { out.color = vec4f(1.0); }
  out.head = texel(slot + index).zw;
  return out;
}
@fragment fn fs_main(in: Varyings) -> @location(0) vec4f {
  let p = doubled(in.position.xy) + doubled(view.size);
  if (any(p < view.size)) { discard; }
  var color = in.color * atan2(p.x, f32(in.head.x));
  if (BRIGHT) { color = select(color, color * color, color > vec4f(0.5)); }
  return saturate(color);
}`

const small = (code = SMALL) => shrink(compose('root', () => code))

/** Built-ins of a program, as naga names them. */
function builtins(code: string): string[] {
  const module = parseWgsl(code)
  const called = writeWgsl(module, validate(module)).matchAll(/(?<!fn )\b([a-z]\w*)(?:<\w+>)?\(/g)
  const known =
    /^(?:textureLoad|atan2|exp|cos|sin|sqrt|inverseSqrt|transpose|determinant|bitcast|any|all|mix|step|fract|unpack2x16unorm)$/
  return [...new Set([...called].map(([, word = '']) => word))].filter((word) => known.test(word)).sort()
}

test('the WGSL of the scene is valid, and needs the built-ins that the long one needs', () => {
  const short = toWgsl(scene.text, scene.wgsl)
  expect(builtins(short)).toEqual(builtins(composed.code))
  expect(builtins(short).length).toBeGreaterThan(10)
  for (const name of TEXTURES) expect(short).toContain(`var ${name}:`)
  expect(scene.text.length).toBeLessThan(composed.code.length * 0.3)
})

test('a constructor without arguments is zero in both languages', () => {
  const { text, wgsl, glsl } = small(
    SMALL.replace(
      'return saturate(color);',
      `var m = mat2x4f();
       var pair = Pair();
       var i = u32();
       while (i < 3u) { m = m * 2.0; m[0] = color + vec4f(); pair.b = m[1]; pair.a = f32(i); i += 1u; }
       return saturate(m[0] + pair.b * pair.a);`,
    ).replace('fn doubled', 'struct Pair { a: f32, b: vec4f } fn doubled'),
  )
  expect(text).toContain('mat2x4(vec4(0),vec4(0))')
  expect(text).not.toMatch(/(?:vec\d|mat\dx\d|float|uint)\(\)/)
  validate(parseWgsl(toWgsl(text, wgsl)))
  expect(toGlsl(text, glsl)[1]).toContain('mat2x4(vec4(0),vec4(0))')
})

test('the shortening is stable', () => {
  expect(shrink(composeFile('.', 'scene.wgsl'))).toEqual(scene)
})

describe('code that comes later', () => {
  const { text, parts, wgsl, glsl, overrides } = shrink(composed, 'HAS_TRAIL')
  const all = withParts(text, parts)

  test('is not in the text, which is a shader without it', () => {
    for (const code of [toWgsl(withParts(text, []), wgsl), toWgsl(all, wgsl)]) validate(parseWgsl(code))
    expect(text.match(/~/g)).toHaveLength(parts.length)
    expect(all.length - withParts(text, []).length).toBeGreaterThan(4000)
    expect(overrides).toEqual(['HAS_MOTION', 'HAS_SOLID'])
    for (const head of [...wgsl, ...glsl]) expect(head).not.toContain('HAS_TRAIL')
  })

  test('in its places is the whole shader', () => {
    const trails = /HAS_TRAIL&&(\()?/g
    const bare = (code: string) => code.replace(trails, '$1')
    expect([...all].sort().join('')).toBe([...bare(scene.text)].sort().join(''))
    expect(scene.text.match(trails)).toHaveLength(2)
  })

  test('is what its conditions alone need, and may stand under nothing else', () => {
    const code = SMALL.replace('if (BRIGHT) {', 'if (BRIGHT && color.x > 0.5) {')
    const later = shrink(
      compose('root', () => code),
      'BRIGHT',
    )
    expect(later.parts).toEqual([expect.stringMatching(/^if\(\w\.x>\.5\)\{\w=select_/)])
    expect(later.text).toMatch(/atan2\([^~]*~return saturate/)
    expect(() =>
      shrink(
        compose('root', () => SMALL),
        'BRIGHT',
      ),
    ).toThrow('"BRIGHT" may only begin the condition')
  })
})

test('a shader as WGSL', () => {
  const { text, wgsl } = small()
  const code = toWgsl(text, wgsl)
  validate(parseWgsl(code))
  expect(code).toContain('override BRIGHT:bool=false;')
  expect(code).toMatch(/@vertex fn vs\(@location\(0\)(\w):u32,@builtin\(vertex_index\)(\w):u32\)->IO\{var io:IO;/)
  expect(code).toMatch(/if\(any\(\(\w<\w+\.\w\)\)\)\{discard;\}/)
  expect(code).toMatch(/select\(\w,\w\*\w,\(\w>vec4f\(\.5\)\)\)/)
  expect(code).toContain('bitcast<vec2f>(')
})

test('a shader as GLSL: what both stages need in both, the rest in its own', () => {
  const { text, glsl } = small()
  const [vertex, fragment] = toGlsl(text, glsl)
  for (const stage of [vertex, fragment]) {
    expect(stage).toMatch(/^#version 300 es\n#define io (out|in)\nprecision highp float;/)
    expect(stage).toContain('uniform highp usampler2D words;')
    expect(stage).toMatch(/layout\(std140\)uniform \w+\{vec2 \w;float \w;\}\w+;/)
    expect(stage).toMatch(/flat io vec4 (\w+);flat io uvec2 (\w+);/)
    expect(stage).not.toMatch(/[@$:]|io\./)
    expect(stage).toMatch(/vec2 \w+\(vec2 \w\)\{vec2 \w=/)
  }
  expect(vertex).toContain('textureLoad(words,')
  expect(fragment).not.toContain('textureLoad(words,')
  expect(vertex).toMatch(/layout\(location=0\)in uint (\w);void main\(\)\{vec4 (\w+);uint \w=uint\(gl_VertexID\);/)
  expect(fragment).toMatch(/any\(lessThan\(\w,\w+\.\w\)\)/)
  expect(fragment).toMatch(/select_\(\w,\w\*\w,greaterThan\(\w,vec4\(\.5\)\)\)/)
  expect(fragment).toMatch(/\}void main\(\)\{color=fs\(\);\}$/)
})

test('clip space is turned over once, in GLSL', () => {
  const [vertex, fragment] = toGlsl(scene.text, scene.glsl)
  expect(vertex.match(/vec4\(1,-1,2,1\)/g)).toHaveLength(1)
  expect(fragment).not.toContain('gl_Position')
})

test('what the vertex stage may leave unset is zero in GLSL as it is in WGSL', () => {
  const { text, glsl } = small()
  const [vertex] = toGlsl(text, glsl)
  const [, color, head] = /flat io vec4 (\w+);flat io uvec2 (\w+);/.exec(vertex) ?? []
  expect(vertex).toContain(`${color}=vec4(0);`)
  expect(vertex).not.toContain(`${head}=uvec2(0);`)
})

test('words that a shader does not use are not defined for it', () => {
  const { glsl, wgsl } = small()
  expect(glsl[0]).toContain('#define atan2 atan\n')
  expect(glsl[0]).not.toContain('inverseSqrt')
  expect(wgsl[0]).toContain('alias uint=u32;')
  expect(wgsl[0]).not.toContain('alias int=')
})

test.each([
  [
    'a varying that is not flat',
    '@location(0) @interpolate(flat, either) color',
    '@location(0) color',
    'must be @location(0) @interp',
  ],
  [
    'a position that is not first',
    '@builtin(position) position: vec4f,\n  @location(0) @interpolate(flat, either) color: vec4f,',
    '@location(0) @interpolate(flat, either) color: vec4f, @builtin(position) position: vec4f,',
    'must begin with its position',
  ],
  ['an output that is used as a whole', 'out.head =', 'out = out; out.head =', 'by its members only'],
  ['an early return', 'if (index > 1u) {', 'if (index > 1u) { return out;', 'by its members only'],
  [
    'another input',
    '@builtin(vertex_index) index',
    '@builtin(base_vertex) index',
    'the vertex stage cannot have @builtin(base_vertex)',
  ],
  ['a texture of a kind that has no word', 'texture_2d<u32>', 'texture_3d<u32>', 'texture words has a type'],
  [
    'a uniform that may lie otherwise',
    'scale: f32 }',
    'scale: f32, m: mat2x2f }',
    'must be a struct of scalars and vectors',
  ],
])('%s is refused', (_, find, replace, message) => {
  expect(SMALL).toContain(find)
  expect(() => small(SMALL.replace(find, replace))).toThrow(message)
})
