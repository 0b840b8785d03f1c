import { path } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

const bell = 'M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13z M8.3 17.2a1.9 1.9 0 0 0 3.4 0'
const shield = 'M10 2.5l6 2.2v4.8c0 3.8-2.5 6.6-6 8c-3.5-1.4-6-4.2-6-8V4.7z M7.3 9.8l2 2l3.6-3.8'
const stroke = { color: '#111', width: 1.5, cap: 'round', join: 'round' } as const

export default scene(
  'small icons of thin strokes at several sizes',
  [240, 160],
  [
    ...[0.6, 0.8, 1, 1.5, 2].map((scale, i) =>
      path({ x: 10 + i * 44, y: 10, scaleX: scale, scaleY: scale, d: bell, stroke }),
    ),
    ...[0.6, 0.8, 1, 1.5, 2].map((scale, i) =>
      path({ x: 10.5 + i * 44, y: 60.3, scaleX: scale, scaleY: scale, d: shield, stroke }),
    ),
    ...[15, 45, 80, 120, 200].map((rotation, i) => path({ x: 24 + i * 46, y: 130, rotation, d: shield, stroke })),
  ],
)
