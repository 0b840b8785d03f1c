import { text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { CHINESE } from '../type.ts'

export default scene(
  'Chinese at 10 to 28 px',
  [240, 160],
  [
    ...[10, 12, 14, 16, 20, 28].map((fontSize, i) =>
      text({
        text: '人民币肆万捌仟陆佰元整',
        x: 8,
        y: [4, 20, 40, 62, 88, 120][i] ?? 0,
        fontFamily: CHINESE,
        fontSize,
        fill: '#15202b',
        width: 400,
        maxLines: 1,
      }),
    ),
  ],
)
