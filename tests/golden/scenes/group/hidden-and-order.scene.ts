import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'hidden nodes are not drawn; children paint after their parent, in order',
  [240, 160],
  [
    group({ x: 20, y: 20, visible: false }, [box({ width: 200, height: 120, fill: '#e5484d' })]),
    box({ x: 20, y: 20, width: 90, height: 70, fill: '#c2d0ff' }, [
      box({ x: 30, y: 30, width: 90, height: 60, fill: '#3e63dd' }),
      ellipse({ x: 80, y: 50, width: 60, height: 60, fill: '#ffe629' }),
    ]),
    box({ x: 90, y: 70, width: 60, height: 60, fill: '#30a46c' }),
    box({ x: 170, y: 20, width: 40, height: 40, visible: false, fill: '#111' }, [
      box({ width: 20, height: 20, fill: '#e5484d' }),
    ]),
  ],
)
