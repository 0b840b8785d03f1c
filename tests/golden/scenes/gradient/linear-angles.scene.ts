import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'linear gradients at many angles; the line runs corner to corner',
  [240, 160],
  [
    ...[0, 30, 45, 90, 135, 180, 225, 290, -20, 400].map((angle, i) =>
      box({
        x: 8 + (i % 5) * 46,
        y: 10 + Math.floor(i / 5) * 74,
        width: 40,
        height: 66,
        fill: {
          type: 'linear',
          angle,
          stops: [
            [0, '#12c2e9'],
            [0.5, '#c471ed'],
            [1, '#f64f59'],
          ],
        },
      }),
    ),
  ],
)
