/** Work takes the main thread for so long at once, ms, and a step: a frame has 16.7, and what is over 50 is felt. */
const SLICE_MS = 12

/** Where slices are taken from. */
export interface Turns {
  /** Ms. */
  now(): number
  /** Lets others have their turn: frames, input. */
  pause(): Promise<void>
}

export const TURNS: Turns = {
  now: () => performance.now(),
  pause: () =>
    // Unlike a timer, it waits for nothing but what is waiting already.
    (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler?.yield?.() ??
    new Promise((resolve) => setTimeout(resolve)),
}

/** Does the steps, with pauses in between; `onPause` is told the step, and may throw. */
export async function inSlices<S, R>(steps: Generator<S, R>, turns: Turns, onPause: (step: S) => void): Promise<R> {
  let started = turns.now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    if (turns.now() - started < SLICE_MS) continue
    await turns.pause()
    onPause(step.value)
    started = turns.now()
  }
}
