import type { Node } from '../src/scene/node.ts'
import type { Scene } from '../src/scene/scene.ts'

/** Size of the surface that every scenario is drawn on, CSS px at pixel ratio 1. */
export const STAGE_WIDTH = 1280
export const STAGE_HEIGHT = 720

/** What one frame did: exact. */
export interface FrameCounters {
  readonly passes: number
  readonly draws: number
  readonly records: number
  readonly pixels: number
  readonly uploadedBytes: number
  readonly created: number
  readonly visited: number
  readonly encoded: number
}

export const NO_FRAME: FrameCounters = {
  passes: 0,
  draws: 0,
  records: 0,
  pixels: 0,
  uploadedBytes: 0,
  created: 0,
  visited: 0,
  encoded: 0,
}

/** One frame. `mainMs`: on the main thread; `frameMs`: from the change until the picture is done. */
export interface FrameSample {
  readonly counters: FrameCounters
  readonly mainMs: number
  readonly frameMs: number
}

/** Where a scenario plays: a scene on a surface, in a browser or in Node. */
export interface Stage {
  readonly scene: Scene
  readonly camera: { x: number; y: number; zoom: number }
  /** Draws what changed since the last time; `NO_FRAME` when nothing of it shows. */
  draw(): Promise<FrameSample>
  /** The topmost node at a point of the surface. */
  pick(x: number, y: number): Node | null
  /** Puts the clock, ms. */
  setTime(ms: number): void
  /** Now, ms, for what a scenario times itself. */
  now(): number
  close(): void
}
