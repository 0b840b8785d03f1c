import type { BlendIndex } from '../frame/frame.ts'
import type { UploadPort } from '../frame/upload.ts'
import type { PooledSize } from './target-pool.ts'

/** What WebGPU and WebGL2 do each in their own way; `gpu-backend.ts` says when. */
export interface GpuDriver<Texture extends PooledSize, Buffer> extends UploadPort<Texture, Buffer> {
  /** Whether the device is gone, though it may not have said so yet. */
  isLost(): boolean

  /** The stores by use. */
  startFrame(textures: readonly Texture[], buffers: readonly Buffer[]): void
  /** Clears the target, which may be larger than the pass. `index` is that of the view. */
  startPass(target: Texture, width: number, height: number, color: readonly number[], index: number): void
  /**
   * `features`: bits of `FEATURE`; with SOLID it draws solids alone, and what comes before one in the draw list is hidden by it from
   * then on. `vertices`: of an instance, the first one and how many.
   */
  draw(
    features: number,
    blend: BlendIndex,
    source: Texture,
    start: number,
    count: number,
    vertices: readonly [first: number, count: number],
  ): void
  endPass(): void
  /** What lies at (x, y) of a target to (toX, toY) of another. */
  copy(from: Texture, x: number, y: number, to: Texture, toX: number, toY: number, width: number, height: number): void
  /** Hands the work over and shows the screen. */
  endFrame(screen: Texture): void

  submitted(): Promise<void>
  /** Rejects when the device goes away meanwhile. */
  readPixels(screen: Texture): Promise<Uint8Array>
  /** Lets go of the canvas; objects are freed before. */
  release(): void
}
