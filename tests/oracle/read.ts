/** Reads slots and rows through the tables of `layout.ts`, into doubles. */
import type { AnchorStore, Frame, RecordStore } from '../../src/frame/frame.ts'
import { ANCHOR_WORDS, type Field, FLAG, MOTION, MOTION_FLAG, RECORD, RECORD_WORDS } from '../../src/frame/layout.ts'
import { type Affine, compose } from './affine.ts'
import { readPose } from './motion.ts'

/** Premultiplied encoded sRGB, 0..1. */
export type Color = readonly [r: number, g: number, b: number, a: number]
export type Quad = readonly [number, number, number, number]

/** One word seen as u32 and as f32; every float of a record passes through it. */
const bits = new DataView(new ArrayBuffer(4))

export function readU32(store: RecordStore, slot: number, field: Field, index = 0): number {
  return store.words[slot * RECORD_WORDS + field.word + index] ?? 0
}

export function readF32(store: RecordStore, slot: number, field: Field, index = 0): number {
  bits.setUint32(0, readU32(store, slot, field, index))
  return bits.getFloat32(0)
}

export function readQuad(store: RecordStore, slot: number, field: Field): Quad {
  return [
    readF32(store, slot, field, 0),
    readF32(store, slot, field, 1),
    readF32(store, slot, field, 2),
    readF32(store, slot, field, 3),
  ]
}

/** Four unorm16 in two words, red in the low half of the first. */
export function readColor(store: RecordStore, slot: number, field: Field, index = 0): Color {
  const low = readU32(store, slot, field, index)
  const high = readU32(store, slot, field, index + 1)
  return [(low & 0xffff) / 65535, (low >>> 16) / 65535, (high & 0xffff) / 65535, (high >>> 16) / 65535]
}

function readRow(anchors: AnchorStore, row: number): Affine & { readonly opacity: number; readonly motion: number } {
  const at = (i: number): number => anchors.floats[row * ANCHOR_WORDS + i] ?? 0
  return { a: at(0), b: at(1), c: at(2), d: at(3), tx: at(4), ty: at(5), opacity: at(6), motion: at(7) }
}

interface Anchor {
  /** Anchor space -> camera space. */
  readonly map: Affine
  readonly opacity: number
  /** Opacity of the record of the node's own layer. */
  readonly layerOpacity: number
  readonly isMoving: boolean
}

function readAnchor(anchors: AnchorStore, row: number, time: number): Anchor {
  const { opacity, motion, ...map } = readRow(anchors, row)
  if (motion === 0) return { map, opacity, layerOpacity: opacity, isMoving: false }
  const pose = readPose(anchors, motion - 1, time)
  const outer = readAnchor(anchors, motion - 1, time)
  const flags = anchors.floats[(motion - 1) * ANCHOR_WORDS + MOTION.flags.word] ?? 0
  return {
    map: compose(outer.map, compose(pose.map, map)),
    opacity: flags & MOTION_FLAG.IS_LAYER ? opacity : opacity * pose.opacity,
    layerOpacity: opacity * pose.opacity,
    isMoving: (flags & MOTION_FLAG.MOVES) !== 0,
  }
}

/** Opacity of a LAYER. */
export function readLayerOpacity({ records, anchors, view }: Frame, slot: number): number {
  const { layerOpacity } = readAnchor(anchors, readU32(records, slot, RECORD.anchor), view.time)
  return readF32(records, slot, RECORD.opacity) * layerOpacity
}

/** What every slot that lies in a space has: drawables other than a LAYER, and CLIPs. */
export interface Placed {
  readonly slot: number
  readonly kind: number
  /** Without CRISP in a space that moves. */
  readonly flags: number
  readonly isMoving: boolean
  /** Record space -> device px. */
  readonly map: Affine
  /** Record opacity times row opacity. */
  readonly opacity: number
  readonly rect: Quad
  readonly radii: Quad
  readonly strokeWidth: number
  readonly strokeOutset: number
  /** Slot + 1 of the first clip, or 0. */
  readonly clip: number
}

export function readPlaced(frame: Frame, slot: number): Placed {
  const { records, view } = frame
  const anchor = readAnchor(frame.anchors, readU32(records, slot, RECORD.anchor), view.time)
  const [a, b, c, d] = readQuad(records, slot, RECORD.linear)
  const tx = readF32(records, slot, RECORD.translation, 0)
  const ty = readF32(records, slot, RECORD.translation, 1)
  const camera: Affine = { a: view.scale, b: 0, c: 0, d: view.scale, tx: view.offsetX, ty: view.offsetY }
  const head = readU32(records, slot, RECORD.head)
  const map = compose(camera, compose(anchor.map, { a, b, c, d, tx, ty }))
  return {
    slot,
    kind: head & 15,
    flags: anchor.isMoving ? head & ~FLAG.CRISP : head,
    isMoving: anchor.isMoving,
    map: head & FLAG.LINE ? acrossDevice(map) : map,
    opacity: readF32(records, slot, RECORD.opacity) * anchor.opacity,
    rect: readQuad(records, slot, RECORD.rect),
    radii: readQuad(records, slot, RECORD.radii),
    strokeWidth: readF32(records, slot, RECORD.strokeWidth),
    strokeOutset: readF32(records, slot, RECORD.strokeOutset),
    clip: readU32(records, slot, RECORD.clip),
  }
}

/** With y a device px at right angles to x. */
function acrossDevice(map: Affine): Affine {
  const angle = Math.atan2(map.b, map.a) + Math.PI / 2
  return { ...map, c: Math.cos(angle), d: Math.sin(angle) }
}
