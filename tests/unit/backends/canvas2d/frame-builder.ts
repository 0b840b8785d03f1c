/** Frames made by hand through the layout tables, for tests that need no scene. */
import type { AtlasStore, Batch, Frame, FrameImage, Pass, View } from '../../../../src/frame/frame.ts'
import { ANCHOR_WORDS, type Field, KIND, PAINT, RECORD, RECORD_WORDS } from '../../../../src/frame/layout.ts'

type Numbers = readonly number[]

/** Fields of a record; colours premultiplied 0..1. */
export type RecordSpec = { readonly kind: number; readonly flags?: number } & {
  readonly [K in Exclude<keyof typeof RECORD, 'head'>]?: (typeof RECORD)[K] extends { type: 'unorm16x4' }
    ? Numbers
    : (typeof RECORD)[K] extends { count: 1 }
      ? number
      : Numbers
}

export interface PaintSpec {
  readonly kind: typeof KIND.PAINT
  readonly gradient: number
  readonly geometry: Numbers
  readonly stops: readonly (readonly [offset: number, color: Numbers])[]
  /** All stops of the gradient, where this slot does not hold them all. */
  readonly stopCount?: number
  readonly next?: number
}

export interface FrameSpec {
  readonly width?: number
  readonly height?: number
  readonly background?: Frame['background']
  readonly view?: View
  readonly slots: readonly (RecordSpec | PaintSpec)[]
  /** Rows a b c d tx ty opacity 0; default one identity row. */
  readonly anchors?: Numbers
  readonly drawList?: Numbers
  readonly passes?: readonly Pass[]
  /** Batches of the one screen pass, when there are no `passes`. */
  readonly batches?: readonly Batch[]
  readonly atlas?: AtlasStore
  readonly images?: readonly FrameImage[]
}

function writeField(view: DataView, base: number, field: Field, values: Numbers): void {
  values.forEach((value, i) => {
    const at = (base + field.word) * 4
    if (field.type === 'u32') view.setUint32(at + i * 4, value, true)
    else if (field.type === 'f32') view.setFloat32(at + i * 4, value, true)
    else view.setUint16(at + i * 2, Math.round(value * 65535), true)
  })
}

function writePaint(view: DataView, base: number, paint: PaintSpec): void {
  writeField(view, base, PAINT.head, [KIND.PAINT])
  writeField(view, base, PAINT.gradient, [paint.gradient])
  writeField(view, base, PAINT.stopCount, [paint.stopCount ?? paint.stops.length])
  writeField(view, base, PAINT.next, [paint.next ?? 0])
  writeField(view, base, PAINT.geometry, paint.geometry)
  paint.stops.forEach(([offset, color], i) => {
    const word = PAINT.stops.word + i * 4
    writeField(view, base, { word, type: 'unorm16x4', count: 1 }, color)
    writeField(view, base, { word: word + 2, type: 'f32', count: 1 }, [offset])
  })
}

export function writeSlots(slots: FrameSpec['slots']): Uint32Array {
  const words = new Uint32Array(slots.length * RECORD_WORDS)
  const view = new DataView(words.buffer)
  slots.forEach((slot, index) => {
    const base = index * RECORD_WORDS
    if ('stops' in slot) {
      writePaint(view, base, slot)
      return
    }
    const values: Record<string, unknown> = { linear: [1, 0, 0, 1], opacity: 1, ...slot }
    writeField(view, base, RECORD.head, [slot.kind | (slot.flags ?? 0)])
    for (const [name, field] of Object.entries(RECORD) as [string, Field][]) {
      const value = values[name]
      if (value !== undefined) writeField(view, base, field, [value].flat() as number[])
    }
  })
  return words
}

export function buildFrame(spec: FrameSpec): Frame {
  const { width = 64, height = 64, slots } = spec
  const anchors = Float32Array.from(spec.anchors ?? [1, 0, 0, 1, 0, 0, 1, 0])
  const drawn = slots.flatMap((slot, i) => (slot.kind <= KIND.LAYER ? [i] : []))
  const drawList = Uint32Array.from(spec.drawList ?? drawn)
  const all: Batch = { blend: 0, source: { type: 'none' }, start: 0, count: drawList.length }
  const screen: Pass = { target: 0, x: 0, y: 0, width, height, batches: spec.batches ?? [all] }
  return {
    x: 0,
    y: 0,
    width,
    height,
    shiftX: 0,
    shiftY: 0,
    background: spec.background ?? [1, 1, 1, 1],
    view: spec.view ?? { scale: 1, offsetX: 0, offsetY: 0, time: 0 },
    records: { words: writeSlots(slots), count: slots.length, dirty: [0, slots.length] },
    anchors: { floats: anchors, count: anchors.length / ANCHOR_WORDS, dirty: [0, anchors.length / 4] },
    atlas: spec.atlas ?? { size: 1, pages: [], dirty: [] },
    imagesAdded: spec.images ?? [],
    imagesFreed: [],
    drawList,
    drawCount: drawList.length,
    features: 0,
    passes: spec.passes ?? [screen],
    full: true,
  }
}
