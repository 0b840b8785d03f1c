import type { BlendIndex } from '../frame/frame.ts'
import type { Ledger } from './ledger.ts'
import type { PooledSize } from './target-pool.ts'

/** What a texture is for: its binding in WGSL order, and its texture unit in WebGL2. */
export const SLOT = { records: 0, anchors: 1, atlas: 2, source: 3 } as const
export type Slot = (typeof SLOT)[keyof typeof SLOT]

export type Texels = Uint8Array | Uint32Array | Float32Array

/** The textures that all records share, by slot, and the buffers of the draw list and of the views. */
export interface Stores<Texture, Buffer> {
  readonly textures: Texture[]
  readonly buffers: Buffer[]
}
export const DRAW_LIST = 0
export const VIEWS = 1
export type BufferUse = typeof DRAW_LIST | typeof VIEWS

/** What WebGPU and WebGL2 do each in their own way; `gpu-backend.ts` says when. Objects are counted in `ledger`. */
export interface GpuDriver<Texture extends PooledSize, Buffer> {
  readonly ledger: Ledger
  /** Whether the device is gone, though it may not have said so yet. */
  isLost(): boolean

  /** Texels are zero. `layers` above 0 make it an array; a target can be drawn into. */
  createTexture(label: string, slot: Slot, width: number, height: number, layers: number, isTarget: boolean): Texture
  /** A rectangle of a layer; its texels start at element `offset` of `data`, in rows of `rowLength` texels. */
  writeTexture(
    texture: Texture,
    data: Texels,
    offset: number,
    rowLength: number,
    x: number,
    y: number,
    layer: number,
    width: number,
    height: number,
  ): void
  freeTexture(texture: Texture): void
  createBuffer(use: BufferUse, bytes: number): Buffer
  /** `count` elements of `data` from `from` on, to the byte `at`. */
  writeBuffer(buffer: Buffer, at: number, data: Uint32Array | Float32Array, from: number, count: number): void
  freeBuffer(buffer: Buffer): void

  /** `isChanged`: a store is another object than in the frame before. */
  startFrame(stores: Stores<Texture, Buffer>, isChanged: boolean): void
  /** Clears the target, which may be larger than the pass. `index` is that of the view. */
  startPass(target: Texture, width: number, height: number, color: readonly number[], index: number): void
  draw(blend: BlendIndex, source: Texture, start: number, count: number): void
  endPass(): void
  /** Hands the work over and shows the screen. */
  endFrame(screen: Texture): void

  submitted(): Promise<void>
  /** Rejects when the device goes away meanwhile. */
  readPixels(screen: Texture): Promise<Uint8Array>
  /** Of the canvas and the device; objects are freed before. */
  release(): void
}
