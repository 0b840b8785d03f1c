import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'translucent stops are mixed premultiplied',
  [240, 160],
  [
    ...range(12).map((i) => box({ x: i * 20, width: 10, height: 160, fill: '#d0d7de' })),
    box({
      x: 12,
      y: 12,
      width: 216,
      height: 40,
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          [0, 'rgb(255 0 0)'],
          [1, 'rgb(0 0 255 / 0)'],
        ],
      },
    }),
    box({
      x: 12,
      y: 60,
      width: 216,
      height: 40,
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          [0, 'rgb(255 220 0 / 0)'],
          [0.5, 'rgb(255 0 128 / .8)'],
          [1, 'rgb(0 0 0 / 0)'],
        ],
      },
    }),
    ellipse({
      x: 70,
      y: 106,
      width: 100,
      height: 48,
      fill: {
        type: 'radial',
        stops: [
          [0, '#30a46c'],
          [1, 'rgb(48 164 108 / 0)'],
        ],
      },
    }),
  ],
)
