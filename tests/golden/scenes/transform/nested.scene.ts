import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'nested groups, each turned and scaled',
  [240, 160],
  [
    group({ x: 60, y: 30, rotation: 10 }, [
      box({ width: 120, height: 90, fill: '#eef2ff', stroke: { color: '#3e63dd', width: 1 } }),
      group({ x: 20, y: 14, rotation: 15, scaleX: 0.8, scaleY: 0.8 }, [
        box({ width: 90, height: 70, cornerRadius: 8, fill: '#c2d0ff' }, [
          box({ x: 12, y: 12, width: 40, height: 30, rotation: -25, fill: '#3e63dd' }, [
            group({ x: 20, y: 15, scaleX: 1.5, scaleY: 0.5 }, [
              ellipse({ x: -10, y: -10, width: 20, height: 20, fill: '#ffe629' }),
            ]),
          ]),
        ]),
      ]),
    ]),
  ],
)
