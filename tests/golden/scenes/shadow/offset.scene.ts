import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'shadows moved to each side',
  [240, 160],
  [
    ...(
      [
        [-8, -8],
        [8, -8],
        [-8, 8],
        [8, 8],
        [0, 12],
        [12, 0],
      ] as const
    ).map(([x, y], i) =>
      box({
        x: 24 + (i % 3) * 72,
        y: 22 + Math.floor(i / 3) * 70,
        width: 44,
        height: 40,
        cornerRadius: 6,
        fill: '#fff',
        shadow: { x, y, blur: 8, color: 'rgb(0 0 0 / .5)' },
      }),
    ),
  ],
)
