import { box, group } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'snapped rounded boxes with borders under a fractional scale',
  [240, 160],
  [
    group(
      { x: 4.4, y: 3.6, scaleX: 1.3, scaleY: 0.9 },
      range(12).map((i) =>
        box({
          x: 6 + (i % 4) * 44.3,
          y: 6 + Math.floor(i / 4) * 56.7,
          width: 36.5,
          height: 44.2,
          cornerRadius: 4 + i,
          fill: '#eef2ff',
          stroke: { color: '#3e63dd', width: 0.6 + i * 0.35, align: 'inside' },
        }),
      ),
    ),
  ],
)
