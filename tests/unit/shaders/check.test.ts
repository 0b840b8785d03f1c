import { expect, test } from 'vitest'
import { checkComposed, checkWgsl } from '../../../shaders/check.ts'
import { compose } from '../../../shaders/compose.ts'
import { composeFile } from '../../../shaders/composed-file.ts'

const ROOT = [
  '@group(0) @binding(0) var<uniform> size: vec4<f32>;',
  '#include "body"',
  '@vertex fn vs_main(@location(0) slot: u32) -> @builtin(position) vec4<f32> { return scaled(f32(slot)); }',
  '@fragment fn fs_main() -> @location(0) vec4<f32> { return size; }',
].join('\n')
const BODY = ['fn scaled(by: f32) -> vec4<f32> {', '  return size * by;', '}']

function checkSmall(body: readonly string[]): void {
  const files: Record<string, string> = { root: ROOT, body: body.join('\n') }
  checkComposed(compose('root', (name) => files[name]))
}

test('the scene is valid, and so is a small shader', () => {
  checkComposed(composeFile('.', 'scene.wgsl'))
  checkSmall(BODY)
})

test('an override is valid, and none for GLSL', () => {
  checkSmall(['override DARK: bool = false;', ...BODY.slice(0, 1), 'if (DARK) { return size; }', ...BODY.slice(1)])
})

test.each([
  ['an unknown name', '  return oops;', /^body:2: parse error/],
  ['a wrong type', '  return size.x;', /^body:[12]: (parse|validation) error/],
])('%s is reported at the file and line that people wrote', (_, line, message) => {
  const body = BODY.map((text, i) => (i === 1 ? line : text))
  expect(() => checkSmall(body)).toThrow(message)
  expect(() => checkSmall(body)).not.toThrow('wgsl:')
})

test('a text that is no WGSL is refused', () => {
  expect(() => checkWgsl('fn f()->f32{return 1u;}')).toThrow()
})
