/**
 * Temporary targets of a frame's passes. All of them return to the pool at the end of the frame, and since a frame asks
 * in the order of its passes, a steady frame gets the same ones again. Sizes are rounded up, so that a layer that
 * grows by a pixel keeps its target.
 */

export interface PooledSize {
  readonly width: number
  readonly height: number
}

interface Entry<Target> {
  readonly target: Target
  usedIn: number
}

/** Sizes are multiples of this, px. */
const STEP = 64
/** Frames after which an unused target is freed. */
const IDLE_FRAMES = 60

export class TargetPool<Target extends PooledSize> {
  readonly #create: (width: number, height: number) => Target
  readonly #free: (target: Target) => void
  readonly #maxSize: number
  #entries: Entry<Target>[] = []
  #frame = 0

  constructor(create: (width: number, height: number) => Target, free: (target: Target) => void, maxSize: number) {
    this.#create = create
    this.#free = free
    this.#maxSize = maxSize
  }

  /** A target of at least this size (and at most twice the texels) that no pass of this frame has; its content is undefined. */
  take(width: number, height: number): Target {
    const w = Math.min(Math.ceil(width / STEP) * STEP, this.#maxSize)
    const h = Math.min(Math.ceil(height / STEP) * STEP, this.#maxSize)
    const fits = ({ target, usedIn }: Entry<Target>) =>
      usedIn !== this.#frame && target.width >= w && target.height >= h && target.width * target.height <= 2 * w * h
    const found = this.#entries.find(fits)
    if (found !== undefined) {
      found.usedIn = this.#frame
      return found.target
    }
    const target = this.#create(w, h)
    this.#entries.push({ target, usedIn: this.#frame })
    return target
  }

  startFrame(): void {
    this.#frame++
  }

  /** Frees targets that lately no frame has asked for. */
  trim(): void {
    this.#entries = this.#entries.filter(({ target, usedIn }) => {
      const isIdle = this.#frame - usedIn > IDLE_FRAMES
      if (isIdle) this.#free(target)
      return !isIdle
    })
  }

  clear(): void {
    for (const { target } of this.#entries) this.#free(target)
    this.#entries = []
  }
}
