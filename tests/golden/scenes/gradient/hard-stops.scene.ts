import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'two stops at one offset make an edge; ends are clamped',
  [240, 160],
  [
    box({
      x: 12,
      y: 12,
      width: 216,
      height: 64,
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          [0.2, '#fff0f0'],
          [0.4, '#e5484d'],
          [0.4, '#3e63dd'],
          [0.7, '#8da4ef'],
          [0.7, '#111'],
        ],
      },
    }),
    ellipse({
      x: 20,
      y: 88,
      width: 64,
      height: 64,
      fill: {
        type: 'radial',
        stops: [
          [0, '#fff'],
          [0.5, '#fff'],
          [0.5, '#e5484d'],
          [0.8, '#e5484d'],
          [0.8, '#111'],
          [1, '#111'],
        ],
      },
    }),
    box({
      x: 110,
      y: 88,
      width: 110,
      height: 64,
      fill: {
        type: 'conic',
        angle: 15,
        stops: [
          [0, '#30a46c'],
          [0.25, '#30a46c'],
          [0.25, '#ffc53d'],
          [0.6, '#ffc53d'],
          [0.6, '#3e63dd'],
        ],
      },
    }),
  ],
)
