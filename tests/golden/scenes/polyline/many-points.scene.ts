import { polyline } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'a curve of 200 points, and one that turns back on itself',
  [240, 160],
  [
    polyline({
      points: range(200).map((i) => [10 + i * 1.1, 50 + Math.sin(i / 9) * 30 * Math.cos(i / 40)] as const),
      stroke: { color: '#d6409f', width: 2, join: 'round', cap: 'round' },
    }),
    polyline({
      points: range(200).map((i) => [10 + i * 1.1, 84 + Math.sin(i / 3) * 8] as const),
      stroke: { color: '#111', width: 0.6 },
    }),
    polyline({
      points: [
        [20, 120],
        [160, 120],
        [60, 120],
        [220, 140],
        [220, 140],
        [100, 150],
      ],
      stroke: { color: '#30a46c', width: 8, join: 'miter' },
    }),
  ],
)
