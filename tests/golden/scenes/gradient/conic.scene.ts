import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

const wheel = range(7).map((i) => [i / 6, `hsl(${i * 60} 90% 55%)`] as const)

export default scene(
  'conic gradients: start angle, centre, seam',
  [240, 160],
  [
    box({ x: 8, y: 10, width: 70, height: 64, fill: { type: 'conic', stops: wheel } }),
    box({
      x: 85,
      y: 10,
      width: 70,
      height: 64,
      fill: {
        type: 'conic',
        angle: 90,
        stops: [
          [0, '#111'],
          [1, '#fff'],
        ],
      },
    }),
    ellipse({ x: 162, y: 10, width: 70, height: 64, fill: { type: 'conic', angle: -45, stops: wheel } }),
    box({
      x: 8,
      y: 84,
      width: 110,
      height: 68,
      cornerRadius: 20,
      fill: { type: 'conic', angle: 210, center: [0.25, 0.75], stops: wheel },
    }),
    box({
      x: 126,
      y: 84,
      width: 106,
      height: 68,
      fill: {
        type: 'conic',
        center: [1, 0],
        angle: 180,
        stops: [
          [0, '#3e63dd'],
          [0.25, '#30a46c'],
          [1, '#30a46c'],
        ],
      },
    }),
  ],
)
