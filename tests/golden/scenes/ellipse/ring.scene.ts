import { dot, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'rings: thin, thick, translucent, filled',
  [240, 160],
  [
    dot(40, 44, 30, { stroke: { color: '#111', width: 1, align: 'inside' } }),
    dot(112, 44, 30, { stroke: { color: '#3e63dd', width: 12, align: 'center' } }),
    dot(190, 44, 28, { fill: '#ffe629', stroke: { color: 'rgb(229 72 77 / .5)', width: 10, align: 'center' } }),
    ellipse({ x: 14, y: 96, width: 90, height: 48, stroke: { color: '#30a46c', width: 8, align: 'inside' } }),
    ellipse({
      x: 124,
      y: 100,
      width: 100,
      height: 40,
      fill: '#eef2ff',
      stroke: { color: '#6e56cf', width: 0.5, align: 'outside' },
    }),
  ],
)
