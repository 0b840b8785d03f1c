import type { Scenario } from '../scenario.ts'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../stage.ts'

const POINTS = 20_000

/** A point's coordinates, spread evenly: the golden ratio and its square (the R2 sequence of Martin Roberts). */
const spread = (i: number, share: number): number => (i * share) % 1

export const hitTest: Scenario = {
  name: 'hit-test',
  about: '20,000 points of the surface are looked up.',
  async run(stage) {
    await stage.draw()
    let hits = 0
    const started = stage.now()
    for (let i = 0; i < POINTS; i++) {
      if (stage.pick(spread(i, 0.7548776662) * STAGE_WIDTH, spread(i, 0.5698402909) * STAGE_HEIGHT)) hits++
    }
    return { frames: [], values: { 'ms per 1,000 points': ((stage.now() - started) / POINTS) * 1000, hits } }
  },
}
