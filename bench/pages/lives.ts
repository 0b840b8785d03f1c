import type { BackendChoice } from '../../src/engine/choose-backend.ts'
import { type Board, documentOf } from '../board.ts'
import type { Measurement } from '../scenario.ts'
import { median } from '../statistics.ts'
import { createPageStage } from './page-stage.ts'

/** Scenarios about whole lives of an engine. */
export const LIVES: Readonly<
  Record<string, (board: Board, backend: BackendChoice, rounds: number) => Promise<Measurement>>
> = {
  /** From `new Engine` to the first picture of the board, and the longest that nothing else could be done meanwhile. */
  async 'first-frame'(board, backend, rounds) {
    const document = documentOf(board)
    const times: number[] = []
    const tasks = [0]
    // Told of tasks of 50 ms and more.
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    for (let i = 0; i < rounds; i++) {
      await pause()
      observer.observe({ type: 'longtask' })
      const started = performance.now()
      const stage = await createPageStage(board, backend, document)
      times.push(performance.now() - started)
      await pause()
      observer.disconnect()
      stage.close()
    }
    const values = { 'ms to the first picture': median(times), 'ms of the longest task over 50': Math.max(...tasks) }
    return { frames: [], values }
  },

  /** Heap and GPU bytes that the board holds. */
  async memory(board, backend) {
    const before = await heapBytes()
    const stage = await createPageStage(board, backend)
    const heap = (await heapBytes()) - before
    const nodes = stage.scene.size
    const { bytes, objects } = stage.engine.metrics().live
    stage.close()
    return {
      frames: [],
      values: { 'heap bytes a node': heap / nodes, nodes, 'GPU bytes': bytes, 'GPU objects': objects },
    }
  },

  /** What is left of engines that came and went. */
  async leak(board, backend, rounds) {
    const open = async () => (await createPageStage(board, backend)).close()
    await open()
    const before = await heapBytes()
    for (let i = 0; i < rounds; i++) await open()
    const canvases = document.querySelectorAll('canvas').length
    return { frames: [], values: { 'heap bytes a round': ((await heapBytes()) - before) / rounds, canvases } }
  },
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))

/** After a collection, where the browser was started with `--js-flags=--expose-gc --enable-precise-memory-info`. */
async function heapBytes(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    ;(globalThis as { gc?: () => void }).gc?.()
    await pause()
  }
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0
}
