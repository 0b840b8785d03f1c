import { box, ellipse, group, line, path, polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'every kind of shape under unequal scales',
  [240, 160],
  [
    box({
      x: 30,
      y: 16,
      width: 30,
      height: 40,
      scaleX: 1.8,
      scaleY: 0.8,
      cornerRadius: 10,
      fill: '#ffe629',
      stroke: { color: '#111', width: 3, align: 'inside' },
    }),
    ellipse({
      x: 110,
      y: 16,
      width: 40,
      height: 40,
      scaleX: 0.4,
      scaleY: 1.3,
      fill: '#e5484d',
      stroke: { color: '#111', width: 4 },
    }),
    box({
      x: 164,
      y: 20,
      width: 40,
      height: 36,
      scaleX: 1.4,
      scaleY: 0.9,
      rotation: 25,
      cornerRadius: 8,
      fill: '#30a46c',
    }),
    group({ x: 16, y: 84, scaleX: 2, scaleY: 0.6 }, [
      line({
        points: [
          [0, 0],
          [40, 60],
        ],
        stroke: { color: '#111', width: 6 },
      }),
      polyline({
        x: 36,
        points: [
          [0, 60],
          [20, 10],
          [40, 60],
        ],
        stroke: { color: '#3e63dd', width: 8, join: 'round' },
      }),
    ]),
    path({ x: 210, y: 112, scaleX: 0.6, scaleY: 1.6, d: 'M0-26L15 21L-24-8H24L-15 21z', fill: '#f76808' }),
    box({ x: 120, y: 130, width: 60, height: 16, scaleX: -1, scaleY: -1, cornerRadius: [0, 8, 0, 0], fill: '#6e56cf' }),
  ],
)
