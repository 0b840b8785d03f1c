import { box, group } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'touching cells at a fractional zoom show no seam',
  [240, 160],
  [
    group(
      { x: 7.3, y: 5.7, scaleX: 1.137, scaleY: 1.137 },
      range(16).flatMap((column) =>
        range(10).map((row) =>
          box({
            x: column * 12.5,
            y: row * 13,
            width: 12.5,
            height: 13,
            fill: (column >> 3) + (row >> 2) === 1 ? '#3e63dd' : '#5472e4',
          }),
        ),
      ),
    ),
  ],
  '#ff0000',
)
