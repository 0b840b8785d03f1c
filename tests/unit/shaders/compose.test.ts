import { expect, test } from 'vitest'
import { compose } from '../../../shaders/compose.ts'

const reader = (files: Record<string, string>) => (name: string) => files[name]
const lines = (...text: string[]) => text.join('\n')

test('an include stands where it was named, once', () => {
  const files = {
    'root.wgsl': lines('#include "lib/a.wgsl"', '#include "lib/b.wgsl"', 'root'),
    'lib/a.wgsl': 'a',
    'lib/b.wgsl': lines('#include "lib/a.wgsl"', 'b'),
  }
  expect(compose('root.wgsl', reader(files)).code).toBe(lines('a', 'b', 'root'))
})

test('files that include each other end', () => {
  const files = { a: lines('#include "b"', 'a'), b: lines('#include "a"', 'b') }
  expect(compose('a', reader(files)).code).toBe(lines('b', 'a'))
})

test('every line knows the file and line it came from, through includes and conditions', () => {
  const files = {
    root: lines('one', '#include "lib"', '#if YES', 'four', '#else', 'six', '#endif', 'eight'),
    lib: lines('// first', '#if NO', 'three', '#endif', 'five'),
  }
  const { code, origins } = compose('root', reader(files), { YES: true, NO: false })
  const found = code.split('\n').map((text, i) => `${origins[i]?.file}:${origins[i]?.line} ${text}`)
  expect(found).toEqual(['root:1 one', 'lib:1 // first', 'lib:5 five', 'root:4 four', 'root:8 eight'])
})

test.each([
  [true, true, 'first'],
  [false, true, 'second'],
  [false, false, 'third'],
])('of #if %s, #elif %s, #else the first that holds is kept', (a, b, kept) => {
  const root = lines('#if A', 'first', '#elif B', 'second', '#else', 'third', '#endif')
  expect(compose('root', reader({ root }), { A: a, B: b }).code).toBe(kept)
})

test('conditions nest', () => {
  const root = lines('#if A', '#if B', 'both', '#else', 'only a', '#endif', 'a', '#endif', 'end')
  expect(compose('root', reader({ root }), { A: true, B: false }).code).toBe(lines('only a', 'a', 'end'))
  expect(compose('root', reader({ root }), { A: false, B: true }).code).toBe('end')
})

test('a # that is no directive stays', () => {
  const root = '// see #12, #if in prose, #endif too'
  expect(compose('root', reader({ root })).code).toBe(root)
})

test.each([
  ['#include "gone"', 'root:2: #include "gone": there is no such file'],
  ['#include gone', 'root:2: #include wants a file name in double quotes'],
  ['#if NONE', 'root:2: #if NONE: not a known define; known: A'],
  ['#if A', 'root:2: #if without an #endif'],
  ['#endif', 'root:2: #endif without an #if before it'],
  ['#else', 'root:2: #else without an #if before it'],
])('%s alone is an error at its line', (text, message) => {
  const root = lines('first', text, 'last')
  expect(() => compose('root', reader({ root }), { A: true })).toThrow(message)
})

test('a second #else is an error at its line', () => {
  const root = lines('#if A', '#else', '#else', '#endif')
  expect(() => compose('root', reader({ root }), { A: true })).toThrow('root:3: #else after #else')
})

test('a root that is not there is named', () => {
  expect(() => compose('scene.wgsl', reader({}))).toThrow('scene.wgsl:1: there is no such file')
})
