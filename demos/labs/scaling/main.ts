/** The scaling lab: presses, drags and waves by springs, sharp on every frame. */
import type { Scene } from '../../../src/index.ts'
import { openLab } from '../shell/open-lab.ts'
import { playDemo } from './demo-loop.ts'
import { scalingPanel } from './scaling-panel.ts'
import { CHARACTERS, fillScalingScene } from './scaling-scene.ts'
import { SCALING_FIELDS, type ScalingSettings } from './scaling-settings.ts'
import { Script } from './script.ts'
import { listenToTouch } from './touch.ts'
import { Waves } from './wave.ts'

const script = new Script()

openLab<ScalingSettings>({
  id: 'scaling',
  title: ['Scaling lab', '缩放实验室'],
  about: [
    'Springs as functions of time: a frame uploads the time, and every edge stays sharp.',
    '弹簧是时间的函数：每帧只上传时间，每条边始终锐利。',
  ],
  fields: SCALING_FIELDS,
  rebuilds: ['scene', 'count', 'stroke', 'strokeScale', 'lang'],
  characters: CHARACTERS,
  panel: scalingPanel,
  background: (_, dark) => (dark ? '#1b1e25' : '#eef0f4'),
  fill(scene: Scene, values, dark, time) {
    fillScalingScene(scene, values, dark)
    script.play(scene, time)
  },
  spot: () => ({ x: -132, y: -60 }),
  enliven(live) {
    const waves = new Waves(live, script)
    listenToTouch(live, script)
    playDemo(live, script, waves)
    live.settings.onChange(({ scene, count }, before) => {
      if (scene === before.scene && count === before.count) return
      waves.stop()
      script.clear()
      live.settings.set({ cx: 0, cy: 0, zoom: scene === 'card' ? 1 : ZOOMS[count] })
    })
  },
})

/** Those at which all cards are seen. */
const ZOOMS = { '100': 0.9, '1000': 0.33, '10000': 0.105 } as const
