/** A clock that can go slower, and stand still: milliseconds that never run back. */
export class LabClock {
  private value = 0
  private readAt = performance.now()
  private rate = 1

  readonly now = (): number => {
    const at = performance.now()
    this.value += (at - this.readAt) * this.rate
    this.readAt = at
    return this.value
  }

  get speed(): number {
    return this.rate
  }

  set speed(rate: number) {
    this.now()
    this.rate = rate
  }

  /** The time of this clock at a time of `performance.now`, such as that of an event, which is past. */
  at(time: number): number {
    return this.now() - Math.max(0, this.readAt - time) * this.rate
  }
}
