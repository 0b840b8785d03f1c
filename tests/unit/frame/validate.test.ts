import { expect, test } from 'vitest'
import { EngineError } from '../../../src/base/errors.ts'
import { type Batch, FEATURE, type Frame } from '../../../src/frame/frame.ts'
import {
  ANCHOR_WORDS,
  FLAG,
  KIND,
  MOTION,
  RECORD,
  RECORD_WORDS,
  SHADOW,
  SHADOW_INSET,
  SHADOW_WORDS,
} from '../../../src/frame/layout.ts'
import { validateFrame } from '../../../src/frame/validate.ts'
import { handMadeFrame, plainBatch, screenPass, unchanged } from '../../support/hand-made-frame.ts'

const IMAGE = { id: 7, width: 1, height: 1, bytes: new Uint8Array([1, 2, 3, 4]) }

/** Slots: 0 box, 1 clipped box, 2 clip, 3 layer, 4 image of the source, 5 cell, 6 box with paint, 7 paint, 8 two shadows of box 0. */
function goodFrame(): Frame {
  const frame = handMadeFrame([
    {},
    { clip: 3, anchor: 1 },
    { kind: KIND.CLIP },
    { kind: KIND.LAYER },
    { kind: KIND.IMAGE | FLAG.FROM_SOURCE },
    { kind: KIND.CELL },
    { paint: 8 },
    { kind: KIND.PAINT },
    { kind: KIND.SHADOWS },
  ])
  frame.records.words.set([KIND.PAINT, 0, 2, 0], 7 * RECORD_WORDS)
  frame.records.words.set([0, 0, 0, 0], 7 * RECORD_WORDS + 12)
  frame.records.words.fill(0, 7 * RECORD_WORDS + 8, 8 * RECORD_WORDS)
  frame.records.words.fill(0, 8 * RECORD_WORDS + SHADOW_WORDS, 9 * RECORD_WORDS)
  frame.records.words.set([SHADOW_INSET, 8 * 4 + 2], 8 * RECORD_WORDS + SHADOW_WORDS + SHADOW.inset.word)
  frame.records.words[RECORD.nextShadow.word] = 8 * 4 + 1
  const list = [0, 1, 3, 4, 5, 6]
  const passes = [
    { target: 1, x: 2, y: 3, width: 20, height: 20, batches: [plainBatch(0, 2)] },
    screenPass(64, 48, [
      plainBatch(2, 1, { source: { type: 'target', target: 1 } }),
      plainBatch(3, 1, { source: { type: 'image', id: 7 } }),
      plainBatch(4, 2),
    ]),
  ]
  return { ...frame, drawList: Uint32Array.from(list), drawCount: list.length, imagesAdded: [IMAGE], passes }
}

/** A frame that draws strips so many px wide and high, at the right and at the top, where the picture moved. */
function shiftedBy(
  passes: Frame['passes'],
  shiftX: number,
  shiftY: number,
  width: number,
  height: number,
): Partial<Frame> {
  const strips = [
    { target: 0, x: 64 - width, y: 0, width, height: 48, batches: [] },
    { target: 0, x: 0, y: 0, width: 64, height, batches: [] },
  ]
  return { shiftX, shiftY, passes: [...passes.slice(0, 1), ...strips], full: false }
}

test('a shift whose strips are drawn is right', () => {
  const frame = goodFrame()
  validateFrame({ ...frame, ...shiftedBy(frame.passes, -3, 2, 3, 2) })
  validateFrame({ ...frame, ...shiftedBy(frame.passes, -2, 0, 3, 2) })
})

type Change = (frame: Frame) => Partial<Frame> | undefined

const setWord =
  (slot: number, word: number, value: number): Change =>
  ({ records }) => {
    records.words[slot * RECORD_WORDS + word] = value
    return undefined
  }
const setFloat =
  (slot: number, word: number, value: number): Change =>
  ({ records }) => {
    new Float32Array(records.words.buffer)[slot * RECORD_WORDS + word] = value
    return undefined
  }
const setBatch =
  (pass: number, index: number, change: Partial<Batch>): Change =>
  ({ passes }) => ({
    passes: passes.map((each, p) => ({
      ...each,
      batches: each.batches.map((batch, b) => (p === pass && b === index ? { ...batch, ...change } : batch)),
    })),
  })
const setPass =
  (index: number, change: Partial<Frame['passes'][number]>): Change =>
  ({ passes }) => ({ passes: passes.map((pass, i) => (i === index ? { ...pass, ...change } : pass)) })
const dirtyRecords =
  (...dirty: number[]): Change =>
  ({ records }) => ({ records: { ...records, dirty } })

/** The first record lies in a motion, in rows 0 to 3 of eight. */
function inMotion(change: (floats: Float32Array) => void = () => {}): Partial<Frame> {
  const floats = new Float32Array(8 * ANCHOR_WORDS)
  for (let row = 0; row < 8; row++) floats.set([1, 0, 0, 1, 0, 0, 1, row === 7 ? 1 : 0], row * ANCHOR_WORDS)
  floats[MOTION.spring.word + 1] = 3
  change(floats)
  return { anchors: { floats, count: 8, dirty: [] }, features: FEATURE.MOTION }
}
const inRow7 = () => handMadeFrame([{ anchor: 7 }])

test('a motion is a block of rows that leads out', () => {
  validateFrame({ ...inRow7(), ...inMotion() })
  const codeOf = (more: Partial<Frame>) => {
    try {
      validateFrame({ ...inRow7(), ...more })
    } catch (error) {
      return (error as EngineError).path
    }
    return 'nothing'
  }
  expect(codeOf({ ...inMotion(), features: 0 })).toBe('features')
  expect(codeOf(inMotion((floats) => floats.fill(6, 63)))).toBe('anchors[7].motion')
  expect(codeOf(inMotion((floats) => floats.fill(0.5, 63)))).toBe('anchors[7].motion')
  expect(codeOf(inMotion((floats) => floats.fill(1, 7, 8)))).toBe('anchors[0].motion')
  expect(codeOf(inMotion((floats) => floats.fill(0, MOTION.spring.word + 1, 14)))).toBe('anchors[0].spring')
  expect(codeOf(inMotion((floats) => floats.fill(Number.NaN, 20, 21)))).toBe('anchors.floats[20]')
})

test('a good frame passes, and so does the one after it', () => {
  const frame = goodFrame()
  validateFrame(frame)
  validateFrame(unchanged(frame), { imagesAlive: new Set([7]) })
  validateFrame({ ...frame, records: { ...frame.records, dirty: [0, 2, 2, 3, 7, 8] } })
})

test('an empty screen passes', () => {
  validateFrame(handMadeFrame([]))
})

const wrong: readonly (readonly [string, string, Change])[] = [
  ['a width of zero', 'width', () => ({ width: 0 })],
  ['a fractional height', 'height', () => ({ height: 1.5 })],
  ['a straight background', 'background[0]', () => ({ background: [1, 0, 0, 0.5] })],
  ['a scale of zero', 'view.scale', () => ({ view: { scale: 0, offsetX: 0, offsetY: 0, time: 0 } })],
  [
    'an offset that is not a number',
    'view.offsetY',
    () => ({ view: { scale: 1, offsetX: 0, offsetY: Number.NaN, time: 0 } }),
  ],
  ['a time in fractions of a tick', 'view.time', () => ({ view: { scale: 1, offsetX: 0, offsetY: 0, time: 0.5 } })],
  ['more records than room', 'records.count', ({ records }) => ({ records: { ...records, count: 10 } })],
  ['half a span', 'records.dirty', dirtyRecords(1)],
  ['spans that overlap', 'records.dirty[2]', dirtyRecords(0, 3, 2, 4)],
  ['an empty span', 'records.dirty[1]', dirtyRecords(2, 2)],
  ['a span beyond the store', 'records.dirty[1]', dirtyRecords(2, 10)],
  ['a descending span of anchors', 'anchors.dirty[1]', ({ anchors }) => ({ anchors: { ...anchors, dirty: [3, 2] } })],
  ['a short page', 'atlas.pages[0].length', ({ atlas }) => ({ atlas: { ...atlas, pages: [new Uint8Array(4)] } })],
  ['a page of straight colours', 'atlas.pages[0] at byte 0', ({ atlas }) => void atlas.pages[0]?.set([9, 0, 0, 8])],
  [
    'a change on no page',
    'atlas.dirty[0].page',
    ({ atlas }) => ({ atlas: { ...atlas, dirty: [{ page: 1, x: 0, y: 0, width: 1, height: 1 }] } }),
  ],
  [
    'a change beyond the page',
    'atlas.dirty[0]',
    ({ atlas }) => ({ atlas: { ...atlas, dirty: [{ page: 0, x: 7, y: 0, width: 2, height: 1 }] } }),
  ],
  ['an image with id 0', 'imagesAdded[0].id', () => ({ imagesAdded: [{ ...IMAGE, id: 0 }] })],
  ['an image added twice', 'imagesAdded[1].id', () => ({ imagesAdded: [IMAGE, IMAGE] })],
  ['an image with too few bytes', 'imagesAdded[0].bytes.length', () => ({ imagesAdded: [{ ...IMAGE, width: 2 }] })],
  [
    'an image of straight colours',
    'imagesAdded[0].bytes at byte 0',
    () => ({ imagesAdded: [{ ...IMAGE, bytes: new Uint8Array([5, 0, 0, 4]) }] }),
  ],
  ['an unknown image freed', 'imagesFreed[0]', () => ({ imagesFreed: [8] })],
  ['an image freed twice', 'imagesFreed[1]', () => ({ imagesFreed: [7, 7] })],
  ['a count beyond the draw list', 'drawCount', () => ({ drawCount: 7 })],
  ['a feature that nobody knows', 'features', () => ({ features: 8 })],
  ['no pass', 'passes', () => ({ passes: [] })],
  ['the screen not last', 'passes[0].batches[0].source.target', ({ passes }) => ({ passes: [...passes].reverse() })],
  ['a target number left out', 'passes[0].target', setPass(0, { target: 2 })],
  ['a layer without batches', 'passes[0].batches', setPass(0, { batches: [] })],
  ['a layer at half a pixel', 'passes[0]', setPass(0, { x: 0.5 })],
  ['half a screen', 'passes[1]', setPass(1, { width: 32 })],
  ['a part beyond the screen', 'passes[1]', (frame) => ({ ...setPass(1, { x: 1 })(frame), full: false })],
  ['a screen at half a pixel', 'x', () => ({ x: 0.5 })],
  ['a part beside the screen', 'passes[1]', () => ({ x: -1, full: false })],
  ['a full frame that keeps something', 'shift', () => ({ shiftY: 1 })],
  ['a shift by half a pixel', 'shift', () => ({ shiftX: 0.5, full: false })],
  ['a shift into view of what no pass draws', 'shift', ({ passes }) => shiftedBy(passes, -3, 2, 3, 1)],
  ['a layer after the screen', 'passes[2].target', ({ passes }) => ({ passes: [...passes, ...passes.slice(0, 1)] })],
  ['an unknown blend', 'passes[0].batches[0].blend', setBatch(0, 0, { blend: 4 as never })],
  ['an empty batch', 'passes[0].batches[0]', setBatch(0, 0, { count: 0 })],
  ['a batch beyond the draw list', 'passes[1].batches[2]', setBatch(1, 2, { count: 3 })],
  [
    'a pass that samples itself',
    'passes[0].batches[0].source.target',
    setBatch(0, 0, { source: { type: 'target', target: 1 } }),
  ],
  [
    'an image that is not there',
    'passes[1].batches[1].source.id',
    setBatch(1, 1, { source: { type: 'image', id: 8 } }),
  ],
  ['a slot beyond the store', 'drawList[0]', ({ drawList }) => void drawList.fill(9, 0, 1)],
  ['a clip in the draw list', 'records[2].head', ({ drawList }) => void drawList.fill(2, 0, 1)],
  ['a layer without a target', 'records[3].head', setBatch(1, 0, { source: { type: 'none' } })],
  ['a source image without a source', 'records[4].head', setBatch(1, 1, { source: { type: 'none' } })],
  ['a cell on no page', 'records[5].page', setWord(5, RECORD.paint.word, 1)],
  ['a straight fill', 'records[0].fill', setWord(0, RECORD.fill.word + 1, 0x1000_0000)],
  ['a place that is not a number', 'records[0].translation', setFloat(0, RECORD.translation.word, Number.NaN)],
  ['an infinite rectangle', 'records[0].rect', setFloat(0, RECORD.rect.word + 3, Number.POSITIVE_INFINITY)],
  ['an opacity above one', 'records[0].opacity', setFloat(0, RECORD.opacity.word, 1.5)],
  ['a negative stroke', 'records[0].strokeWidth', setFloat(0, RECORD.strokeWidth.word, -1)],
  ['an anchor beyond the store', 'records[1].anchor', setWord(1, RECORD.anchor.word, 4)],
  [
    'an anchor that is not a number',
    'anchors.floats[12]',
    ({ anchors }) => void anchors.floats.fill(Number.NaN, 12, 13),
  ],
  ['a clip that is a box', 'records[1].clip', setWord(1, RECORD.clip.word, 1)],
  ['a clip inside itself', 'records[1].clip', setWord(2, RECORD.clip.word, 3)],
  ['a paint that is a clip', 'records[6].paint', setWord(6, RECORD.paint.word, 3)],
  ['a gradient of unknown type', 'records[7].gradient', setWord(7, 1, 3)],
  ['a gradient without stops', 'records[7].stopCount', setWord(7, 2, 0)],
  ['a gradient whose stops end early', 'records[7].next', setWord(7, 2, 7)],
  ['stops in the wrong order', 'records[7].stops[1].offset', setFloat(7, 8 + 2, 0.5)],
  ['a straight stop', 'records[7].stops[1]', setWord(7, 8 + 4, 1)],
  ['a shadow blurred by less than nothing', 'shadows[3].sigma', setFloat(0, RECORD.shadow.word + 2, -1)],
  ['shadows in a clip', 'records[0].nextShadow', setWord(0, RECORD.nextShadow.word, 2 * 4 + 1)],
  ['a shadow in the head of its slot', 'records[0].nextShadow', setWord(0, RECORD.nextShadow.word, 8 * 4)],
  ['shadows beyond the store', 'records[0].nextShadow', setWord(0, RECORD.nextShadow.word, 9 * 4 + 1)],
  ['a shadow inside itself', 'records[0].nextShadow', setWord(8, 2 * SHADOW_WORDS + SHADOW.next.word, 8 * 4 + 1)],
  ['a shadow that is nowhere', 'shadows[34].shape', setFloat(8, 2 * SHADOW_WORDS + 1, Number.NaN)],
  ['a straight shadow', 'shadows[33].color', setWord(8, SHADOW_WORDS + SHADOW.color.word, 1)],
  ['a shadow half inset', 'shadows[33].inset', setWord(8, SHADOW_WORDS + SHADOW.inset.word, 2)],
]

test.each(wrong)('refuses %s, at %s', (_, path, change) => {
  const frame = goodFrame()
  const changed = { ...frame, ...change(frame) }
  expect(() => validateFrame(changed)).toThrow(EngineError)
  expect(() => validateFrame(changed)).toThrow(expect.objectContaining({ code: 'invalid-frame', path }))
})

test('an image that was freed is not there any more', () => {
  const next = unchanged(goodFrame())
  expect(() => validateFrame(next)).toThrow(expect.objectContaining({ path: 'passes[1].batches[1].source.id' }))
})
