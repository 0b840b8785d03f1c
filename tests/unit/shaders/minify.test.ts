import { expect, test } from 'vitest'
import { composeFile } from '../../../shaders/build-shaders.ts'
import { minify } from '../../../shaders/minify.ts'
import { translate } from '../../../shaders/translate.ts'

/** The words and signs of a shader without comments; two shaders with the same ones are the same shader. */
function tokens(code: string): string[] {
  const text = code.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/.*$/gm, ' ')
  return text.match(/[\w.]+|>=|<=|==|!=|&&|\|\||<<|>>|->|[+\-*/%&|^]=|\+\+|--|[^\s\w]/g) ?? []
}

const scene = composeFile('.', 'scene.wgsl')
const { vertex, fragment } = translate(scene)

test.each([
  ['WGSL', scene.code],
  ['the vertex GLSL', vertex],
  ['the fragment GLSL', fragment],
])('%s keeps its tokens and loses a tenth or more of its length', (_, code) => {
  const small = minify(code)
  expect(tokens(small)).toEqual(tokens(code))
  expect(small.length).toBeLessThan(code.length * 0.9)
})

test('comments go, with all that is in them', () => {
  expect(minify('a; // b\n/* c\n d */ e;')).toBe('a;e;')
})

test('a preprocessor line keeps its line', () => {
  expect(minify('#version 300 es\nprecision highp float;\n#define X 1\nvoid f() { }')).toBe(
    '#version 300 es\nprecision highp float;\n#define X 1\nvoid f(){}',
  )
})

test('a type and the = behind it stay apart', () => {
  expect(minify('let a: vec2<f32> = b; let c = d >= e;')).toBe('let a:vec2<f32> = b;let c=d >= e;')
})
