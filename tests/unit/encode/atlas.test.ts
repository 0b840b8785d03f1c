import { expect, test } from 'vitest'
import { Atlas, MAX_CELL, PAGE_SIZE, type Place } from '../../../src/encode/atlas.ts'
import { createRandom } from '../../support/random-scene.ts'

function filled(width: number, height: number, value: number): Uint8Array {
  return new Uint8Array(width * height * 4).fill(value)
}

test('cells never overlap, and hold what was put in', () => {
  for (let seed = 0; seed < 20; seed++) {
    const random = createRandom(seed)
    const atlas = new Atlas<Place>(2)
    const owner = [new Uint8Array(PAGE_SIZE * PAGE_SIZE), new Uint8Array(PAGE_SIZE * PAGE_SIZE)]
    const places: { place: Place; value: number }[] = []
    for (let i = 1; i < 300; i++) {
      const width = 1 + Math.floor(random() * 90)
      const height = 1 + Math.floor(random() * 60)
      const place = atlas.insert(width, height, filled(width, height, i & 255))
      if (!place) break
      const cells = owner[place.page] as Uint8Array
      let taken = 0
      for (let y = place.y; y < place.y + height; y++) {
        const row = cells.subarray(y * PAGE_SIZE + place.x, y * PAGE_SIZE + place.x + width)
        taken += row.reduce((sum, cell) => sum + (cell ? 1 : 0), 0)
        row.fill(1)
      }
      expect(taken).toBe(0)
      places.push({ place, value: i & 255 })
    }
    for (const { place, value } of places) {
      const at = ((place.y + place.height - 1) * PAGE_SIZE + place.x + place.width - 1) * 4
      expect(atlas.pages[place.page]?.[at]).toBe(value)
    }
  }
})

test('a full atlas empties the page unused for longest, never one used since the walk began', () => {
  const atlas = new Atlas<Place>(2)
  const put = (name: string) => {
    const place = atlas.insert(MAX_CELL, MAX_CELL, filled(MAX_CELL, MAX_CELL, 1))
    return place && atlas.set(name, place, [place])
  }
  atlas.beginWalk()
  put('a')
  atlas.beginWalk()
  put('b')
  atlas.beginWalk()
  atlas.touch(0)
  expect(put('c')?.page).toBe(1)
  expect(atlas.get('a')).toBeDefined()
  expect(atlas.get('b')).toBeUndefined()
  expect(atlas.generation).toBe(1)
  expect(put('d')).toBeNull()
})

test('a cell larger than a page is refused', () => {
  const side = MAX_CELL + 1
  expect(new Atlas<Place>(1).insert(side, 1, filled(side, 1, 0))).toBeNull()
})

test('changes are the rectangles written since the last clear', () => {
  const atlas = new Atlas<Place>(1)
  atlas.insert(3, 4, filled(3, 4, 9))
  expect(atlas.dirty).toEqual([{ page: 0, x: 0, y: 0, width: 3, height: 4 }])
  atlas.clearDirty()
  expect(atlas.dirty).toEqual([])
})
