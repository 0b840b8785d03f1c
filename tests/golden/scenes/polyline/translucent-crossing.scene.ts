import { box, polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a translucent polyline that crosses itself is one even colour',
  [240, 160],
  [
    box({ y: 70, width: 240, height: 24, fill: '#ffe629' }),
    polyline({
      points: [
        [20, 140],
        [90, 20],
        [160, 140],
        [30, 60],
        [170, 60],
        [220, 130],
        [200, 20],
        [120, 146],
      ],
      stroke: { color: 'rgb(62 99 221 / .5)', width: 12, join: 'round', cap: 'round' },
    }),
  ],
)
