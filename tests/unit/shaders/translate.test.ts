import { expect, test } from 'vitest'
import { composeFile } from '../../../shaders/build-shaders.ts'
import { compose } from '../../../shaders/compose.ts'
import { translate } from '../../../shaders/translate.ts'

const scene = translate(composeFile('.', 'scene.wgsl'))

const SMALL = [
  '@group(0) @binding(0) var<uniform> size: vec4<f32>;',
  '@group(0) @binding(1) var words: texture_2d<u32>;',
  '#include "body"',
]
const BODY = [
  '@vertex fn vs_main(@location(3) slot: u32, @builtin(vertex_index) i: u32) -> @builtin(position) vec4<f32> {',
  '  return size * f32(textureLoad(words, vec2<u32>(slot, i), 0).x);',
  '}',
  '@fragment fn fs_main() -> @location(0) vec4<f32> { return size; }',
]

function translateSmall(body: readonly string[], root: readonly string[] = SMALL) {
  const files: Record<string, string> = { root: root.join('\n'), body: body.join('\n') }
  return translate(compose('root', (name) => files[name]))
}

test('every binding of the scene has a name in the GLSL that it was taken from', () => {
  expect(Object.keys(scene.uniformBlocks)).toEqual(['view'])
  expect(Object.keys(scene.textures).sort()).toEqual(['anchors', 'atlas', 'records', 'source'])
  const names = [...Object.values(scene.uniformBlocks), ...Object.values(scene.textures)].flat()
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(scene.vertex + scene.fragment).toMatch(new RegExp(`uniform [\\w ]*\\b${name}\\b`))
})

test('every uniform in the GLSL of the scene is in a name map', () => {
  const known = new Set([...Object.values(scene.uniformBlocks), ...Object.values(scene.textures)].flat())
  const declared = [scene.vertex, scene.fragment].flatMap((glsl) =>
    [...glsl.matchAll(/\buniform (?:(?:highp|mediump|lowp) )?(?:\w*sampler\w* )?(\w+)/g)].map((m) => m[1]),
  )
  expect(declared.filter((name) => !known.has(name ?? ''))).toEqual([])
})

test('the scene has one attribute, the slot', () => {
  expect(scene.attributes).toEqual({ slot: 0 })
  expect(scene.vertex).toMatch(/layout\(location = 0\) in uint /)
})

test('clip space is turned over once, so that row 0 of a target is the top row on both GPU backends', () => {
  expect(scene.vertex.match(/gl_Position\.yz = vec2\(-gl_Position\.y/g)).toHaveLength(1)
  expect(scene.fragment).not.toMatch(/-\s*gl_FragCoord|gl_FragCoord\.y\s*=/)
})

test('names follow the stage that uses a binding, locations those of the WGSL', () => {
  const { uniformBlocks, textures, attributes } = translateSmall(BODY)
  expect(uniformBlocks['size']).toHaveLength(2)
  expect(textures['words']).toHaveLength(1)
  expect(attributes).toEqual({ slot: 3 })
})

test.each([
  ['an unknown name', '  return oops;', /^body:2: parse error/],
  ['a wrong type', '  return size.x;', /^body:[12]: (parse|validation) error/],
])('%s is reported at the file and line that people wrote', (_, line, message) => {
  const body = BODY.map((text, i) => (i === 1 ? line : text))
  expect(() => translateSmall(body)).toThrow(message)
  expect(() => translateSmall(body)).not.toThrow('wgsl:')
})

test('a binding that nothing uses is refused by name', () => {
  const root = [...SMALL, '@group(1) @binding(0) var spare: texture_2d<f32>;']
  expect(() => translateSmall(BODY, root)).toThrow('"spare"')
})
