import { expect, test } from 'vitest'
import { Atlas, PAGE_SIZE } from '../../../src/encode/atlas.ts'
import { atlasFill } from '../../../src/encode/atlas-fill.ts'

const cell = (size: number) => [size, size, new Uint8Array(size * size * 4)] as const

test('fill is the share of texels that are taken', () => {
  const atlas = new Atlas<number>(1)
  expect(atlasFill(atlas)).toBe(0)
  atlas.insert(...cell(PAGE_SIZE / 2))
  expect(atlasFill(atlas)).toBe(1 / 4)
  atlas.insert(...cell(PAGE_SIZE / 2))
  expect(atlasFill(atlas)).toBe(1 / 2)
})

test('a page that is emptied holds nothing but what is new', () => {
  const atlas = new Atlas<number>(1)
  atlas.insert(...cell(PAGE_SIZE))
  expect(atlasFill(atlas)).toBe(1)
  atlas.beginWalk()
  atlas.insert(...cell(PAGE_SIZE / 4))
  expect(atlasFill(atlas)).toBe(1 / 16)
})
