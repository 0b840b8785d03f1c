import type { Motion } from './motion.ts'

/** The motions of a scene by the tick at which they end: a binary heap, so that a frame looks only at the first. */
export class MotionQueue {
  /** Nodes that move. */
  count = 0
  readonly #heap: Motion[] = []

  add(motion: Motion): void {
    const heap = this.#heap
    let at = heap.push(motion) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((heap[above] as Motion).end <= motion.end) break
      heap[at] = heap[above] as Motion
      at = above
    }
    heap[at] = motion
  }

  each(visit: (motion: Motion) => void): void {
    for (const motion of this.#heap) if (motion.node.motion === motion) visit(motion)
  }

  /** Ends what has come to rest by now. True while something still moves. */
  settle(tick: number): boolean {
    for (let first = this.#heap[0]; first && (first.end <= tick || this.count === 0); first = this.#heap[0]) {
      this.#removeFirst()
      // nothing happens when it was replaced meanwhile
      first.finish(true)
    }
    return this.count > 0
  }

  #removeFirst(): void {
    const heap = this.#heap
    const last = heap.pop() as Motion
    if (heap.length === 0) return
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below + 1 < heap.length && (heap[below + 1] as Motion).end < (heap[below] as Motion).end) below++
      if (below >= heap.length || last.end <= (heap[below] as Motion).end) break
      heap[at] = heap[below] as Motion
      at = below
    }
    heap[at] = last
  }
}
