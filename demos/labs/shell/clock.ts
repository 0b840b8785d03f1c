/** Real milliseconds that a frame takes at most: on a slow machine time runs slower, and nothing is skipped. */
const MAX_FRAME_MS = 50

/** A clock that can go slower, and stand still: milliseconds that never run back, the same all through a frame. */
export class LabClock {
  speed = 1
  /** Not the beginning: what plays by itself has been playing. */
  private value = 4000
  private readAt = performance.now()

  constructor() {
    requestAnimationFrame(this.step)
  }

  readonly now = (): number => this.value

  /** The time of this clock at that of an event, which came after the last frame. */
  at(timeStamp: number): number {
    return this.value + this.passed(timeStamp)
  }

  private readonly step = (time: number): void => {
    this.value += this.passed(time)
    this.readAt = Math.max(this.readAt, time)
    requestAnimationFrame(this.step)
  }

  private passed(time: number): number {
    return Math.min(MAX_FRAME_MS, Math.max(0, time - this.readAt)) * this.speed
  }
}
