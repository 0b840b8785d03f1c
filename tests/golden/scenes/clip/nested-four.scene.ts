import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'four nested rounded clips',
  [240, 160],
  [
    group({ x: 12, y: 12, clip: { width: 216, height: 136, cornerRadius: 40 } }, [
      box({ width: 216, height: 136, fill: '#c2d0ff' }),
      group({ x: 20, y: -10, clip: { width: 190, height: 130, cornerRadius: 50 } }, [
        box({ width: 190, height: 130, fill: '#8da4ef' }),
        group({ x: 0, y: 30, rotation: 8, clip: { width: 160, height: 80, cornerRadius: [0, 40, 0, 40] } }, [
          box({ width: 160, height: 80, fill: '#3e63dd' }),
          group({ x: 30, y: 10, clip: { width: 100, height: 90, cornerRadius: 30 } }, [
            box({ width: 100, height: 90, fill: '#ffe629' }),
            ellipse({ x: -30, y: 20, width: 90, height: 60, fill: '#e5484d' }),
          ]),
        ]),
      ]),
    ]),
  ],
)
