import type { Gradient, Stroke } from '../scene/paint.ts'
import type { Linear } from './bake.ts'

/** What to cover: the inside of an outline, or its stroke. */
export interface OutlineRequest {
  /** SVG path data, or points joined by straight lines; node space. */
  readonly outline: string | readonly (readonly [number, number])[]
  /** Node space -> device px. */
  readonly linear: Linear
  /** Covers the stroke; without it the inside, by the non-zero rule. */
  readonly stroke?: Stroke
  /** Colours the inside; its box is that of the outline. */
  readonly gradient?: Gradient
}

/** A rectangle of premultiplied RGBA8; x and y in device px from the node's origin. */
export interface OutlineTile {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

export interface BakedOutline {
  /** Tiles that hold any coverage. Without a gradient coverage stands in all four channels. */
  readonly tiles: readonly OutlineTile[]
  /** True when there were too many dashes and the stroke is solid. */
  readonly droppedDash: boolean
}

export type BakeOutline = (request: OutlineRequest) => BakedOutline

/** Where the encoder gets the code from that turns outlines into pixels: it is a chunk of its own, and comes when first asked for. */
export interface OutlinePort {
  /** Null while it is on its way; asking sends for it. */
  bake(): BakeOutline | null
  /** Grows when it arrives. */
  version(): number
}
