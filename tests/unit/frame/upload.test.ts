import { describe, expect, test } from 'vitest'
import type { Frame } from '../../../src/frame/frame.ts'
import { KIND, RECORD_BYTES, RECORDS_PER_ROW } from '../../../src/frame/layout.ts'
import {
  ANCHOR_SHAPE,
  createUploads,
  doubledTo,
  RECORD_SHAPE,
  type UploadPort,
  writeSpans,
} from '../../../src/frame/upload.ts'
import { handMadeFrame, plainBatch, screenPass, unchanged } from '../../support/hand-made-frame.ts'
import { seeded } from '../oracle/random.ts'

/** A data texture in memory: four words per texel. */
function memoryTexture(width: number, height: number) {
  const content = new Uint32Array(width * height * 4)
  const writeTexture: UploadPort<null, null>['writeTexture'] = (_, data, offset, rowLength, x, y, _layer, w, h) => {
    for (let row = 0; row < h; row++) {
      const from = offset + row * rowLength * 4
      content.set(data.subarray(from, from + w * 4), ((y + row) * width + x) * 4)
    }
  }
  return { content, writeTexture }
}

const NO_TEXELS = new Uint32Array(0)

const write = (spans: readonly number[], count = 100_000, shape = RECORD_SHAPE) => {
  const rectangles: number[][] = []
  const port: Pick<UploadPort<null, null>, 'writeTexture'> = {
    writeTexture: (_, _data, _offset, _rowLength, x, y, _layer, width, height) =>
      void rectangles.push([x, y, width, height]),
  }
  return { bytes: writeSpans(spans, count, shape, NO_TEXELS, null, port), rectangles }
}

describe('spans', () => {
  test('one record is one rectangle of eight texels', () => {
    expect(write([RECORDS_PER_ROW + 3, RECORDS_PER_ROW + 4])).toEqual({ bytes: 128, rectangles: [[24, 1, 8, 1]] })
  })

  test('a span over several rows is a head, whole rows and a tail', () => {
    const { rectangles, bytes } = write([250, 256 * 4 + 2])
    expect(rectangles).toEqual([
      [250 * 8, 0, 6 * 8, 1],
      [0, 1, 2048, 3],
      [0, 4, 16, 1],
    ])
    expect(bytes).toBe((256 * 4 + 2 - 250) * RECORD_BYTES)
  })

  test('spans that nearly touch go up as one, with the gap counted', () => {
    expect(write([10, 11, 13, 14])).toEqual({ bytes: 4 * 128, rectangles: [[80, 0, 32, 1]] })
    expect(write([10, 11, 14, 15]).rectangles).toHaveLength(2)
    expect(write([0, 1, 17, 18], 100, ANCHOR_SHAPE)).toEqual({ bytes: 288, rectangles: [[0, 0, 18, 1]] })
    expect(write([0, 1, 18, 19], 100, ANCHOR_SHAPE).rectangles).toHaveLength(2)
  })

  test('items that are no longer in use stay where they are', () => {
    expect(write([5, 20, 40, 50], 10)).toEqual({ bytes: 5 * 128, rectangles: [[40, 0, 40, 1]] })
  })

  test('nothing dirty, nothing written', () => {
    expect(write([])).toEqual({ bytes: 0, rectangles: [] })
  })

  test('random dirty marks leave the texture equal to the store', () => {
    for (let seed = 0; seed < 100; seed++) {
      const random = seeded(seed)
      const count = 1 + Math.floor(random() * 1200)
      const rows = Math.ceil(count / RECORDS_PER_ROW)
      const store = new Uint32Array(rows * 2048 * 4)
      const texture = memoryTexture(2048, rows)
      for (let edit = 0; edit < 5; edit++) {
        const dirty = Array.from({ length: count }, () => random() < 0.1 * edit)
        dirty.forEach((isDirty, item) => {
          if (isDirty) store.fill(Math.floor(random() * 2 ** 32), item * 32, item * 32 + 32)
        })
        const spans: number[] = []
        dirty.forEach((isDirty, item) => {
          if (isDirty && !dirty[item - 1]) spans.push(item)
          if (isDirty && !dirty[item + 1]) spans.push(item + 1)
        })
        writeSpans(spans, count, RECORD_SHAPE, store, null, texture)
        expect(Buffer.compare(Buffer.from(texture.content.buffer), Buffer.from(store.buffer))).toBe(0)
      }
    }
  })
})

test('capacities double', () => {
  expect([0, 4, 5, 8, 9, 100].map((needed) => doubledTo(needed, 4))).toEqual([4, 4, 8, 8, 16, 128])
})

const USES = ['records', 'anchors', 'atlas', 'source']

/** Textures are their names, buffers the order in which they were made. */
function recordingPort(): { port: UploadPort<string, string>; calls: string[] } {
  const calls: string[] = []
  const log = (...words: readonly unknown[]) => void calls.push(words.join(' '))
  let buffers = 0
  const port: UploadPort<string, string> = {
    createTexture: (use, width, height, layers) => {
      log('create', USES[use], width, height, layers)
      return USES[use] ?? ''
    },
    writeTexture: (texture, _data, offset, _rowLength, x, y, layer, width, height) =>
      log('write', texture, offset, x, y, layer, width, height),
    freeTexture: (texture) => log('free', texture),
    createBuffer: (_, bytes) => {
      const buffer = `buffer ${buffers++}`
      log('create', buffer, bytes)
      return buffer
    },
    writeBuffer: (buffer, at, _data, from, count) => log('write', buffer, at, from, count),
    copyBuffer: (from, at, to, toAt, bytes) => log('copy', from, at, to, toAt, bytes),
    freeBuffer: (buffer) => log('free', buffer),
  }
  return { port, calls }
}

/** A frame after the first, with this draw list. */
function listing(slots: readonly number[]): Frame {
  return { ...unchanged(handMadeFrame([{}])), drawList: Uint32Array.from(slots), drawCount: slots.length }
}

describe('uploads', () => {
  const boxes = (count: number) => handMadeFrame(Array.from({ length: count }, () => ({})))

  test('the first frame brings everything, an unchanged one nothing', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const frame = boxes(3)
    expect(uploads.beforeDrawing(frame)).toBe(3 * 128 + 4 * 32 + 8 * 8 * 4 + 3 * 4 + 32)
    expect(calls.filter((call) => call.startsWith('create'))).toHaveLength(6)
    calls.length = 0
    expect(uploads.beforeDrawing(unchanged(frame))).toBe(0)
    expect(calls).toEqual([])
  })

  test('a moved anchor costs what changed of its row', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const frame = boxes(3)
    uploads.beforeDrawing(frame)
    calls.length = 0
    const moved = { ...unchanged(frame), anchors: { ...frame.anchors, dirty: [2, 3] } }
    expect(uploads.beforeDrawing(moved)).toBe(16)
    expect(calls).toEqual(['write anchors 8 2 0 0 1 1'])
  })

  test('a pan costs the view of each pass', () => {
    const { port } = recordingPort()
    const uploads = createUploads(port)
    const frame = boxes(3)
    uploads.beforeDrawing(frame)
    const panned = { ...unchanged(frame), view: { scale: 1, offsetX: 4, offsetY: 0, time: 0 } }
    expect(uploads.beforeDrawing(panned)).toBe(32)
    expect(uploads.beforeDrawing(panned)).toBe(0)
  })

  test('the time goes up as whole ticks with the view, even where its bits are no number', () => {
    const words: number[] = []
    const { port } = recordingPort()
    const writeBuffer: UploadPort<string, string>['writeBuffer'] = (buffer, _at, data) => {
      if (buffer === 'buffer 2') words.push(data[7] as number)
    }
    const uploads = createUploads({ ...port, writeBuffer })
    const at = (time: number) => uploads.beforeDrawing({ ...unchanged(boxes(1)), view: { ...boxes(1).view, time } })
    at(0)
    expect([at(16_777_217), at(0xffc0_0001), at(0xffc0_0001)]).toEqual([32, 32, 0])
    expect(words).toEqual([0, 16_777_217, 0xffc0_0001])
  })

  test('of the draw list goes up what lies between the first and the last difference', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const frame = boxes(10)
    uploads.beforeDrawing(frame)
    calls.length = 0
    expect(uploads.beforeDrawing(listing([0, 1, 5, 3, 4, 2, 6, 7, 8, 9]))).toBe(4 * 4)
    expect(uploads.beforeDrawing(listing([0, 1, 5, 3, 4, 2, 6, 7, 8, 9]))).toBe(0)
    expect(uploads.beforeDrawing(listing([0, 1, 5, 3]))).toBe(0)
    expect(uploads.beforeDrawing(listing([1, 5, 3]))).toBe(3 * 4)
    expect(calls).toEqual(['write buffer 0 8 2 4', 'write buffer 0 0 0 3'])
  })

  test('a long end of the draw list that only moves does not go up', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const slots = Array.from({ length: 600 }, (_, slot) => slot)
    uploads.beforeDrawing({ ...listing(slots), full: true })
    calls.length = 0
    expect(uploads.beforeDrawing(listing([...slots.slice(0, 9), 700, 701, ...slots.slice(9)]))).toBe(2 * 4)
    expect(uploads.beforeDrawing(listing(slots))).toBe(0)
    expect(uploads.beforeDrawing(listing(slots.filter((slot) => slot !== 400)))).toBe(199 * 4)
    expect(calls.filter((call) => call.startsWith('copy'))).toEqual([
      'copy buffer 0 0 buffer 1 0 36',
      'copy buffer 0 36 buffer 1 44 2364',
      'copy buffer 1 0 buffer 0 0 36',
      'copy buffer 1 44 buffer 0 36 2364',
    ])
    expect(calls.filter((call) => /create|free/.test(call))).toEqual([])
  })

  test('the draw list that is there is that of the frame, however it changes', () => {
    const buffers: Uint32Array[] = []
    const port: UploadPort<string, number> = {
      ...recordingPort().port,
      createBuffer: (_, bytes) => buffers.push(new Uint32Array(bytes / 4)) - 1,
      writeBuffer: (buffer, at, data, from, count) => buffers[buffer]?.set(data.subarray(from, from + count), at / 4),
      copyBuffer: (from, at, to, toAt, bytes) => {
        expect(from).not.toBe(to)
        buffers[to]?.set(buffers[from]?.subarray(at / 4, (at + bytes) / 4) ?? [], toAt / 4)
      },
      freeBuffer: (buffer) => buffers[buffer]?.fill(0xffff_ffff),
    }
    const uploads = createUploads(port)
    const unit = seeded(7)
    const random = (below: number) => Math.floor(unit() * below)
    const slots = Array.from({ length: 900 }, (_, slot) => slot)
    for (let i = 0; i < 200; i++) {
      uploads.beforeDrawing({ ...listing(slots), full: i === 100 })
      expect(buffers[uploads.buffers[0] as number]?.subarray(0, slots.length)).toEqual(Uint32Array.from(slots))
      const at = random(slots.length)
      slots.splice(
        at,
        random(i % 3 ? 12 : 500),
        ...Array.from({ length: random(i % 5 ? 12 : 900) }, () => random(2 ** 24)),
      )
    }
  })

  test('an image is freed once, and one that is there already before it comes again', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const image = { id: 1, width: 2, height: 2, bytes: new Uint8Array(16) }
    const frame = { ...unchanged(boxes(1)), imagesAdded: [image] }
    uploads.beforeDrawing(frame)
    uploads.beforeDrawing(frame)
    const ending = { ...frame, imagesAdded: [], imagesFreed: [1, 7] }
    uploads.afterDrawing(ending)
    uploads.afterDrawing(ending)
    expect(calls.filter((call) => call.startsWith('create source'))).toHaveLength(2)
    expect(calls.filter((call) => call.startsWith('free source'))).toHaveLength(2)
  })

  test('a store that grows is made anew and filled from the start', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    uploads.beforeDrawing(boxes(10))
    calls.length = 0
    const grown = boxes(1025)
    uploads.beforeDrawing({ ...grown, full: false, records: { ...grown.records, dirty: [10, 1025] } })
    expect(calls).toContain('free records')
    expect(calls).toContain('write records 0 0 0 0 2048 4')
    expect(calls).toContain('free buffer 0')
  })

  test('a new atlas page goes up within the layers there are; more layers bring all pages again', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const frame = unchanged(boxes(1))
    const page = new Uint8Array(8 * 8 * 4)
    const withPages = (count: number, dirty: readonly number[]) => ({
      ...frame,
      atlas: {
        size: 8,
        pages: Array.from({ length: count }, () => page),
        dirty: dirty.map((index) => ({ page: index, x: 1, y: 2, width: 3, height: 4 })),
      },
    })
    uploads.beforeDrawing(withPages(3, []))
    expect(calls).toContain('create atlas 8 8 4')
    calls.length = 0
    expect(uploads.beforeDrawing(withPages(4, [3]))).toBe(3 * 4 * 4)
    expect(calls).toEqual([`write atlas ${(2 * 8 + 1) * 4} 1 2 3 3 4`])
    expect(uploads.beforeDrawing(withPages(5, [4]))).toBe(5 * 8 * 8 * 4)
  })

  test('images are freed after the frame, and all of them before a full one', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const image = { id: 1, width: 2, height: 2, bytes: new Uint8Array(16) }
    const frame = { ...boxes(1), imagesAdded: [image], imagesFreed: [1] }
    uploads.beforeDrawing(frame)
    uploads.afterDrawing({ ...frame, imagesFreed: [] })
    expect(uploads.beforeDrawing(frame)).toBeGreaterThan(0)
    expect(calls.filter((call) => call.endsWith('source') || call.includes('source 2'))).toEqual([
      'create source 2 2 0',
      'free source',
      'create source 2 2 0',
    ])
    expect(uploads.images.size).toBe(1)
    uploads.afterDrawing(frame)
    expect(calls.at(-1)).toBe('free source')
    expect(uploads.images.size).toBe(0)
  })

  test('all that was made is freed', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    uploads.beforeDrawing({ ...boxes(1), imagesAdded: [{ id: 1, width: 2, height: 2, bytes: new Uint8Array(16) }] })
    const made = calls.filter((call) => call.startsWith('create')).length
    uploads.free()
    expect(calls.filter((call) => call.startsWith('free'))).toHaveLength(made)
  })

  test('layers have views of their own', () => {
    const { port, calls } = recordingPort()
    const frame = handMadeFrame([{}, { kind: KIND.LAYER }])
    const layer = { target: 1, x: 3, y: 4, width: 20, height: 10, batches: [plainBatch(0, 1)] }
    const screen = screenPass(64, 48, [plainBatch(1, 1, { source: { type: 'target', target: 1 } })])
    createUploads(port).beforeDrawing({ ...frame, passes: [layer, screen] })
    expect(calls.filter((call) => call.includes('buffer 2'))).toEqual([
      'create buffer 2 1024',
      'write buffer 2 0 0 8',
      'write buffer 2 256 0 8',
    ])
  })
})
