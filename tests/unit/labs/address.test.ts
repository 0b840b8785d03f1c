import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialValues, readAddress, writeAddress } from '../../../demos/labs/shell/address.ts'
import { choice, color, type Fields, flag, list, number } from '../../../demos/labs/shell/fields.ts'

interface Point {
  readonly x: number
  readonly color: string
}

interface State {
  readonly mode: 'soft' | 'hard'
  readonly on: boolean
  readonly size: number
  readonly ink: string
  readonly points: readonly Point[]
}

const POINT: Fields<Point> = { x: number(0, -10, 10, 1), color: color('#000000') }
const FIELDS: Fields<State> = {
  mode: choice(['soft', 'hard'], 'soft'),
  on: flag(true),
  size: number(4, 0, 100, 2),
  ink: color(''),
  points: list([{ x: 1, color: '#ff0000' }], 3, POINT),
}

const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((value) => value / 10)
const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const alpha = fc.integer({ min: 0, max: 254 }).map((value) => value.toString(16).padStart(2, '0'))
const anyColor = fc.tuple(hex, fc.option(alpha, { nil: '' })).map(([rgb, a]) => rgb + a)
const anyState: fc.Arbitrary<State> = fc.record({
  mode: fc.constantFrom('soft', 'hard'),
  on: fc.boolean(),
  size: tenths(0, 100),
  ink: fc.oneof(fc.constant(''), anyColor),
  points: fc.array(fc.record({ x: tenths(-10, 10), color: fc.oneof(fc.constant(''), anyColor) }), { maxLength: 3 }),
})

test('every state is read as it was written, from characters that no address escapes', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const text = writeAddress(FIELDS, state)
      expect(text).toMatch(/^[\w.~=&-]*$/)
      expect(readAddress(FIELDS, text)).toEqual({ values: state, wrong: [] })
    }),
  )
})

test('initial values are left out', () => {
  expect(writeAddress(FIELDS, initialValues(FIELDS))).toBe('')
  expect(writeAddress(FIELDS, { ...initialValues(FIELDS), size: 5 })).toBe('size=5')
  expect(writeAddress(FIELDS, { ...initialValues(FIELDS), points: [] })).toBe('points=none')
})

test.each([
  ['size=101', 'size'],
  ['size=1e1', 'size'],
  ['size=', 'size'],
  ['size', 'size'],
  ['on=yes', 'on'],
  ['ink=red', 'ink'],
  ['ink=12345', 'ink'],
  ['mode=toString', 'mode'],
  ['points=1_00ff00~2', 'points'],
  ['points=1_00ff00~1_00ff00~1_00ff00~1_00ff00', 'points'],
  ['toString=1', 'toString'],
  ['%zz=%', '%zz'],
])('what cannot be read is named, and keeps its initial value: %s', (text, name) => {
  expect(readAddress(FIELDS, `${text}&mode=hard`).wrong).toEqual([name])
  const { points, ink, on, size } = readAddress(FIELDS, text).values
  expect({ points, ink, on, size }).toEqual({ points: [{ x: 1, color: '#ff0000' }], ink: '', on: true, size: 4 })
})
