import { box, group } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'a scrolled list in a rounded box, each row with a rounded mark',
  [240, 160],
  [
    box(
      {
        x: 30,
        y: 12,
        width: 180,
        height: 136,
        cornerRadius: 18,
        fill: '#fff',
        clip: true,
        shadow: { y: 4, blur: 16, color: 'rgb(0 0 0 / .25)' },
      },
      [
        group(
          { y: -19.5 },
          range(8).flatMap((i) => [
            box({ y: i * 24, width: 180, height: 24, fill: i % 2 === 0 ? '#fff' : '#f1f3f5' }),
            box({ x: 8, y: i * 24 + 4, width: 16, height: 16, cornerRadius: 5, fill: `hsl(${i * 45} 75% 58%)` }),
            box({ x: 34, y: i * 24 + 9, width: 60 + ((i * 37) % 70), height: 6, cornerRadius: 3, fill: '#adb5bd' }),
          ]),
        ),
      ],
    ),
  ],
  '#e9ecef',
)
