import { box, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { CHINESE, MIXED } from '../type.ts'

export default scene(
  'Chinese punctuation does not start a line, opening brackets do not end one',
  [240, 160],
  [
    box({ x: 8, y: 8, width: 84, height: 144, fill: '#f4f5f7' }),
    text({
      text: '柜员核对凭证，金额一致。提交复核（授权）后，方可入账！',
      x: 8,
      y: 8,
      width: 84,
      fontFamily: CHINESE,
      fontSize: 14,
      lineHeight: 1.5,
      fill: '#15202b',
    }),
    box({ x: 108, y: 8, width: 124, height: 144, fill: '#f4f5f7' }),
    text({
      text: '“存取款”与《冲正》须由 Submit 键（F9）确认；共 12,345.67 元、三笔……完。',
      x: 108,
      y: 8,
      width: 124,
      fontFamily: MIXED,
      fontSize: 14,
      lineHeight: 1.5,
      fill: '#15202b',
    }),
  ],
)
