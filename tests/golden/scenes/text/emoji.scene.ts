import { text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { MIXED } from '../type.ts'

export default scene(
  'emoji bring their own colours; sequences stay whole',
  [240, 160],
  [
    text({ text: '😀🎉🚀❤️', x: 10, y: 8, fontFamily: MIXED, fontSize: 32, fill: '#111' }),
    text({ text: '👩‍💻👨‍👩‍👧👍🏽🏳️‍🌈', x: 10, y: 60, fontFamily: MIXED, fontSize: 24, fill: '#e5484d' }),
    text({ text: '🇨🇳🇩🇪🇯🇵 1️⃣ #️⃣', x: 10, y: 100, fontFamily: MIXED, fontSize: 20, fill: '#111' }),
    text({ text: '🍎🍊🍋', x: 160, y: 60, fontFamily: MIXED, fontSize: 24, fill: 'rgb(0 0 0 / .4)' }),
    text({ text: '☎ ✂ ★ ✓ → ©', x: 10, y: 132, fontFamily: MIXED, fontSize: 14, fill: '#111' }),
  ],
)
