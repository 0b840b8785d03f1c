import type { Limits } from '../document/limits.ts'
import type { BackendChoice, BackendName } from './choose-backend.ts'

export interface EngineOptions {
  /**
   * Default 'auto': Canvas2D for the first picture, then the first of WebGPU and WebGL2 that draws the scene faster. A named backend is
   * taken or refused; of a list, best first, the first that can be had.
   */
  readonly backend?: BackendChoice | readonly BackendName[]
  /** GPUs that are not to be drawn on: parts of the names that `backendDescription` tells, in any case. Canvas2D is none. */
  readonly denylist?: readonly string[]
  /**
   * 'auto': while pictures come too slowly, those in motion are drawn with less, step by step (`quality` events), and a node that is
   * made anew for each of them is held back (`problem` 'storm'). A picture at rest, and one that is read, is always whole.
   * 'full': never. Default 'auto', as a drag that lags is worse than one that is soft; 'full' with a clock of your own, as a picture
   * is then that of its time and of nothing else.
   */
  readonly quality?: 'auto' | 'full'
  /** A CSS colour behind the scene; default: transparent. A loaded document brings its own. */
  readonly background?: string
  /** Limits for documents; see `Limits`. */
  readonly limits?: Partial<Limits>
  /** Milliseconds of what moves, never running back; default: `performance.now`. With a clock of your own a picture is that of its time. */
  readonly clock?: () => number
  /** Whether what is animated jumps to its place at once; default: what the user asked for (`prefers-reduced-motion`). */
  readonly reducedMotion?: boolean
}
