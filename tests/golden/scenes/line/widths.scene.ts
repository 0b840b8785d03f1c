import { line } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'widths of 0.1 to 12 px, level and slanted',
  [240, 160],
  [
    ...[0.1, 0.25, 0.5, 1, 1.5, 2, 4, 7, 12].map((width, i) =>
      line({
        points: [
          [10, 8 + i * 16 + i / 9],
          [110, 8 + i * 16 + i / 9],
        ],
        stroke: { color: '#111', width },
      }),
    ),
    ...[0.1, 0.25, 0.5, 1, 1.5, 2, 4, 7, 12].map((width, i) =>
      line({
        points: [
          [126, 4 + i * 16],
          [230, 14 + i * 16],
        ],
        stroke: { color: '#3e63dd', width },
      }),
    ),
  ],
)
