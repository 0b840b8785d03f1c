import { expect, test } from 'vitest'
import { Ledger } from '../../../src/backends/ledger.ts'
import { createRecordingBackend } from '../../../src/backends/recording/recording-backend.ts'
import { KIND, RECORD_WORDS } from '../../../src/frame/layout.ts'
import { handMadeFrame, plainBatch, screenPass, unchanged } from '../../support/hand-made-frame.ts'

const layered = () => {
  const frame = handMadeFrame([{}, {}, { kind: KIND.LAYER }])
  const layer = { target: 1, x: 0, y: 0, width: 20, height: 70, batches: [plainBatch(0, 2)] }
  const screen = screenPass(64, 48, [plainBatch(2, 1, { source: { type: 'target', target: 1 } })])
  return { ...frame, passes: [layer, screen] }
}

test('counts what a GPU backend would do', () => {
  const backend = createRecordingBackend()
  const first = backend.render(layered())
  // Records, anchors, an atlas page, the draw list, two views.
  const uploadedBytes = 3 * 128 + 4 * 32 + 8 * 8 * 4 + 3 * 4 + 2 * 32
  // Records, anchors, atlas, draw list, views, screen, layer.
  expect(first).toEqual({ passes: 2, draws: 2, records: 3, pixels: 20 * 70 + 64 * 48, uploadedBytes, created: 8 })
  const second = backend.render(unchanged(layered()))
  expect(second).toEqual({ passes: 2, draws: 2, records: 3, pixels: 20 * 70 + 64 * 48, uploadedBytes: 0, created: 0 })
})

test('keeps a copy of each frame', () => {
  const backend = createRecordingBackend()
  const frame = handMadeFrame([{ rect: [1, 2, 3, 4] }, {}])
  const before = frame.records.words.slice()
  backend.render(frame)
  frame.records.words.fill(0)
  frame.drawList.fill(9)
  const copy = backend.frames[0]?.frame
  expect(copy?.records.words).toEqual(before)
  expect(copy?.drawList).toEqual(Uint32Array.of(0, 1))
})

test('a frame shares with the one before what did not change, and nothing else', () => {
  const backend = createRecordingBackend()
  const frame = handMadeFrame([{}, {}])
  backend.render(frame)
  const next = unchanged(frame)
  frame.records.words[RECORD_WORDS + 12] = 0
  backend.render({ ...next, records: { ...next.records, dirty: [1, 2] } })
  const [first, second] = backend.frames.map((recorded) => recorded.frame)
  expect(second?.records.words).not.toBe(first?.records.words)
  expect(second?.records.words).toEqual(frame.records.words)
  expect(second?.anchors.floats).toBe(first?.anchors.floats)
  expect(second?.drawList).toBe(first?.drawList)
  expect(second?.atlas.pages[0]).toBe(first?.atlas.pages[0])
})

test('keeps only the newest frames', () => {
  const backend = createRecordingBackend({ keep: 2 })
  const frame = handMadeFrame([{}])
  for (let i = 0; i < 5; i++) backend.render({ ...frame, view: { scale: 1, offsetX: i, offsetY: 0, time: 0 } })
  expect(backend.frames.map((recorded) => recorded.frame.view.offsetX)).toEqual([3, 4])
})

test('refuses a wrong frame, and knows which images live', () => {
  const backend = createRecordingBackend()
  const image = { id: 1, width: 1, height: 1, bytes: new Uint8Array(4) }
  const frame = handMadeFrame([{}])
  const sampling = { passes: [screenPass(64, 48, [plainBatch(0, 1, { source: { type: 'image', id: 1 } as const })])] }
  backend.render({ ...frame, ...sampling, imagesAdded: [image] })
  backend.render({ ...unchanged(frame), ...sampling, imagesFreed: [1] })
  expect(() => backend.render({ ...unchanged(frame), ...sampling })).toThrow(
    expect.objectContaining({ code: 'invalid-frame' }),
  )
  expect(backend.frames).toHaveLength(2)
})

test('holds what a GPU backend would, and nothing after destroy', async () => {
  const ledger = new Ledger()
  const backend = createRecordingBackend({ ledger })
  backend.resize(3, 2)
  expect(await backend.readPixels()).toEqual(new Uint8Array(24))
  backend.render(layered())
  // The layer's size is rounded up to 64 x 128.
  const stores = 4 * 2048 * 16 + 2 * 1024 * 16 + 8 * 8 * 4 + 2 * 1024 * 4 + 4 * 256
  expect(ledger.live()).toMatchObject({ objects: 8, bytes: stores + 64 * 48 * 4 + 64 * 128 * 4 })
  expect(await backend.readPixels()).toHaveLength(64 * 48 * 4)
  backend.destroy()
  backend.destroy()
  expect(ledger.live()).toMatchObject({ objects: 0, bytes: 0 })
})

test('a second screen is there once a picture moved, and for good', () => {
  const ledger = new Ledger()
  const backend = createRecordingBackend({ ledger })
  const frame = handMadeFrame([{}])
  backend.render(frame)
  const before = ledger.live()
  const moved = { ...unchanged(frame), x: 5, shiftX: -5, passes: [{ ...screenPass(5, 48, [plainBatch(0, 1)]), x: 64 }] }
  expect(backend.render(moved)).toMatchObject({ pixels: 5 * 48, created: 2 })
  // The strip's target is 64 px wide.
  expect(ledger.live().bytes - before.bytes).toBe((64 * 48 + 64 * 64) * 4)
  expect(backend.render({ ...moved, x: 10, passes: [{ ...moved.passes[0], x: 69 } as never] }).created).toBe(0)
})

test('targets that no frame asks for are freed', () => {
  const ledger = new Ledger()
  const backend = createRecordingBackend({ ledger })
  backend.render(layered())
  const plain = unchanged(handMadeFrame([{}, {}, { kind: KIND.BOX }]))
  for (let i = 0; i < 60; i++) backend.render(plain)
  expect(ledger.live().objects).toBe(8)
  backend.render(plain)
  expect(ledger.live().objects).toBe(7)
})
