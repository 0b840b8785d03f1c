import { expect, test } from 'vitest'
import { inReadingOrder } from '../../../src/access/reading-order.ts'
import { createRandom } from '../../support/random-scene.ts'

const thing = (name: string, x0: number, y0: number, width: number, height: number) => ({
  name,
  rect: { x0, y0, x1: x0 + width, y1: y0 + height },
})
const namesOf = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name).join(' ')

test('rows from the top, each from the left', () => {
  const form = [
    thing('save', 200, 101, 80, 30),
    thing('field', 100, 40, 200, 30),
    thing('label', 0, 47, 90, 16),
    thing('cancel', 100, 100, 80, 30),
    thing('title', 0, 0, 300, 24),
  ]
  expect(namesOf(inReadingOrder(form))).toBe('title label field cancel save')
})

test('a tall one is of the first row beside it, and keeps the rows apart', () => {
  const page = [
    thing('d', 220, 60, 80, 30),
    thing('sidebar', 0, 0, 100, 700),
    thing('c', 120, 60, 80, 30),
    thing('b', 220, 0, 80, 30),
    thing('a', 120, 5, 80, 30),
  ]
  expect(namesOf(inReadingOrder(page))).toBe('sidebar a b c d')
})

test('steps of a staircase are no row, however near each is to the next', () => {
  const stairs = [0, 1, 2, 3, 4].map((i) => thing(`${i}`, 500 - 100 * i, 18 * i, 90, 30))
  expect(namesOf(inReadingOrder(stairs))).toBe('0 1 2 3 4')
})

test('a line without height has its place', () => {
  expect(namesOf(inReadingOrder([thing('b', 50, 0, 40, 40), thing('line', 0, 20, 40, 0)]))).toBe('line b')
})

test('the order in which things are told makes no difference', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = createRandom(seed)
    const side = (most: number) => Math.floor(random() * most)
    const things = Array.from({ length: 40 }, (_, i) =>
      thing(`${i}`, side(400) + i / 100, side(400), 10 + side(90), 10 + side(90)),
    )
    const read = namesOf(inReadingOrder(things))
    const shuffled = [...things].sort(() => random() - 0.5)
    expect(namesOf(inReadingOrder(shuffled))).toBe(read)
  }
})
