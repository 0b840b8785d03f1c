/** Canvases that hold a picture for part of a frame: the targets of passes. */
import { type PooledSize, TargetPool } from '../target-pool.ts'
import type { Canvases, Surface } from './canvas2d-canvases.ts'
import { Pen } from './canvas2d-pen.ts'

interface Target extends PooledSize {
  readonly pen: Pen
}

/** By number. */
export class Targets {
  readonly #pool: TargetPool<Target>
  readonly #used = new Map<number, Pen>()

  constructor(canvases: Canvases, maxSize: number) {
    this.#pool = new TargetPool<Target>(
      (width, height) => ({ width, height, pen: new Pen(canvases.make('targets', width, height)) }),
      ({ pen }) => canvases.free('targets', pen),
      maxSize,
    )
  }

  /** A clear canvas of at least this size. */
  acquire(target: number, width: number, height: number): Pen {
    const { pen } = this.#pool.take(width, height)
    pen.clear()
    this.#used.set(target, pen)
    return pen
  }

  get(target: number): Surface | undefined {
    return this.#used.get(target)
  }

  startFrame(): void {
    this.#pool.startFrame()
    this.#used.clear()
  }

  endFrame(): void {
    this.#pool.trim()
  }

  clear(): void {
    this.#pool.clear()
    this.#used.clear()
  }
}
