import { line, polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'dashes: odd lists, offsets, caps, longer than the line',
  [240, 160],
  [
    line({
      points: [
        [12, 14],
        [228, 14],
      ],
      stroke: { color: '#111', width: 1, dash: [3, 3] },
    }),
    line({
      points: [
        [12, 30],
        [228, 30],
      ],
      stroke: { color: '#111', width: 2, dash: [8, 4, 2] },
    }),
    line({
      points: [
        [12, 48],
        [228, 48],
      ],
      stroke: { color: '#3e63dd', width: 6, dash: [0, 12], cap: 'round' },
    }),
    line({
      points: [
        [12, 66],
        [228, 66],
      ],
      stroke: { color: '#e5484d', width: 6, dash: [14, 10], dashOffset: 7 },
    }),
    line({
      points: [
        [12, 84],
        [228, 84],
      ],
      stroke: { color: '#30a46c', width: 6, dash: [14, 12], dashOffset: -5, cap: 'square' },
    }),
    line({
      points: [
        [12, 102],
        [228, 102],
      ],
      stroke: { color: '#f76808', width: 4, dash: [400, 20] },
    }),
    polyline({
      points: [
        [12, 146],
        [60, 116],
        [108, 146],
        [156, 116],
        [228, 146],
      ],
      stroke: { color: '#6e56cf', width: 4, dash: [16, 8], join: 'round' },
    }),
  ],
)
