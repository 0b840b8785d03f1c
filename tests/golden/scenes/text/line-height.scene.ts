import { box, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { MIXED } from '../type.ts'

export default scene(
  'line heights of 1, 1.5 and 2',
  [240, 160],
  [
    ...[1, 1.5, 2].map((lineHeight, i) =>
      box({ x: 8 + i * 76, y: 8, width: 72, height: 16 * lineHeight * 3, fill: '#e8edff' }, [
        text({ text: 'Agy国\nline\n三行', fontFamily: MIXED, fontSize: 16, lineHeight, fill: '#111' }),
      ]),
    ),
  ],
)
