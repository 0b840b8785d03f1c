import { parseWgsl, validate } from 'naga-wasm'
import { expect, test } from 'vitest'
import { composeFile } from '../../../../shaders/build-shaders.ts'
import { compose } from '../../../../shaders/compose.ts'
import { translate } from '../../../../shaders/translate.ts'
import { shrinkGlsl, shrinkWgsl } from '../../../../shaders/tree/shrink.ts'
import { joinStages } from '../../../../shaders/tree/stages.ts'

const scene = composeFile('.', 'scene.wgsl')
const glsl = translate(scene)
const BINDINGS = ['view', 'records', 'anchors', 'atlas', 'source']

test('the short WGSL of the scene is valid, with its entry points and bindings', () => {
  const short = shrinkWgsl(scene.code, ['vs_main', 'fs_main'], BINDINGS)
  expect(() => validate(parseWgsl(short))).not.toThrow()
  for (const name of ['fn vs_main(', 'fn fs_main(', ...BINDINGS.slice(1).map((name) => ` ${name}:`)])
    expect(short).toContain(name)
  expect(short.length).toBeLessThan(scene.code.length * 0.4)
})

test('the short GLSL of the scene has each uniform once, in what the stages share', () => {
  const { common, vertex, fragment } = shrinkGlsl(glsl)
  for (const name of BINDINGS) {
    expect(common).toMatch(new RegExp(`\\buniform[^;]*\\b${name}\\b`))
    expect(vertex + fragment).not.toMatch(new RegExp(`\\buniform[^;]*\\b${name}\\b`))
  }
  expect(common + vertex + fragment).not.toMatch(/_group_|_location|_block_/)
  expect(common.length + vertex.length + fragment.length).toBeLessThan(
    (glsl.vertex.length + glsl.fragment.length) * 0.25,
  )
})

test('each stage has one main, and what goes between them is the same text', () => {
  const { common, vertex, fragment } = shrinkGlsl(glsl)
  expect(vertex.match(/void main\(\)/g)).toHaveLength(1)
  expect(fragment.match(/void main\(\)/g)).toHaveLength(1)
  expect(common).not.toContain('void main')
  expect(common).toMatch(/flat io /)
  expect(vertex + fragment).not.toMatch(/\bflat\b/)
  expect(vertex).toMatch(/^layout\(location=0\)in uint/)
  expect(fragment).toMatch(/^layout\(location=0\)out vec4/)
})

test('clip space is still turned over once', () => {
  const { vertex, fragment } = shrinkGlsl(glsl)
  expect(vertex.match(/gl_Position\.yz=vec2\(-gl_Position\.y,/g)).toHaveLength(1)
  expect(fragment).not.toContain('gl_Position')
})

test('the shortening is stable', () => {
  expect(shrinkGlsl(translate(composeFile('.', 'scene.wgsl')))).toEqual(shrinkGlsl(glsl))
})

test('stages that do not agree on a function are refused', () => {
  const head = 'precision highp float;'
  const vertex = `${head}float f(float x){return x;}void main(){gl_Position.x = f(1.0);}`
  const fragment = `${head}float f(float x){return -x;}void main(){o = f(1.0);}`
  expect(() => joinStages(vertex, fragment, new Map())).toThrow('"f" differently')
})

test('a uniform block is opened, so that its members are read by themselves', () => {
  const code = [
    'struct View { size: vec2f, scale: f32 }',
    '@group(0) @binding(0) var<uniform> view: View;',
    '@vertex fn vs_main(@location(0) slot: u32) -> @builtin(position) vec4f {',
    '  return vec4f(view.size * f32(slot), view.scale, 1.0);',
    '}',
    '@fragment fn fs_main() -> @location(0) vec4f { return vec4f(view.scale); }',
  ]
  const { common, vertex, fragment } = shrinkGlsl(translate(compose('root', () => code.join('\n'))))
  const [, size, scale] = /uniform view\{vec2 (\w+);float (\w+);\}/.exec(common) ?? []
  expect(vertex).toContain(`vec4(${size}*float(`)
  expect(fragment).toContain(`vec4(${scale})`)
})
