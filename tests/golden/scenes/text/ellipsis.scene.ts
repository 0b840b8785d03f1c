import { box, text } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'
import { CHINESE, LATIN, MIXED } from '../type.ts'

export default scene(
  'text that does not fit its lines ends in an ellipsis',
  [240, 160],
  [
    ...range(3).map((i) => box({ x: 8, y: 8 + i * 48, width: 224, height: 42, fill: '#f4f5f7' })),
    text({
      text: 'This single line is far too long for its field',
      x: 8,
      y: 10,
      width: 224,
      maxLines: 1,
      fontFamily: LATIN,
      fontSize: 14,
      fill: '#111',
    }),
    text({
      text: '人民币肆万捌仟陆佰伍拾元整，现金收讫，凭证留存。',
      x: 8,
      y: 58,
      width: 224,
      maxLines: 1,
      fontFamily: CHINESE,
      fontSize: 14,
      fill: '#111',
    }),
    text({
      text: 'Two lines are allowed here, and no more: the rest of these words 以及这些字 🎉 is left out.',
      x: 8,
      y: 104,
      width: 224,
      maxLines: 2,
      fontFamily: MIXED,
      fontSize: 14,
      lineHeight: 1.4,
      fill: '#111',
    }),
  ],
)
