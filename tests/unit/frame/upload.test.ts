import { describe, expect, test } from 'vitest'
import { KIND, RECORD_BYTES, RECORDS_PER_ROW } from '../../../src/frame/layout.ts'
import {
  ANCHOR_SHAPE,
  BUFFER,
  createUploads,
  doubledTo,
  RECORD_SHAPE,
  TEXTURE,
  type Texels,
  type UploadPort,
  writeSpans,
} from '../../../src/frame/upload.ts'
import { handMadeFrame, plainBatch, screenPass, unchanged } from '../../support/hand-made-frame.ts'
import { seeded } from '../oracle/random.ts'

/** A data texture in memory: four words per texel. */
class MemoryTexture implements Pick<UploadPort, 'writeTexture'> {
  readonly content: Uint32Array

  constructor(
    readonly width: number,
    height: number,
  ) {
    this.content = new Uint32Array(width * height * 4)
  }

  writeTexture(
    _use: number,
    data: Texels,
    offset: number,
    rowLength: number,
    x: number,
    y: number,
    _layer: number,
    width: number,
    height: number,
  ): void {
    for (let row = 0; row < height; row++) {
      const from = offset + row * rowLength * 4
      this.content.set(data.subarray(from, from + width * 4), ((y + row) * this.width + x) * 4)
    }
  }
}

const NO_TEXELS = new Uint32Array(0)

const write = (spans: readonly number[], count = 100_000, shape = RECORD_SHAPE) => {
  const rectangles: number[][] = []
  const port: Pick<UploadPort, 'writeTexture'> = {
    writeTexture: (_use, _data, _offset, _rowLength, x, y, _layer, width, height) =>
      void rectangles.push([x, y, width, height]),
  }
  return { bytes: writeSpans(spans, count, shape, NO_TEXELS, port), rectangles }
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
    expect(write([0, 1, 9, 10], 100, ANCHOR_SHAPE)).toEqual({ bytes: 320, rectangles: [[0, 0, 20, 1]] })
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
      const texture = new MemoryTexture(2048, rows)
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
        writeSpans(spans, count, RECORD_SHAPE, store, texture)
        expect(Buffer.compare(Buffer.from(texture.content.buffer), Buffer.from(store.buffer))).toBe(0)
      }
    }
  })
})

test('capacities double', () => {
  expect([0, 4, 5, 8, 9, 100].map((needed) => doubledTo(needed, 4))).toEqual([4, 4, 8, 8, 16, 128])
})

const nameOf = (table: Readonly<Record<string, number>>, use: number) =>
  Object.keys(table).find((name) => table[name] === use)

function recordingPort(): { port: UploadPort; calls: string[] } {
  const calls: string[] = []
  const log = (...words: readonly unknown[]) => void calls.push(words.join(' '))
  const port: UploadPort = {
    allocateTexture: (use, ...size) => log(`${nameOf(TEXTURE, use)}.allocate`, ...size),
    writeTexture: (use, _data, offset, _rowLength, x, y, layer, width, height) =>
      log(`${nameOf(TEXTURE, use)}.write`, offset, x, y, layer, width, height),
    allocateBuffer: (use, bytes) => log(`${nameOf(BUFFER, use)}.allocate`, bytes),
    writeBuffer: (use, at, _data, from, count) => log(`${nameOf(BUFFER, use)}.write`, at, from, count),
    addImage: () => log('images.add'),
    freeImage: (id) => log('images.free', id),
    freeImages: () => log('images.freeAll'),
  }
  return { port, calls }
}

describe('uploads', () => {
  const boxes = (count: number) => handMadeFrame(Array.from({ length: count }, () => ({})))

  test('the first frame brings everything, an unchanged one nothing', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const frame = boxes(3)
    expect(uploads.beforeDrawing(frame)).toBe(3 * 128 + 4 * 32 + 8 * 8 * 4 + 3 * 4 + 32)
    expect(calls.filter((call) => call.includes('allocate'))).toHaveLength(5)
    calls.length = 0
    expect(uploads.beforeDrawing(unchanged(frame))).toBe(0)
    expect(calls).toEqual([])
  })

  test('a moved anchor costs its row', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const frame = boxes(3)
    uploads.beforeDrawing(frame)
    calls.length = 0
    const moved = { ...unchanged(frame), anchors: { ...frame.anchors, dirty: [2, 3] } }
    expect(uploads.beforeDrawing(moved)).toBe(32)
    expect(calls).toEqual(['anchors.write 16 4 0 0 2 1'])
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
    const writeBuffer: UploadPort['writeBuffer'] = (use, _at, data) => {
      if (use === BUFFER.views) words.push(data[7] as number)
    }
    const uploads = createUploads({ ...port, writeBuffer })
    const at = (time: number) => uploads.beforeDrawing({ ...unchanged(boxes(1)), view: { ...boxes(1).view, time } })
    at(0)
    expect([at(16_777_217), at(0xffc0_0001), at(0xffc0_0001)]).toEqual([32, 32, 0])
    expect(words).toEqual([0, 16_777_217, 0xffc0_0001])
  })

  test('of the draw list goes up what lies behind the first difference', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const frame = boxes(10)
    uploads.beforeDrawing(frame)
    calls.length = 0
    expect(uploads.beforeDrawing({ ...unchanged(frame), drawListFrom: 7 })).toBe(3 * 4)
    expect(uploads.beforeDrawing({ ...unchanged(frame), drawListFrom: 10 })).toBe(0)
    expect(uploads.beforeDrawing({ ...unchanged(frame), drawCount: 4, drawListFrom: 4 })).toBe(0)
    expect(calls).toEqual(['drawList.write 28 7 3'])
  })

  test('a store that grows is made anew and filled from the start', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    uploads.beforeDrawing(boxes(10))
    calls.length = 0
    const grown = boxes(1025)
    uploads.beforeDrawing({ ...grown, full: false, records: { ...grown.records, dirty: [10, 1025] } })
    expect(calls).toContain('records.allocate 2048 8 0')
    expect(calls).toContain('records.write 0 0 0 0 2048 4')
    expect(calls).toContain('drawList.allocate 8192')
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
    expect(calls).toContain('atlas.allocate 8 8 4')
    calls.length = 0
    expect(uploads.beforeDrawing(withPages(4, [3]))).toBe(3 * 4 * 4)
    expect(calls).toEqual([`atlas.write ${(2 * 8 + 1) * 4} 1 2 3 3 4`])
    expect(uploads.beforeDrawing(withPages(5, [4]))).toBe(5 * 8 * 8 * 4)
  })

  test('images are freed after the frame, and all of them before a full one', () => {
    const { port, calls } = recordingPort()
    const uploads = createUploads(port)
    const image = { id: 1, width: 2, height: 2, bytes: new Uint8Array(16) }
    const frame = { ...boxes(1), imagesAdded: [image], imagesFreed: [1] }
    uploads.beforeDrawing(frame)
    expect(calls.filter((call) => call.startsWith('images'))).toEqual(['images.freeAll', 'images.add'])
    uploads.afterDrawing(frame)
    expect(calls.at(-1)).toBe('images.free 1')
  })

  test('layers have views of their own', () => {
    const { port, calls } = recordingPort()
    const frame = handMadeFrame([{}, { kind: KIND.LAYER }])
    const layer = { target: 1, x: 3, y: 4, width: 20, height: 10, batches: [plainBatch(0, 1)] }
    const screen = screenPass(64, 48, [plainBatch(1, 1, { source: { type: 'target', target: 1 } })])
    createUploads(port).beforeDrawing({ ...frame, passes: [layer, screen] })
    expect(calls.filter((call) => call.startsWith('views'))).toEqual([
      'views.allocate 1024',
      'views.write 0 0 8',
      'views.write 256 0 8',
    ])
  })
})
