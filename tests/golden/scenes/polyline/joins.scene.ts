import { polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'miter, round and bevel joins; a miter beyond its limit',
  [240, 160],
  [
    ...(['miter', 'round', 'bevel'] as const).flatMap((join, i) => [
      polyline({
        x: i * 78,
        points: [
          [14, 62],
          [42, 18],
          [70, 62],
        ],
        stroke: { color: '#3e63dd', width: 12, join },
      }),
      polyline({
        x: i * 78,
        points: [
          [18, 140],
          [36, 84],
          [46, 140],
        ],
        stroke: { color: '#e5484d', width: 10, join },
      }),
      polyline({
        x: i * 78,
        points: [
          [58, 90],
          [72, 90],
          [72, 120],
          [60, 130],
        ],
        stroke: { color: '#111', width: 5, join },
      }),
    ]),
  ],
)
