/** Canvases that hold a picture for part of a frame: targets of passes, and a scratch for one record. */
import { type PooledSize, TargetPool } from '../target-pool.ts'
import type { Canvases, Surface } from './canvas2d-canvases.ts'
import { Pen } from './canvas2d-pen.ts'

interface Target extends PooledSize {
  readonly pen: Pen
}

/** Targets of a frame's passes, by number. */
export class Targets {
  readonly #pool: TargetPool<Target>
  readonly #used = new Map<number, Pen>()

  constructor(canvases: Canvases, maxSize: number) {
    this.#pool = new TargetPool<Target>(
      (width, height) => ({ width, height, pen: new Pen(canvases.make(width, height)) }),
      ({ pen }) => canvases.free(pen.surface),
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
    return this.#used.get(target)?.surface
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

const MIN_SCRATCH = 64

/** Clear canvases with sides of a power of two, so that copies that the browser makes of them cost what the record covers. */
export class Scratch {
  readonly #canvases: Canvases
  readonly #pens = new Map<number, Pen>()

  constructor(canvases: Canvases) {
    this.#canvases = canvases
  }

  acquire(width: number, height: number): Pen {
    const w = Math.max(MIN_SCRATCH, 2 ** Math.ceil(Math.log2(width)))
    const h = Math.max(MIN_SCRATCH, 2 ** Math.ceil(Math.log2(height)))
    const key = w * 65536 + h
    let pen = this.#pens.get(key)
    if (pen) pen.clear()
    else {
      pen = new Pen(this.#canvases.make(w, h))
      this.#pens.set(key, pen)
    }
    return pen
  }

  clear(): void {
    for (const pen of this.#pens.values()) this.#canvases.free(pen.surface)
    this.#pens.clear()
  }
}
