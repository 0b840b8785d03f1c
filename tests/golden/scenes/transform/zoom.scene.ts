import { box, ellipse, group, line, polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a card seen at four zooms, as through a camera',
  [240, 160],
  [
    ...[0.37, 0.63, 1, 1.7].map((scale, i) =>
      group({ x: [8, 52, 8, 100][i] ?? 0, y: [8, 8, 80, 24][i] ?? 0, scaleX: scale, scaleY: scale }, [
        box({
          width: 80,
          height: 60,
          cornerRadius: 8,
          fill: '#fff',
          stroke: { color: '#d0d7de', width: 1, align: 'inside' },
          shadow: { y: 4, blur: 16, color: 'rgb(0 0 0 / .25)' },
        }),
        ellipse({ x: 10, y: 10, width: 12, height: 12, fill: '#3e63dd' }),
        line({
          points: [
            [10, 46],
            [70, 46],
          ],
          stroke: { color: '#8d8d8d', width: 1 },
        }),
        polyline({
          points: [
            [30, 22],
            [42, 12],
            [54, 20],
            [70, 8],
          ],
          stroke: { color: '#30a46c', width: 2, join: 'round' },
        }),
      ]),
    ),
  ],
  '#f4f5f7',
)
