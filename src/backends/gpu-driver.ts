import type { BlendIndex } from '../frame/frame.ts'
import type { Texels, TextureUse } from '../frame/upload.ts'
import type { Ledger } from './ledger.ts'
import type { PooledSize } from './target-pool.ts'

/** What WebGPU and WebGL2 do each in their own way; `gpu-backend.ts` says when. Objects are counted in `ledger`. */
export interface GpuDriver<Texture extends PooledSize, Buffer> {
  readonly ledger: Ledger
  /** Whether the device is gone, though it may not have said so yet. */
  isLost(): boolean

  /** Texels are zero. `layers` above 0 make it an array; a target can be drawn into. */
  createTexture(use: TextureUse, width: number, height: number, layers: number, isTarget: boolean): Texture
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
  createBuffer(bytes: number): Buffer
  /** `count` elements of `data` from `from` on, to the byte `at`. */
  writeBuffer(buffer: Buffer, at: number, data: Uint32Array, from: number, count: number): void
  freeBuffer(buffer: Buffer): void

  /** The stores by use; `isChanged`: one is another object than in the frame before. `features`: bits of `FEATURE`. */
  startFrame(textures: readonly Texture[], buffers: readonly Buffer[], isChanged: boolean, features: number): void
  /** Clears the target, which may be larger than the pass. `index` is that of the view. */
  startPass(target: Texture, width: number, height: number, color: readonly number[], index: number): void
  draw(blend: BlendIndex, source: Texture, start: number, count: number): void
  endPass(): void
  /** Hands the work over and shows the screen. */
  endFrame(screen: Texture): void

  submitted(): Promise<void>
  /** Rejects when the device goes away meanwhile. */
  readPixels(screen: Texture): Promise<Uint8Array>
  /** Lets go of the canvas; objects are freed before. */
  release(): void
}
