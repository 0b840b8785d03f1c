/**
 * The frame: one plain value with everything that a backend needs to draw, handed from `encode/` to a backend.
 * It holds no functions and no handles, so it can be recorded, compared, replayed on another backend, or
 * attached to a bug report. Typed arrays are views of the encoder's own memory, valid until its next `encode`.
 *
 * Spaces. *record space* -> (record's affine) -> *anchor space* -> (anchor row) -> *camera space* (CSS px
 * relative to the camera's origin tile) -> (view: scale, then offset) -> *device px*, y down, counted from about that
 * origin, so that a pan by whole ones moves the screen and leaves all numbers. Colours are premultiplied, encoded sRGB.
 */
import * as FEATURE from './numbers/feature.ts'

/** Half-open ranges [start, end) of dirty items, flattened: [start0, end0, start1, end1, ...], ascending, disjoint. */
export type Spans = readonly number[]

export interface RecordStore {
  /** `capacity * RECORD_WORDS` words; read and written only through `layout.ts`. */
  readonly words: Uint32Array
  /** Slots in use reach up to here, in records. */
  readonly count: number
  /** Dirty slots since the frame before. */
  readonly dirty: Spans
}

export interface AnchorStore {
  /** `capacity * ANCHOR_WORDS` floats; see `layout.ts`. */
  readonly floats: Float32Array
  /** Rows. */
  readonly count: number
  /** Dirty texels since the frame before, ANCHOR_TEXELS a row. */
  readonly dirty: Spans
}

/** A changed rectangle of an atlas page, in texels. */
export interface AtlasChange {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface AtlasStore {
  /** Every page is `size` x `size` texels of premultiplied RGBA8. */
  readonly size: number
  readonly pages: readonly Uint8Array[]
  readonly dirty: readonly AtlasChange[]
}

/** An image too large for the atlas: a texture of its own. Ids start at 1 and are never used twice. */
export interface FrameImage {
  readonly id: number
  readonly width: number
  readonly height: number
  /** Premultiplied RGBA8, top row first. */
  readonly bytes: Uint8Array
}

/** How a batch is put on what lies below; the numbers of `BLEND_MODES`. */
export const BLEND_MODES = ['normal', 'add', 'screen', 'multiply'] as const
export type BlendIndex = 0 | 1 | 2 | 3

export interface Batch {
  readonly blend: BlendIndex
  /** What the records of this batch sample beside the atlas: an image, the target of an earlier pass, or nothing. */
  readonly source: BatchSource
  /** First entry in the draw list, and how many (> 0). */
  readonly start: number
  readonly count: number
}

export type BatchSource =
  | { readonly type: 'none' }
  | { readonly type: 'image'; readonly id: number }
  | { readonly type: 'target'; readonly target: number }

/**
 * Draws batches in order into the device rectangle x, y, width, height (whole px) of one target. `target` 0 is the screen: its
 * passes are the last ones, each draws its rectangle anew over the background, and what no pass covers stays as it was. Other
 * targets are temporary: rgba8, transparent at the start, alive until the end of the frame, numbered from 1 in the order of use;
 * texel (0, 0) is device pixel (x, y).
 */
export interface Pass {
  readonly target: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** May be empty only for the screen. */
  readonly batches: readonly Batch[]
}

/** device px = camera space * scale + (offsetX, offsetY). */
export interface View {
  readonly scale: number
  readonly offsetX: number
  readonly offsetY: number
  /**
   * Ticks of the engine's clock, modulo 2^32: two times less than two days apart are compared by their difference as an i32.
   * 0 while nothing in the frame is a function of time, so that it is not uploaded for nothing.
   */
  readonly time: number
}

export { FEATURE }

export interface Frame {
  /** The device px at the top left of the screen target, whole, and its size, whole, > 0. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Whole px by which the kept picture moves on the target before anything is drawn; what comes into view is in passes. */
  readonly shiftX: number
  readonly shiftY: number
  /** Premultiplied RGBA, 0..1; what lies behind the screen's records. */
  readonly background: readonly [number, number, number, number]
  readonly view: View
  readonly records: RecordStore
  readonly anchors: AnchorStore
  readonly atlas: AtlasStore
  /** Images that live from this frame on; all living ones when `full`. */
  readonly imagesAdded: readonly FrameImage[]
  /** Ids freed after this frame is drawn. */
  readonly imagesFreed: readonly number[]
  /** A slot for each record that the passes show, in paint order within each. `drawCount` entries are valid. */
  readonly drawList: Uint32Array
  readonly drawCount: number
  /** Bits of `FEATURE`: what records of this frame need beside what all shaders can do. */
  readonly features: number
  /** None when the picture stays as it is; one of the whole screen when `full`. */
  readonly passes: readonly Pass[]
  /** True for the first frame that a backend sees: upload everything, whatever the dirty marks say. */
  readonly full: boolean
}
