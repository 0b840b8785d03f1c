import { signal } from '@preact/signals'
import { EngineError } from '../../../src/index.ts'
import { showError } from './notes.ts'

/** Jobs that are under way or wait for those before them. */
export const waiting = signal(0)

let jobs: Promise<void> = Promise.resolve()

/** Does a job when those before it are done: boards and backends change one after the other. What goes wrong becomes a note under `title`. */
export function work(job: () => Promise<void>, title: () => string = () => ''): Promise<void> {
  waiting.value++
  jobs = jobs.then(async () => {
    try {
      // Large boards are made on this thread: that it is busy is painted first.
      await nextPaint()
      await job()
    } catch (error) {
      // Work for an engine that was replaced meanwhile is of no interest.
      if (!(error instanceof EngineError && error.code === 'destroyed')) showError(error, title())
    } finally {
      waiting.value--
    }
  })
  return jobs
}

function nextPaint(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}
