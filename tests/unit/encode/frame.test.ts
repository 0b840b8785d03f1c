import { describe, expect, test } from 'vitest'
import { encodeOnDemand } from '../../../src/encode/encode-on-demand.ts'
import { Encoder } from '../../../src/encode/encoder.ts'
import { FEATURE, type Frame } from '../../../src/frame/frame.ts'
import { KIND, RECORD, RECORD_WORDS } from '../../../src/frame/layout.ts'
import { Box } from '../../../src/scene/box.ts'
import { Group } from '../../../src/scene/group.ts'
import { Scene } from '../../../src/scene/scene.ts'
import { snappy } from '../../../src/scene/spring.ts'
import { Text } from '../../../src/scene/text.ts'
import { createFakeImages, createFakeTextPort } from '../../support/fake-ports.ts'

const surface = {
  camera: { x: 0, y: 0, zoom: 1 },
  pixelRatio: 1,
  width: 400,
  height: 300,
  background: [0, 0, 0, 0] as const,
  time: 0,
}

function setUp() {
  const scene = new Scene()
  const text = createFakeTextPort()
  scene.text = text
  const problems: string[] = []
  const encoder = new Encoder(scene, {
    text,
    images: createFakeImages(),
    onDemand: { code: encodeOnDemand, get: () => encodeOnDemand },
    maxAtlasPages: 4,
    report: (problem, id) => problems.push(`${problem} ${id}`),
  })
  const draw = (camera = surface.camera): Frame => {
    const frame = { ...encoder.encode({ ...surface, camera }) }
    const copy = {
      ...frame,
      records: { ...frame.records, dirty: [...frame.records.dirty] },
      anchors: { dirty: [...frame.anchors.dirty] },
    }
    encoder.taken()
    return copy as unknown as Frame
  }
  return { scene, encoder, draw, problems }
}

const box = (props: object = {}) => new Box({ width: 50, height: 40, fill: '#f00', ...props })
const spanned = (spans: readonly number[]) => spans.reduce((sum, at, i) => sum + (i % 2 ? at : -at), 0)
const listOf = ({ drawList, drawCount }: Frame) => [...drawList.subarray(0, drawCount)]
const kinds = (frame: Frame, words: Uint32Array) =>
  listOf(frame).map((slot) => (words[slot * RECORD_WORDS + RECORD.head.word] as number) & 15)

test('solids are drawn apart where they cover enough for it', () => {
  const { scene, draw } = setUp()
  const sized = (width: number) => scene.add(box({ width, height: 200 }))
  sized(20)
  expect(draw().features).toBe(0)
  sized(200)
  expect(draw().features).toBe(FEATURE.SOLID)
  for (let i = 0; i < 200; i++) scene.add(new Text({ text: 'Hello', x: i, y: 20 }))
  expect(draw().features).toBe(0)
})

describe('what a change costs', () => {
  test('moving a card with children writes its row and no record', () => {
    const { scene, draw } = setUp()
    const card = scene.add(box({ draggable: true }))
    card.add(box({ x: 5, y: 5 }))
    card.add(new Text({ text: 'Hello', x: 5, y: 20 }))
    const before = listOf(draw())
    card.x = 33
    const frame = draw()
    expect(spanned(frame.records.dirty)).toBe(0)
    expect(spanned(frame.anchors.dirty)).toBe(1)
    expect(listOf(frame)).toEqual(before)
  })

  test('a first move of a plain node gives it a row; later moves write only that', () => {
    const { scene, draw } = setUp()
    const node = scene.add(box())
    draw()
    node.x = 10
    expect(spanned(draw().records.dirty)).toBe(1)
    node.x = 20
    const frame = draw()
    expect(spanned(frame.records.dirty)).toBe(0)
    expect(spanned(frame.anchors.dirty)).toBe(1)
  })

  test('a new colour rewrites one record in place, without a walk', () => {
    const { scene, encoder, draw } = setUp()
    for (let i = 0; i < 20; i++) scene.add(box({ id: `b${i}`, x: i * 10 }))
    draw()
    scene.get('b7')?.set({ fill: '#0f0' })
    expect(spanned(draw().records.dirty)).toBe(1)
    // the second time the draw list is of the right place
    scene.get('b7')?.set({ fill: '#00f' })
    expect(spanned(draw().records.dirty)).toBe(1)
    expect(encoder.visited).toBe(0)
  })

  test('a pan writes nothing but the view', () => {
    const { scene, draw } = setUp()
    for (let i = 0; i < 20; i++) scene.add(box({ x: i * 10 })).add(new Text({ text: 'label', x: 2, y: 2 }))
    const before = listOf(draw())
    const frame = draw({ x: 7.5, y: 3, zoom: 1 })
    expect([frame.records.dirty, frame.anchors.dirty, frame.atlas.dirty]).toEqual([[], [], []])
    expect(listOf(frame)).toEqual(before)
    expect(frame.x - frame.view.offsetX).toBe(7.5)
  })

  test('time passes only where something depends on it', () => {
    const { scene, encoder } = setUp()
    scene.add(box())
    expect(encoder.encode({ ...surface, time: 7 }).view.time).toBe(0)
    scene.clock = () => 7
    scene.root.children[0]?.animate({ x: 5 }, snappy)
    expect(encoder.encode({ ...surface, time: 8 }).view.time).toBe(8)
  })

  test('reordering moves no record', () => {
    const { scene, draw } = setUp()
    const first = scene.add(box({ id: 'first' }))
    scene.add(box({ id: 'second' }))
    const before = draw()
    const order = listOf(before)
    scene.root.insert(first, 2)
    const after = draw()
    expect(listOf(after)).toEqual(order.reverse())
    expect(spanned(after.records.dirty)).toBe(0)
  })
})

describe('what is in the list', () => {
  test('only what is in view', () => {
    const { scene, draw } = setUp()
    for (let i = 0; i < 100; i++) scene.add(box({ x: i * 100 + 30 }))
    expect(draw().drawCount).toBe(4)
  })

  test('shadows bring their box into view, and are no records of their own', () => {
    const { scene, draw } = setUp()
    scene.add(
      box({
        x: -60,
        shadow: [
          { color: '#000', x: 30 },
          { color: '#000', x: 40 },
        ],
      }),
    )
    scene.add(box({ x: -60, shadow: [{ color: '#000', x: 60, inset: true }] }))
    expect(draw().drawCount).toBe(1)
  })

  test('one batch for boxes and text in any order', () => {
    const { scene, draw } = setUp()
    for (let i = 0; i < 5; i++) scene.add(box({ x: i * 40 })).add(new Text({ text: 'abc' }))
    expect(draw().passes.map(({ batches }) => batches.length)).toEqual([1])
  })

  test('a blend mode is a batch of its own', () => {
    const { scene, draw } = setUp()
    scene.add(box())
    scene.add(box({ blendMode: 'add' }))
    scene.add(box())
    expect(draw().passes[0]?.batches.map(({ blend }) => blend)).toEqual([0, 1, 0])
  })
})

describe('layers', () => {
  test('opacity over overlapping children is a pass; over children side by side it is multiplied', () => {
    const { scene, encoder, draw } = setUp()
    const group = scene.add(new Group({ opacity: 0.5 }))
    group.add(box())
    const second = group.add(box({ x: 10 }))
    const layered = draw()
    expect(layered.passes.map(({ target }) => target)).toEqual([1, 0])
    expect(kinds(layered, encoder.records.words)).toEqual([KIND.BOX, KIND.BOX, KIND.LAYER])
    second.x = 60
    expect(draw().passes.map(({ target }) => target)).toEqual([0])
  })

  test('a nested layer is drawn before the one that holds it', () => {
    const { scene, draw } = setUp()
    const outer = scene.add(new Group({ opacity: 0.5 }))
    outer.add(box())
    const inner = outer.add(new Group({ blendMode: 'multiply' }))
    inner.add(box({ x: 5 }))
    const { passes } = draw()
    expect(passes.map(({ target }) => target)).toEqual([1, 2, 0])
    expect(passes[1]?.batches.map(({ blend, source }) => [blend, source.type])).toEqual([
      [0, 'none'],
      [3, 'target'],
    ])
  })
})

describe('clips', () => {
  const clipOf = (frame: Frame, words: Uint32Array, i: number) =>
    words[(frame.drawList[i] as number) * RECORD_WORDS + RECORD.clip.word] as number

  test('a record wholly inside a rounded clip has none; one that reaches a corner has', () => {
    const { scene, encoder, draw } = setUp()
    const panel = scene.add(box({ width: 100, height: 100, cornerRadius: 20, clip: true }))
    panel.add(box({ x: 20, y: 20 }))
    panel.add(box({ x: 0, y: 0 }))
    const frame = draw()
    expect(clipOf(frame, encoder.records.words, 1)).toBe(0)
    expect(clipOf(frame, encoder.records.words, 2)).toBeGreaterThan(0)
  })

  test('sharp clips of one anchor fold into one record', () => {
    const { scene, encoder, draw } = setUp()
    const outer = scene.add(new Group({ clip: { width: 60, height: 100 } }))
    const inner = outer.add(new Group({ clip: { width: 100, height: 20 } }))
    inner.add(box())
    const frame = draw()
    const { words } = encoder.records
    const clip = clipOf(frame, words, 0) - 1
    expect(words[clip * RECORD_WORDS + RECORD.clip.word]).toBe(0)
    const rect = new Float32Array(words.buffer, (clip * RECORD_WORDS + RECORD.rect.word) * 4, 4)
    expect([...rect]).toEqual([0, 0, 60, 20])
  })

  test('clips deeper than eight are reported', () => {
    const { scene, draw, problems } = setUp()
    let parent: Group = scene.root
    for (let i = 0; i < 9; i++) {
      parent = parent.add(new Group({ id: `g${i}`, rotation: 5, clip: { width: 200, height: 200, cornerRadius: 9 } }))
    }
    parent.add(box())
    draw()
    expect(problems).toEqual(['clips-too-deep g8'])
  })
})
