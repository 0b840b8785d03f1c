/** The chaos lab: kill what draws, in every way, in the middle of a drag; the picture stays. */
import { createFaults } from '../../../src/testing.ts'
import { openLab } from '../shell/open-lab.ts'
import { dragAbout, feedTrail } from './auto-drag.ts'
import { chaosPanel } from './chaos-panel.ts'
import { CHARACTERS, fillChaosScene } from './chaos-scene.ts'
import { CHAOS_FIELDS, type ChaosSettings } from './chaos-settings.ts'
import { Witness } from './witness.ts'

// Before the first engine, whose devices it is to know.
const faults = createFaults()
const witness = new Witness()

openLab<ChaosSettings>({
  id: 'chaos',
  title: ['Chaos lab', '故障实验室'],
  about: [
    'Kill the GPU in the middle of a drag. The scene is the truth: another backend goes on with the same picture.',
    '在拖动途中击垮 GPU。场景才是根本：另一个后端会继续绘制同样的画面。',
  ],
  fields: CHAOS_FIELDS,
  rebuilds: ['trail', 'lang'],
  characters: CHARACTERS,
  panel: (settings) => chaosPanel(settings, faults, witness),
  background: (_, dark) => (dark ? '#1b1e25' : '#eef0f4'),
  fill(scene, values, dark, time) {
    fillChaosScene(scene, values, dark, time)
    if (values.drag) feedTrail(scene, 0, time)
  },
  spot: () => ({ x: -90, y: -130 }),
  enliven: dragAbout,
  survives: (engine) => witness.attach(engine),
})
