import { signal } from '@preact/signals'
import { onSurface } from '../canvas/stage.ts'

/** Milliseconds between two updates of the numbers: faster ones can't be read, and cost frames. */
const INTERVAL = 120

/** Grows when the numbers are read anew: after frames only, so a still board costs nothing. */
export const beat = signal(0)

/** Reads them after frames of every engine from now on. */
export function followFrames(): void {
  let isDue = false
  onSurface(({ engine }) =>
    engine.on('frame', () => {
      if (isDue) return
      isDue = true
      setTimeout(() => {
        isDue = false
        beat.value++
      }, INTERVAL)
    }),
  )
}
