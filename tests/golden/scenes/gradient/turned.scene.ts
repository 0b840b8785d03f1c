import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a gradient turns and stretches with its node',
  [240, 160],
  [
    box({
      x: 30,
      y: 30,
      width: 70,
      height: 40,
      rotation: 30,
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          [0, '#12c2e9'],
          [1, '#f64f59'],
        ],
      },
    }),
    ellipse({
      x: 140,
      y: 24,
      width: 70,
      height: 50,
      rotation: -40,
      fill: {
        type: 'radial',
        center: [0.3, 0.5],
        stops: [
          [0, '#fff'],
          [1, '#6e56cf'],
        ],
      },
    }),
    group({ x: 20, y: 96, scaleX: 2.4, scaleY: 0.8 }, [
      box({
        width: 80,
        height: 64,
        cornerRadius: 12,
        fill: {
          type: 'conic',
          angle: 20,
          stops: [
            [0, '#ffc53d'],
            [0.5, '#e5484d'],
            [1, '#ffc53d'],
          ],
        },
      }),
    ]),
  ],
)
