import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'four different radii, and radii too large for their box',
  [240, 160],
  [
    box({ x: 12, y: 12, width: 100, height: 60, cornerRadius: [0, 8, 20, 30], fill: '#3e63dd' }),
    box({ x: 128, y: 12, width: 100, height: 60, cornerRadius: [60, 0, 60, 0], fill: '#e5484d' }),
    box({ x: 12, y: 88, width: 100, height: 60, cornerRadius: [100, 10, 10, 10], fill: '#30a46c' }),
    box({
      x: 128,
      y: 88,
      width: 100,
      height: 60,
      cornerRadius: [80, 80, 4, 4],
      fill: '#f76808',
      stroke: { color: '#111', width: 3, align: 'inside' },
    }),
  ],
)
