import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'opacity on a group is a layer; on leaves it is not',
  [240, 160],
  [
    box({ y: 68, width: 240, height: 24, fill: '#ffe629' }),
    group({ x: 20, y: 30, opacity: 0.5 }, [
      box({ width: 60, height: 60, fill: '#e5484d' }),
      ellipse({ x: 24, y: 30, width: 66, height: 66, fill: '#3e63dd' }),
    ]),
    box({ x: 136, y: 30, width: 60, height: 60, fill: '#e5484d', opacity: 0.5 }),
    ellipse({ x: 160, y: 60, width: 66, height: 66, fill: '#3e63dd', opacity: 0.5 }),
  ],
)
