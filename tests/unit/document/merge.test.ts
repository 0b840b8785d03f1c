import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merge, patchBetween } from '../../../src/document/merge.ts'
import { naiveMerge } from '../../support/naive-document.ts'

/** JSON without null, which no prop has, and with few keys, so that two values share some. */
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(1, 'a', true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { noNullPrototype: true }),
    fc.record({ type: fc.constantFrom('x', 'y'), a: tie('value') }, { requiredKeys: [], noNullPrototype: true }),
  ),
}))

test('the patch between two values, merged into the first, gives the second', () => {
  fc.assert(
    fc.property(value, value, (from, to) => {
      const patch = patchBetween(from, to)
      expect(merge(from, patch)).toEqual(to)
    }),
    { numRuns: 5000 },
  )
})

test('merging is as the slow way has it, and changes neither of the two', () => {
  fc.assert(
    fc.property(value, value, (old, patch) => {
      const before = JSON.stringify([old, patch])
      expect(merge(old, patch)).toEqual(naiveMerge(old, patch))
      expect(JSON.stringify([old, patch])).toBe(before)
    }),
    { numRuns: 5000 },
  )
})

// The examples of RFC 7396, appendix A, but those that keep null in a list.
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, 'bar', 'bar'],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j with %j is %j', (value, patch, expected) => {
  expect(merge(value, patch)).toEqual(expected)
})
