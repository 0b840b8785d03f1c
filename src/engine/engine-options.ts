import type { Limits } from '../document/limits.ts'
import type { BackendChoice } from './choose-backend.ts'

export interface EngineOptions {
  /** Default 'auto': the first of WebGPU, WebGL2, Canvas2D that can be had. A named backend is taken or refused. */
  readonly backend?: BackendChoice
  /** A CSS colour behind the scene; default: transparent. A loaded document brings its own. */
  readonly background?: string
  /** Limits for documents; see `Limits`. */
  readonly limits?: Partial<Limits>
  /** Milliseconds of what moves, never running back; default: `performance.now`. With a clock of your own a picture is that of its time. */
  readonly clock?: () => number
  /** Whether what is animated jumps to its place at once; default: what the user asked for (`prefers-reduced-motion`). */
  readonly reducedMotion?: boolean
}
