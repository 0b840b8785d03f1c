import { line } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'butt, round and square caps; a point with round and square caps',
  [240, 160],
  [
    ...(['butt', 'round', 'square'] as const).flatMap((cap, i) => [
      line({
        points: [
          [30, 24 + i * 36],
          [120, 24 + i * 36],
        ],
        stroke: { color: '#8da4ef', width: 20, cap },
      }),
      line({
        points: [
          [30, 24 + i * 36],
          [120, 24 + i * 36],
        ],
        stroke: { color: '#111', width: 1 },
      }),
      line({
        points: [
          [150, 36 + i * 36],
          [200, 12 + i * 36],
        ],
        stroke: { color: 'rgb(229 72 77 / .7)', width: 12, cap },
      }),
      line({
        points: [
          [222, 24 + i * 36],
          [222, 24 + i * 36],
        ],
        stroke: { color: '#30a46c', width: 14, cap },
      }),
    ]),
    line({
      points: [
        [30, 140],
        [210, 140],
      ],
      stroke: { color: '#6e56cf', width: 3, cap: 'round' },
    }),
  ],
)
