import { box } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'edges snap to whole pixels at fractional places, and do not when crisp is off',
  [240, 160],
  [
    ...range(10).map((i) => box({ x: 10 + i * 22 + i / 10, y: 10 + i / 7, width: 16, height: 24, fill: '#3e63dd' })),
    ...range(10).map((i) =>
      box({
        x: 10 + i * 22 + i / 10,
        y: 48 + i / 7,
        width: 16.4,
        height: 24,
        fill: '#ffe629',
        stroke: { color: '#111', width: 1, align: i % 2 === 0 ? 'inside' : 'outside' },
      }),
    ),
    ...range(10).map((i) =>
      box({ x: 10 + i * 22 + i / 10, y: 88 + i / 7, width: 16, height: 24, crisp: false, fill: '#e5484d' }),
    ),
    ...range(10).map((i) => box({ x: 10 + i * 22, y: 126 + i / 4, width: 0.2 + i / 8, height: 24, fill: '#111' })),
  ],
)
