import { dot, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'circles of radius 0.3 to 60',
  [240, 160],
  [
    ...[0.3, 0.5, 0.75, 1, 1.5, 2, 3, 4.5, 6, 9].map((radius, i) =>
      dot(14 + i * 23 + i * 0.13, 20, radius, { fill: '#111' }),
    ),
    dot(70, 100, 50, { fill: '#3e63dd' }),
    ellipse({ x: 130, y: 50, width: 100, height: 24, fill: '#e5484d' }),
    ellipse({ x: 130, y: 84, width: 20, height: 70, fill: '#30a46c' }),
    ellipse({ x: 160, y: 90, width: 70, height: 2, fill: '#6e56cf' }),
    ellipse({ x: 160, y: 110, width: 1, height: 40, fill: '#f76808' }),
  ],
)
