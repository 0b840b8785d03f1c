import type { OnDemand } from '../base/on-demand.ts'
import type { Frame } from '../frame/frame.ts'

/**
 * What the engine asks of anything that draws. A backend knows frames and nothing above them. It owns every
 * handle; bytes it was handed belong to the encoder and are read only during `render`.
 *
 * It may rely on (checked by `frame/validate.ts` in tests): passes are not empty (but for the screen's), the
 * screen's are the last; a pass that samples a target comes after the one that writes it; batches lie inside the
 * draw list; slots inside the record store; every image a batch names was added and not freed; colours are premultiplied.
 */
export interface Backend {
  readonly name: 'webgpu' | 'webgl2' | 'canvas2d' | 'recording'
  /** Adapter or renderer string, for people. */
  readonly description: string
  readonly limits: BackendLimits
  /** What a GPU backend draws on, for whoever times it: the shared device. */
  readonly device?: object
  /** Resolves once with a reason when the device or context is gone; never after `destroy`. */
  readonly lost: Promise<string>
  /** Notices a loss that no event told of; what can be lost without one has it. */
  look?(): void
  /** Whoever drew on it found that it does not answer: it counts as lost from now on. */
  lose?(reason: string): void
  /** Its code for trails. Whoever has some sends for it; until it is there, frames are drawn without them. */
  readonly trails?: OnDemand<unknown>
  /** Size of the screen target in device px, whole, > 0; the next `render` draws at this size. */
  resize(width: number, height: number): void
  /** Applies changes, draws all passes, shows the result. Synchronous; keeps no reference to `frame`. */
  render(frame: Frame): Counters
  /** Resolves when all work handed over so far is done on the GPU (at once on Canvas2D). */
  submitted(): Promise<void>
  /** The last picture: width * height premultiplied RGBA8, top row first. */
  readPixels(): Promise<Uint8Array>
  /** Frees everything; safe to call twice and in any state. */
  destroy(): void
}

export interface BackendLimits {
  /** Largest width and height of a target or a texture. */
  readonly maxTextureSize: number
}

/** What one `render` did; exact, so that tests can gate on it. */
export interface Counters {
  passes: number
  draws: number
  /** Records drawn. */
  records: number
  /** Of the rectangles that passes drew. */
  pixels: number
  uploadedBytes: number
  /** Objects created during this call: buffers, textures, bind groups (or their WebGL and canvas counterparts); pipelines are the shared device's. */
  created: number
}
