import { text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { CHINESE, LATIN } from '../type.ts'

export default scene(
  'weights 400 to 700, Latin and Chinese',
  [240, 160],
  [
    ...[400, 500, 600, 700].map((fontWeight, i) =>
      text({
        text: `Weight ${fontWeight}`,
        x: 10,
        y: 10 + i * 36,
        fontFamily: LATIN,
        fontSize: 18,
        fontWeight,
        fill: '#111',
      }),
    ),
    ...[400, 500, 700].map((fontWeight, i) =>
      text({
        text: '凭证核验',
        x: 140,
        y: 10 + i * 44,
        fontFamily: CHINESE,
        fontSize: 20,
        fontWeight,
        fill: '#0e5f58',
      }),
    ),
  ],
)
