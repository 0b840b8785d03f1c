import { box, ellipse, group, line } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a group clips to a rectangle of its own, plain and rounded',
  [240, 160],
  [
    group({ x: 16, y: 16, clip: { width: 90, height: 60 } }, [
      ellipse({ x: -20, y: -10, width: 90, height: 90, fill: '#3e63dd' }),
      box({ x: 60, y: 20, width: 60, height: 20, fill: '#ffe629' }),
    ]),
    group({ x: 130, y: 16, clip: { x: 10, y: 5, width: 80, height: 55, cornerRadius: 20 } }, [
      box({
        x: -20,
        y: -20,
        width: 140,
        height: 140,
        fill: {
          type: 'linear',
          angle: 45,
          stops: [
            [0, '#e5484d'],
            [1, '#ffe629'],
          ],
        },
      }),
    ]),
    group({ x: 16, y: 92, clip: { width: 90, height: 56, cornerRadius: [0, 28, 0, 28] } }, [
      box({ width: 90, height: 56, fill: '#30a46c' }),
      line({
        points: [
          [0, 0],
          [90, 56],
        ],
        stroke: { color: '#111', width: 8 },
      }),
    ]),
    group({ x: 130, y: 92, clip: { width: 90.5, height: 56.5 } }, [
      box({
        x: -10,
        y: -10,
        width: 70,
        height: 40,
        cornerRadius: 12,
        fill: '#fff',
        shadow: { y: 12, blur: 24, color: '#111' },
      }),
    ]),
  ],
)
