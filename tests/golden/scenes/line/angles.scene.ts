import { line } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'thin lines at 37 angles',
  [240, 160],
  [
    ...range(37).map((i) => {
      const angleRad = (i * Math.PI) / 18.5
      const [x, y] = [Math.cos(angleRad), Math.sin(angleRad)]
      return line({
        x: 120,
        y: 80,
        points: [
          [x * 18, y * 18],
          [x * 74, y * 74],
        ],
        stroke: { color: '#111', width: 0.5 + (i % 4) * 0.5 },
      })
    }),
  ],
)
