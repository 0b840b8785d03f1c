import { expect, test } from 'vitest'
import { DirtySlots, SlotStore } from '../../../src/encode/slot-store.ts'
import { RECORD_WORDS } from '../../../src/frame/layout.ts'
import { createRandom } from '../../support/random-scene.ts'

test('spans are ascending, disjoint, and hold just what was marked', () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = createRandom(seed)
    const slots = new DirtySlots()
    const marked = new Set<number>()
    for (let i = 0; i < 100; i++) {
      const slot = Math.floor(random() * 400)
      slots.add(slot)
      marked.add(slot)
      if (random() < 0.02) {
        slots.clear()
        marked.clear()
      }
    }
    const spans = slots.spans()
    const covered: number[] = []
    for (let i = 0; i < spans.length; i += 2) {
      const start = spans[i] as number
      const end = spans[i + 1] as number
      expect(end).toBeGreaterThan(start)
      if (i > 0) expect(start).toBeGreaterThan(spans[i - 1] as number)
      for (let slot = start; slot < end; slot++) covered.push(slot)
    }
    expect(covered).toEqual([...marked].sort((a, b) => a - b))
  }
})

test('a record equal to what the slot holds marks nothing', () => {
  const store = new SlotStore()
  const slot = store.allocate()
  const record = new Uint32Array(RECORD_WORDS).fill(7)
  expect(store.write(slot, record)).toBe(true)
  expect(store.dirty).toEqual([0, 1])
  store.clearDirty()
  expect(store.write(slot, record)).toBe(false)
  expect(store.dirty).toEqual([])
})

test('freed slots are used again before the store grows, and growing keeps records', () => {
  const store = new SlotStore()
  const slots = Array.from({ length: 1000 }, () => store.allocate())
  slots.forEach((slot, i) => void store.write(slot, new Uint32Array(RECORD_WORDS).fill(i)))
  store.release(slots[5] as number)
  expect(store.allocate()).toBe(slots[5])
  expect(store.count).toBe(1000)
  expect(store.words[(slots[999] as number) * RECORD_WORDS]).toBe(999)
})
