import { box } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'pills and radii under two pixels',
  [240, 160],
  [
    box({ x: 12, y: 12, width: 120, height: 32, cornerRadius: 999, fill: '#12a594' }),
    box({ x: 148, y: 12, width: 16, height: 60, cornerRadius: 8, fill: '#6e56cf' }),
    box({ x: 180, y: 12, width: 48, height: 48, cornerRadius: 24, fill: '#f76808' }),
    ...[0.25, 0.5, 0.75, 1, 1.5, 2, 3].map((cornerRadius, i) =>
      box({ x: 12 + i * 31, y: 90, width: 24, height: 24, cornerRadius, fill: '#111' }),
    ),
    ...range(7).map((i) =>
      box({ x: 12 + i * 31, y: 130, width: 2 + i, height: 2 + i, cornerRadius: 1 + i / 2, fill: '#e5484d' }),
    ),
  ],
)
