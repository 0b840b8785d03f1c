import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

const stops = [
  [0, '#fff7c2'],
  [0.45, '#f76808'],
  [1, '#4a154b'],
] as const

export default scene(
  'radial gradients: centre, elliptical radius, radius beyond the box',
  [240, 160],
  [
    box({ x: 8, y: 10, width: 70, height: 64, fill: { type: 'radial', stops } }),
    box({ x: 85, y: 10, width: 70, height: 64, fill: { type: 'radial', center: [0, 0], radius: [1, 1], stops } }),
    box({
      x: 162,
      y: 10,
      width: 70,
      height: 64,
      cornerRadius: 16,
      fill: { type: 'radial', center: [0.8, 0.3], radius: [0.3, 0.6], stops },
    }),
    ellipse({
      x: 8,
      y: 84,
      width: 110,
      height: 68,
      fill: { type: 'radial', center: [0.4, 0.35], radius: [0.7, 0.7], stops },
    }),
    box({
      x: 126,
      y: 84,
      width: 106,
      height: 68,
      fill: { type: 'radial', center: [0.5, 1.2], radius: [0.6, 1.2], stops },
    }),
  ],
)
