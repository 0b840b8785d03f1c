import { expect, test } from 'vitest'
import { NumberKeyCache } from '../../../../src/backends/canvas2d/canvas2d-cache.ts'

function createCache(maxBytes: number) {
  const dropped: string[] = []
  const cache = new NumberKeyCache<string>(maxBytes, (value) => dropped.push(value))
  const find = (...key: number[]): string | undefined => {
    cache.start()
    cache.pushAll(key)
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

test('a long key does not leave numbers in a short one', () => {
  const { find, add } = createCache(100)
  add('long', 1, 1, 2, 3)
  add('short', 1, 1)
  expect(find(1)).toBe('short')
  expect(find(1, 2, 3)).toBe('long')
})

test('of thousands of keys few are lost to one of the same hash, and none is mistaken for another', () => {
  const { dropped, find, add } = createCache(1e9)
  for (let i = 0; i < 10_000; i++) add(`${i}`, 1, i, i * 7, i / 64)
  let found = 0
  for (let i = 0; i < 10_000; i++) {
    const value = find(i, i * 7, i / 64)
    if (value !== undefined) {
      expect(value).toBe(`${i}`)
      found++
    }
  }
  expect(found + dropped.length).toBe(10_000)
  expect(dropped.length).toBeLessThan(20)
})

test('whole numbers in steps of 256, as tiles have them, are told apart', () => {
  const { dropped, add } = createCache(1e9)
  for (let i = 0; i < 4096; i++) add(`${i}`, 1, 7, (i % 64) * 256, 3, Math.floor(i / 64) * -256, 1)
  expect(dropped.length).toBeLessThan(5)
})

test('of two keys with one hash the later stays', () => {
  const { dropped, find, add } = createCache(100)
  // The hash sees 1/65536 steps.
  add('a', 1, 5)
  add('b', 1, 5 + 1e-7)
  expect([find(5), find(5 + 1e-7), dropped]).toEqual([undefined, 'b', ['a']])
})

test('over the budget, what the frame did not use goes, and nothing else', () => {
  const { cache, dropped, find, add } = createCache(100)
  add('used', 30, 1)
  add('unused', 30, 2)
  cache.endFrame()
  find(1)
  add('new', 200, 3)
  cache.endFrame()
  expect(dropped).toEqual(['unused'])
  expect([find(1), find(3)]).toEqual(['used', 'new'])
  cache.endFrame()
  expect(dropped).toEqual(['unused'])
})

test('within the budget nothing ever goes', () => {
  const { cache, dropped, find, add } = createCache(100)
  add('a', 30, 1)
  for (let frame = 0; frame < 1000; frame++) cache.endFrame()
  expect([find(1), dropped]).toEqual(['a', []])
})

test('a steady scene over the budget keeps all it uses', () => {
  const { cache, dropped, find, add } = createCache(100)
  for (let i = 0; i < 20; i++) add(`${i}`, 50, i)
  for (let frame = 0; frame < 5; frame++) {
    cache.endFrame()
    for (let i = 0; i < 20; i++) expect(find(i)).toBe(`${i}`)
  }
  expect(dropped).toEqual([])
})

test('the asked ones are removed', () => {
  const { cache, dropped, find, add } = createCache(100)
  add('a', 60, 1, 7)
  add('b', 1, 2, 8)
  cache.endFrame()
  add('c', 1, 1, 9)
  cache.removeWhere(([first]) => first === 1)
  expect(dropped.sort()).toEqual(['a', 'c'])
  expect(find(2, 8)).toBe('b')
  cache.removeWhere(() => true)
  expect(dropped).toEqual(['a', 'c', 'b'])
})
