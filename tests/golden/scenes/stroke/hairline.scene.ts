import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'strokes thinner than a pixel keep their energy',
  [240, 160],
  [
    ...[0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5].map((width, i) =>
      box({
        x: 10 + i * 32,
        y: 14,
        width: 24,
        height: 36,
        cornerRadius: i % 2 === 0 ? 0 : 6,
        stroke: { color: '#111', width, align: 'inside' },
      }),
    ),
    ...[0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5].map((width, i) =>
      ellipse({
        x: 10.3 + i * 32,
        y: 62.4,
        width: 24,
        height: 36,
        stroke: { color: '#d6409f', width, align: 'center' },
      }),
    ),
    ...[0.25, 0.5, 1].map((width, i) =>
      box({
        x: 24 + i * 74,
        y: 114,
        width: 44,
        height: 28,
        rotation: 12 + i * 20,
        stroke: { color: '#0d74ce', width },
      }),
    ),
  ],
)
