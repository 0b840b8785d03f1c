import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a box clips its children to its own outline, shadow and border outside',
  [240, 160],
  [
    box(
      {
        x: 20,
        y: 20,
        width: 90,
        height: 56,
        cornerRadius: 16,
        fill: '#fff',
        clip: true,
        shadow: { y: 4, blur: 12, color: 'rgb(0 0 0 / .4)' },
      },
      [
        box({ width: 90, height: 20, fill: '#3e63dd' }),
        ellipse({ x: 50, y: 26, width: 60, height: 60, fill: '#ffe629' }),
      ],
    ),
    box(
      {
        x: 134,
        y: 20,
        width: 86,
        height: 56,
        cornerRadius: [28, 0, 28, 0],
        fill: '#eef2ff',
        stroke: { color: '#111', width: 3, align: 'outside' },
        clip: true,
      },
      [box({ x: -10, y: 30, width: 120, height: 40, fill: '#30a46c' })],
    ),
    box(
      {
        x: 20,
        y: 96,
        width: 90,
        height: 48,
        fill: '#ffe0e0',
        clip: { x: 10, y: 6, width: 60, height: 60, cornerRadius: 12 },
      },
      [box({ x: -5, y: -5, width: 120, height: 120, fill: '#e5484d' })],
    ),
    box({ x: 134, y: 96, width: 86, height: 48, fill: '#eee', clip: false }, [
      ellipse({ x: 50, y: 20, width: 50, height: 36, fill: '#6e56cf' }),
    ]),
  ],
)
