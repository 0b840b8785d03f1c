import { path } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'fill and stroke of one path: joins, a translucent stroke, dashes',
  [240, 160],
  [
    path({ x: 20, y: 20, d: 'M0 50L30 0L60 50z', fill: '#ffe629', stroke: { color: '#111', width: 5, join: 'round' } }),
    path({ x: 100, y: 20, d: 'M0 50L30 0L60 50z', fill: '#8ec8f6', stroke: { color: 'rgb(0 0 0 / .4)', width: 10 } }),
    path({
      x: 180,
      y: 20,
      d: 'M20 0C50 0 50 50 20 50C-5 50-5 0 20 0z',
      stroke: { color: '#d6409f', width: 3, dash: [6, 4] },
    }),
    path({
      x: 30,
      y: 100,
      d: 'M0 0h180v40h-180z',
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          [0, '#30a46c'],
          [1, '#3e63dd'],
        ],
      },
      stroke: { color: '#193b2d', width: 2, join: 'bevel' },
    }),
  ],
)
