import type { FrameSample, Stage } from './stage.ts'

/** What a scenario measured: a sample of each frame, and values of its own by name (`ms` in a name says that it is a time). */
export interface Measurement {
  readonly frames: readonly FrameSample[]
  readonly values: Readonly<Record<string, number>>
}

export interface Scenario {
  readonly name: string
  /** What happens, in one sentence. */
  readonly about: string
  /** `frames`: how many to draw. */
  run(stage: Stage, frames: number): Promise<Measurement>
}

/** Frames whose first times differ from all later ones: rows for what moves, targets, caches. */
const WARM_UP = 4

/** A scenario that changes something, draws, and so on. */
export function steps(name: string, about: string, start: (stage: Stage) => (frame: number) => void): Scenario {
  return {
    name,
    about,
    async run(stage, frames) {
      const step = start(stage)
      const samples: FrameSample[] = []
      for (let i = 0; i < WARM_UP + frames; i++) {
        step(i)
        const sample = await stage.draw()
        if (i >= WARM_UP) samples.push(sample)
      }
      return { frames: samples, values: {} }
    },
  }
}
