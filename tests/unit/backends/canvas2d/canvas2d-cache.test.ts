import { expect, test } from 'vitest'
import { NumberKeyCache } from '../../../../src/backends/canvas2d/canvas2d-cache.ts'

function createCache(maxBytes: number) {
  const dropped: string[] = []
  const cache = new NumberKeyCache<string>(maxBytes, (value) => dropped.push(value))
  const find = (...key: number[]): string | undefined => {
    cache.keyOf(key.length).set(key)
    return cache.find()
  }
  const add = (value: string, bytes: number, ...key: number[]): void => {
    find(...key)
    cache.add(value, bytes)
  }
  return { cache, dropped, find, add }
}

test('keys differ by any number, by order and by length', () => {
  const { find, add } = createCache(100)
  add('a', 1, 1, 2, 0.5)
  expect(find(1, 2, 0.5)).toBe('a')
  expect(find(1, 2, 0.500001)).toBeUndefined()
  expect(find(2, 1, 0.5)).toBeUndefined()
  expect(find(1, 2)).toBeUndefined()
  expect(find(1, 2, 0.5, 0)).toBeUndefined()
})

test('thousands of keys, those with one hash among them, are told apart', () => {
  const { find, add } = createCache(1e9)
  // The hash sees 1/65536 steps: these pairs share one.
  for (let i = 0; i < 3000; i++) {
    add(`${i}`, 1, i, i * 7)
    add(`${i}+`, 1, i + 1e-7, i * 7)
  }
  for (let i = 0; i < 3000; i++) {
    expect(find(i, i * 7)).toBe(`${i}`)
    expect(find(i + 1e-7, i * 7)).toBe(`${i}+`)
  }
})

test('over the budget, what was not used for longest goes first, and nothing of this frame', () => {
  const { cache, dropped, find, add } = createCache(100)
  add('old', 40, 1)
  add('older', 40, 2)
  cache.endFrame()
  find(1)
  cache.endFrame()
  add('new', 200, 3)
  expect(find(1)).toBe('old')
  cache.endFrame()
  expect(dropped).toEqual(['older'])
  cache.endFrame()
  expect(dropped).toEqual(['older', 'old', 'new'])
})

test('a removed one leaves others of its hash in place', () => {
  const { cache, dropped, find, add } = createCache(100)
  for (const [value, n] of [
    ['a', 0],
    ['b', 1e-7],
    ['c', 2e-7],
  ] as const)
    add(value, 1, n)
  cache.removeWhere(([n]) => n === 1e-7)
  expect(dropped).toEqual(['b'])
  expect([find(0), find(1e-7), find(2e-7)]).toEqual(['a', undefined, 'c'])
})
