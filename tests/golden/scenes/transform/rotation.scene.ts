import { box, ellipse, line, path, polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'every kind of shape, turned',
  [240, 160],
  [
    box({ x: 20, y: 20, width: 50, height: 36, rotation: 15, fill: '#3e63dd' }),
    box({
      x: 96,
      y: 20,
      width: 50,
      height: 36,
      rotation: 45,
      cornerRadius: 10,
      fill: '#ffe629',
      stroke: { color: '#111', width: 3, align: 'inside' },
    }),
    ellipse({ x: 170, y: 20, width: 56, height: 28, rotation: -30, fill: '#e5484d' }),
    line({
      x: 20,
      y: 100,
      rotation: 20,
      points: [
        [0, 0],
        [50, 0],
      ],
      stroke: { color: '#111', width: 3 },
    }),
    polyline({
      x: 84,
      y: 100,
      rotation: -12,
      points: [
        [0, 30],
        [20, 0],
        [40, 30],
      ],
      stroke: { color: '#30a46c', width: 6 },
    }),
    path({ x: 170, y: 120, rotation: 77, d: 'M0-26L15 21L-24-8H24L-15 21z', fill: '#f76808' }),
    box({ x: 210, y: 90, width: 16, height: 60, rotation: 0.5, fill: '#6e56cf' }),
  ],
)
