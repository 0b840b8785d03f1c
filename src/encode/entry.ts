import type { BatchSource } from '../frame/frame.ts'
import type { Affine } from '../math/affine.ts'
import { identity } from '../math/affine.ts'
import type { Rect } from '../math/rect.ts'
import type { Node } from '../scene/node.ts'
import type { Stroke } from '../scene/paint.ts'
import { isDashed } from './encode-box.ts'
import type { TrailRing } from './trail-ring.ts'

/**
 * What the encoder keeps of a node: the slots that hold its records, and the inputs they were made from. When an
 * input differs the records are made again; nothing else decides, so that a picture has no history.
 */
export interface Entry {
  readonly node: Node
  /** Drawable records in paint order. */
  readonly slots: number[]
  /** Of the draw list: the slots, or the chunks of a trail. */
  drawn: readonly number[]
  /** Slots that the records name: gradients, shadows. */
  readonly parts: number[]
  clipSlot: number
  layerSlot: number
  anchorRow: number
  /** First row of its motion's block, of a node that moves. */
  motionRow: number
  /** Grows when the clip record's content changes. */
  clipVersion: number
  /** What the records sample beside the atlas. */
  source: BatchSource
  /** Atlas pages that the records name. */
  readonly pages: number[]
  /** What its records are sure to cover with opaque pixels, in the node's space; null when nothing. */
  opaque: Rect | null
  /** Was it drawn as a layer? */
  isLayer: boolean
  /** The walk that last saw what it inks, shown or covered. */
  seen: number
  inputs: Inputs
  /** The samples of a trail that still shows. */
  ring: TrailRing | null
  /** When a trail will have faded, ticks. */
  until: number
}

export interface Inputs {
  version: number
  row: number
  clip: number
  clipVersion: number
  opacity: number
  /** Node space -> anchor space. */
  map: Affine
  /** Anchor space -> device px, linear part; only cells and images depend on it. */
  device: readonly [number, number, number, number]
  /** Device px per CSS px of the screen; fixed strokes depend on it. */
  pixelRatio: number
  /** Fonts, images and atlas pages that came or went. */
  resources: number
}

export const NO_SOURCE: BatchSource = { type: 'none' }

export const NEVER: Inputs = {
  version: -1,
  row: -1,
  clip: 0,
  clipVersion: 0,
  opacity: 1,
  map: identity(),
  device: [1, 0, 0, 1],
  pixelRatio: 0,
  resources: -1,
}

export function createEntry(node: Node): Entry {
  const slots: number[] = []
  return {
    node,
    slots,
    drawn: slots,
    parts: [],
    clipSlot: -1,
    layerSlot: -1,
    anchorRow: -1,
    motionRow: -1,
    clipVersion: 0,
    source: NO_SOURCE,
    pages: [],
    opaque: null,
    isLayer: false,
    seen: 0,
    inputs: NEVER,
    ring: null,
    until: 0,
  }
}

/** Has a trail faded at this time, ticks? */
export function isOver({ until }: Entry, time: number): boolean {
  return ((until - time) | 0) <= 0
}

/** Would a node be drawn differently? `usesDevice`: does it bake pixels? */
export function differs(a: Inputs, b: Inputs, usesDevice: boolean): boolean {
  return (
    a.version !== b.version ||
    a.row !== b.row ||
    a.clip !== b.clip ||
    a.clipVersion !== b.clipVersion ||
    a.opacity !== b.opacity ||
    a.pixelRatio !== b.pixelRatio ||
    !isEqual(a.map, b.map) ||
    (usesDevice && (a.resources !== b.resources || !isEqual(a.device, b.device)))
  )
}

/** Of lists of one length, or none. */
export function isEqual(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Text, outlines and images depend on the size at which they are shown, and on what arrives later. */
export function bakesPixels({ type, stroke }: Node & { readonly stroke?: Stroke | undefined }): boolean {
  return (
    type === 'text' ||
    type === 'path' ||
    type === 'polyline' ||
    type === 'trail' ||
    type === 'image' ||
    isDashed(stroke)
  )
}
