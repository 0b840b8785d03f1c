import { expect, test } from 'vitest'
import { FLAG, GRADIENT, KIND, RECORD, RECORD_WORDS, SHADOW_INSET } from '../../../src/frame/layout.ts'
import {
  createPaintValues,
  createRecordValues,
  keepsAxes,
  kindOf,
  readPaint,
  readRecord,
  readShadows,
  type ShadowValues,
  totalMap,
} from '../../../src/frame/records.ts'
import { identity } from '../../../src/math/affine.ts'
import { type RecordSpec, writeSlots } from '../backends/canvas2d/frame-builder.ts'

const filled: RecordSpec = {
  kind: KIND.BOX,
  flags: FLAG.CRISP,
  anchor: 3,
  clip: 7,
  paint: 9,
  linear: [1.5, 0.25, -0.5, 2],
  translation: [10.5, -20.25],
  strokeWidth: 2,
  strokeOutset: 0.5,
  rect: [1, 2, 30, 40],
  radii: [4, 3, 2, 1],
  fill: [1, 0, 0.2, 1],
  stroke: [0, 0.4, 0, 0.6],
  shadow: [1, 4, 8, -2],
  shadowColor: [0, 0, 0, 0.2],
  opacity: 0.75,
  nextShadow: 12,
}

test('every field of the table comes back as it was written', () => {
  const record = createRecordValues()
  readRecord(writeSlots([{ kind: KIND.CELL }, filled]), 1, record)
  expect(kindOf(record)).toBe(KIND.BOX)
  expect(record.head).toBe(KIND.BOX | FLAG.CRISP)
  for (const name of Object.keys(RECORD) as (keyof typeof RECORD)[]) {
    if (name === 'head' || name === 'uv') continue
    const values = [record[name]].flat()
    const expected = [filled[name]].flat() as number[]
    expect(values.length, name).toBe(expected.length)
    for (let i = 0; i < values.length; i++) expect(values[i], `${name}[${i}]`).toBeCloseTo(expected[i] as number, 4)
  }
})

test('texels and shadow are two readings of the same words', () => {
  const record = createRecordValues()
  readRecord(writeSlots([{ kind: KIND.IMAGE, uv: [8, 16, 40, 48] }]), 0, record)
  expect(record.uv).toEqual([8, 16, 40, 48])
  expect(record.shadow).toEqual(record.uv)
})

test('a gradient is read across the slots that its stops fill', () => {
  const color = (i: number): number[] => [i / 10, 0, 0, 1]
  const stops = Array.from({ length: 8 }, (_, i) => [i / 8, color(i)] as const)
  const words = writeSlots([
    { kind: KIND.PAINT, gradient: 0, geometry: [0, 0, 0, 0], stops: stops.slice(6) },
    {
      kind: KIND.PAINT,
      gradient: GRADIENT.CONIC,
      geometry: [0.5, 0.25, 0.125, 0],
      stops: stops.slice(0, 6),
      stopCount: 8,
      next: 1,
    },
  ])
  const paint = createPaintValues()
  readPaint(words, 1, paint)
  expect(paint.gradient).toBe(GRADIENT.CONIC)
  expect(paint.geometry).toEqual([0.5, 0.25, 0.125, 0])
  expect(paint.offsets).toEqual(stops.map(([offset]) => offset))
  for (let i = 0; i < 8; i++) expect(paint.colors[i * 4]).toBeCloseTo(i / 10, 4)
  readPaint(words, 0, paint)
  expect(paint.offsets.length).toBe(2)
  expect(paint.colors.length).toBe(8)
})

test('shadows are read along their chain, the own one first, into what is there', () => {
  const box: RecordSpec = { kind: KIND.BOX, shadow: [1, 2, 3, 4], shadowColor: [0, 0, 0, 1], nextShadow: 7 }
  const words = writeSlots([box, { ...box, shadowColor: [0, 0, 0, 0], nextShadow: 6 }])
  // Places 5 to 7 of the second slot are no SHADOWS; the reader follows places whatever they lie in.
  const at = (place: number, inset: number, next: number) => {
    words.set(new Uint32Array(Float32Array.of(place, 0, 0, 0).buffer), place * 8)
    words.set([0, 0x8000_0000, inset, next], place * 8 + 4)
  }
  at(5, SHADOW_INSET, 0)
  const shadows: ShadowValues[] = []
  expect(RECORD_WORDS / 4).toBe(8)
  at(7, 0, 6)
  at(6, SHADOW_INSET, 5)
  expect(readShadows(words, 0, shadows)).toBe(4)
  expect(shadows.map(({ shape }) => shape[0])).toEqual([1, 7, 6, 5])
  expect(shadows.map(({ inset }) => inset)).toEqual([false, false, true, true])
  expect(shadows[0]?.color[3]).toBe(1)
  const [first] = shadows
  words[7 * 8 + 5] = 0
  expect(readShadows(words, 1, shadows)).toBe(2)
  expect(shadows[0]).toBe(first)
  expect(first?.shape[0]).toBe(6)
})

test('the total map is view after row after record, and opacities multiply', () => {
  const record = createRecordValues()
  readRecord(writeSlots([{ ...filled, anchor: 1 }]), 0, record)
  const anchors = Float32Array.from([1, 0, 0, 1, 0, 0, 1, 0, 0, 2, -2, 0, 100, 50, 0.5, 0])
  const map = identity()
  const view = { scale: 1.25, offsetX: 3, offsetY: -4, time: 0 }
  const frame = { view, anchors: { floats: anchors, count: 2, dirty: [] } }
  expect(totalMap(record, frame, map)).toBeCloseTo(0.375, 6)
  // (2, 6) -> record (1.5 * 2 - 0.5 * 6 + 10.5, 0.25 * 2 + 2 * 6 - 20.25) = (10.5, -7.75)
  //        -> row (-2 * -7.75 + 100, 2 * 10.5 + 50) = (115.5, 71) -> view (147.375, 84.75)
  expect(map[0] * 2 + map[2] * 6 + map[4]).toBeCloseTo(147.375, 9)
  expect(map[1] * 2 + map[3] * 6 + map[5]).toBeCloseTo(84.75, 9)
})

test('axes are kept up to a millionth of the largest entry', () => {
  expect(keepsAxes([1000, 0.0009, 0, 1, 0, 0])).toBe(true)
  expect(keepsAxes([1000, 0.0011, 0, 1, 0, 0])).toBe(false)
  expect(keepsAxes([-1, 0, 0, 1, 5, 5])).toBe(true)
  expect(keepsAxes([0, 1, -1, 0, 0, 0])).toBe(false)
})
