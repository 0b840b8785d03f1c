import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'blurred shadows of boxes with four different radii',
  [240, 160],
  [
    box({
      x: 28,
      y: 24,
      width: 76,
      height: 48,
      cornerRadius: [0, 24, 6, 40],
      fill: '#fff',
      shadow: { blur: 20, color: '#111' },
    }),
    box({
      x: 136,
      y: 24,
      width: 76,
      height: 48,
      cornerRadius: [30, 30, 0, 0],
      fill: '#fff',
      shadow: { blur: 12, y: 6, color: '#3e63dd' },
    }),
    box({
      x: 28,
      y: 100,
      width: 76,
      height: 36,
      cornerRadius: [18, 0, 18, 0],
      fill: '#fff',
      shadow: { blur: 32, color: '#e5484d' },
    }),
    box({
      x: 136,
      y: 100,
      width: 76,
      height: 36,
      cornerRadius: [2, 8, 18, 12],
      fill: '#fff',
      shadow: { blur: 6, x: 6, y: 6, color: '#30a46c' },
    }),
  ],
)
