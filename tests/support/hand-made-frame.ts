/** Frames made by hand, for tests of what lies below the encoder. */
import type { Batch, Frame, Pass } from '../../src/frame/frame.ts'
import { ANCHOR_WORDS, type Field, KIND, RECORD, RECORD_WORDS } from '../../src/frame/layout.ts'

export interface HandMadeRecord {
  readonly kind?: number
  readonly rect?: readonly [number, number, number, number]
  readonly anchor?: number
  readonly clip?: number
  readonly paint?: number
}

/** A record in the slot of its place in the list, drawn in that order if it can be; every anchor row is the identity. */
export function handMadeFrame(records: readonly HandMadeRecord[], more: Partial<Frame> = {}): Frame {
  const words = new Uint32Array(records.length * RECORD_WORDS)
  for (const [slot, record] of records.entries()) writeRecord(words, slot, record)
  const floats = new Float32Array(4 * ANCHOR_WORDS)
  for (let row = 0; row < 4; row++) floats.set([1, 0, 0, 1, 0, 0, 1, 0], row * ANCHOR_WORDS)
  const drawn = records.flatMap(({ kind = KIND.BOX }, slot) => (kind <= KIND.LAYER ? [slot] : []))
  const [width, height] = [64, 48]
  return {
    x: 0,
    y: 0,
    width,
    height,
    shiftX: 0,
    shiftY: 0,
    background: [0, 0, 0, 0],
    view: { scale: 1, offsetX: 0, offsetY: 0, time: 0 },
    records: { words, count: records.length, dirty: [] },
    anchors: { floats, count: 4, dirty: [] },
    atlas: { size: 8, pages: [new Uint8Array(8 * 8 * 4)], dirty: [] },
    imagesAdded: [],
    imagesFreed: [],
    drawList: Uint32Array.from(drawn),
    drawCount: drawn.length,
    features: 0,
    passes: [screenPass(width, height, drawn.length === 0 ? [] : [plainBatch(0, drawn.length)])],
    full: true,
    ...more,
  }
}

export function plainBatch(start: number, count: number, more: Partial<Batch> = {}): Batch {
  return { blend: 0, source: { type: 'none' }, start, count, ...more }
}

export function screenPass(width: number, height: number, batches: readonly Batch[]): Pass {
  return { target: 0, x: 0, y: 0, width, height, batches }
}

/** The same frame once more, with nothing changed. */
export function unchanged(frame: Frame): Frame {
  return {
    ...frame,
    full: false,
    imagesAdded: [],
    imagesFreed: [],
    records: { ...frame.records, dirty: [] },
    anchors: { ...frame.anchors, dirty: [] },
    atlas: { ...frame.atlas, dirty: [] },
  }
}

export function writeRecord(words: Uint32Array, slot: number, record: HandMadeRecord): void {
  const write = (field: Field, ...values: number[]) => {
    const at = slot * RECORD_WORDS + field.word
    if (field.type === 'f32') new Float32Array(words.buffer).set(values, at)
    else words.set(values, at)
  }
  write(RECORD.head, record.kind ?? KIND.BOX)
  write(RECORD.anchor, record.anchor ?? 0)
  write(RECORD.clip, record.clip ?? 0)
  write(RECORD.paint, record.paint ?? 0)
  write(RECORD.linear, 1, 0, 0, 1)
  write(RECORD.rect, ...(record.rect ?? [0, 0, 10, 10]))
  write(RECORD.fill, 0x8000_4000, 0xffff_0000)
  write(RECORD.opacity, 1)
}
