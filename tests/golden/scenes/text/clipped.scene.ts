import { box, group, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { CHINESE, LATIN, MIXED } from '../type.ts'

export default scene(
  'text cut by plain and rounded clips',
  [240, 160],
  [
    group({ x: 12, y: 12, clip: { width: 100, height: 40 } }, [
      text({ text: 'Clipped text', x: -6, y: -4, fontFamily: LATIN, fontSize: 34, fill: '#3e63dd' }),
    ]),
    box({ x: 128, y: 12, width: 100, height: 60, cornerRadius: 30, fill: '#eef2ff', clip: true }, [
      text({ text: '凭证凭证凭证', x: -8, y: 10, fontFamily: CHINESE, fontSize: 32, fill: '#15202b' }),
    ]),
    group({ x: 30, y: 90, rotation: 6, clip: { width: 170, height: 40, cornerRadius: 20 } }, [
      box({ width: 170, height: 40, fill: '#ffe629' }),
      text({ text: 'Turned clip 剪裁', x: 4, y: 0, fontFamily: MIXED, fontSize: 26, fill: '#111' }),
    ]),
  ],
)
