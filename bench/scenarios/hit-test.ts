import type { Scenario } from '../scenario.ts'
import { STAGE_HEIGHT, STAGE_WIDTH } from '../stage.ts'

const POINTS = 20_000
/** Points whose first time differs from later ones: compilers at work. */
const WARM_UP = 20_000

/** A point's coordinates, spread evenly: the golden ratio and its square (the R2 sequence of Martin Roberts). */
const spread = (i: number, share: number): number => (i * share) % 1

export const hitTest: Scenario = {
  name: 'hit-test',
  about: '20,000 points spread over the surface are looked up, and 20,000 where a pointer moves.',
  async run(stage) {
    await stage.draw()
    let hits = 0
    const look = (at: (i: number) => readonly [x: number, y: number]) => {
      for (let i = 0; i < WARM_UP; i++) stage.pick(...at(i))
      const started = stage.now()
      for (let i = 0; i < POINTS; i++) if (stage.pick(...at(i))) hits++
      return ((stage.now() - started) / POINTS) * 1000
    }
    const all = look((i) => [spread(i, 0.7548776662) * STAGE_WIDTH, spread(i, 0.5698402909) * STAGE_HEIGHT])
    const near = look((i) => [STAGE_WIDTH / 3 + 40 * Math.sin(i / 60), STAGE_HEIGHT / 3 + 40 * Math.cos(i / 47)])
    return { frames: [], values: { 'ms per 1,000 points': all, 'ms per 1,000 near points': near, hits } }
  },
}
