import { line, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { MIXED } from '../type.ts'

export default scene(
  'Latin, Chinese and emoji share a baseline',
  [240, 160],
  [
    text({ text: '提交 Submit ✅ 3 笔', x: 10, y: 10, fontFamily: MIXED, fontSize: 20, fill: '#15202b' }),
    text({ text: 'Ágj国Ẩy 😀 qp', x: 10, y: 48, fontFamily: MIXED, fontSize: 28, fill: '#6e56cf' }),
    line({
      points: [
        [10, 110],
        [230, 110],
      ],
      stroke: { color: '#d0d7de', width: 1 },
    }),
    text({
      text: '余额 ¥186,420.75（元）',
      x: 10,
      y: 120,
      fontFamily: MIXED,
      fontSize: 16,
      fontWeight: 500,
      fill: '#23845a',
    }),
  ],
)
