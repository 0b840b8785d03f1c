/** The trail lab: ribbons behind what is dragged, drawn by hand or by themselves. */
import type { Scene } from '../../../src/index.ts'
import { openLab } from '../shell/open-lab.ts'
import { feedDemo } from './demo-strokes.ts'
import { PenStrokes } from './pen-strokes.ts'
import { trailPanel } from './trail-panel.ts'
import { CHARACTERS, fillTrailScene } from './trail-scene.ts'
import { TRAIL_FIELDS, type TrailSettings, themePaper } from './trail-settings.ts'

let strokes: PenStrokes | null = null
const rests = (time: number) => strokes?.isBusy(time) ?? false
/** Time up to which each scene has been fed with the demo, ms. */
const fed = new WeakMap<Scene, number>()

openLab<TrailSettings>({
  id: 'trail',
  title: ['Trail lab', '拖尾实验室'],
  about: [
    'Draw with mouse, finger or pen. One ribbon: where it crosses itself nothing is painted twice.',
    '用鼠标、手指或笔绘制。一条丝带：自相交处不会重复叠加。',
  ],
  fields: TRAIL_FIELDS,
  characters: CHARACTERS,
  panel: trailPanel,
  background: ({ paper }, dark) => paper || themePaper(dark),
  fill(scene, values, dark, time) {
    fillTrailScene(scene, values, dark)
    // What is older has faded; a second more, so that speeds are what they were.
    feedDemo(scene, values.demo, time - values.life * 1000 - 1000, time, rests)
    strokes?.play(scene, time)
    fed.set(scene, time)
  },
  spot: () => ({ x: 0, y: 0 }),
  enliven(live) {
    strokes = new PenStrokes(live)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) live.settings.set({ speed: '0' })
    const step = () => {
      requestAnimationFrame(step)
      const scene = live.scene()
      const now = live.clock.now()
      if (!scene) return
      feedDemo(scene, live.settings.values.demo, fed.get(scene) ?? now, now, rests)
      fed.set(scene, now)
    }
    requestAnimationFrame(step)
  },
})
