import { text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { LATIN, MIXED } from '../type.ts'

export default scene(
  'italic text, slanted by the browser where the family has none',
  [240, 160],
  [
    text({ text: 'Upright', x: 10, y: 10, fontFamily: LATIN, fontSize: 22, fill: '#111' }),
    text({ text: 'Italic fff', x: 110, y: 10, fontFamily: LATIN, fontSize: 22, fontStyle: 'italic', fill: '#111' }),
    text({
      text: 'Bold italic 斜体 J',
      x: 10,
      y: 56,
      fontFamily: MIXED,
      fontSize: 22,
      fontWeight: 700,
      fontStyle: 'italic',
      fill: '#3e63dd',
    }),
    text({
      text: 'wraps in italics, too: 也会换行',
      x: 10,
      y: 100,
      width: 140,
      fontFamily: MIXED,
      fontSize: 14,
      fontStyle: 'italic',
      fill: '#c2413b',
    }),
  ],
)
