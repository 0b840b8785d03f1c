import { text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { LATIN } from '../type.ts'

export default scene(
  'Latin at 9 to 48 px',
  [320, 200],
  [
    ...[9, 10, 11, 12, 13, 14, 16].map((fontSize, i) =>
      text({
        text: `${fontSize} px Hamburgefonstiv 0123`,
        x: 8,
        y: 6 + i * 21,
        fontFamily: LATIN,
        fontSize,
        fill: '#111',
      }),
    ),
    text({ text: '24', x: 200, y: 6, fontFamily: LATIN, fontSize: 24, fill: '#3e63dd' }),
    text({ text: '36', x: 244, y: 6, fontFamily: LATIN, fontSize: 36, fill: '#e5484d' }),
    text({ text: 'Ag48', x: 198, y: 56, fontFamily: LATIN, fontSize: 48, fill: '#111' }),
  ],
)
