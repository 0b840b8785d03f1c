import { box, group, text } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'
import { LATIN, MIXED } from '../type.ts'

export default scene(
  'text colours: light on dark, translucent, faded, in a layer',
  [240, 160],
  [
    box({ width: 240, height: 80, fill: '#0e1320' }),
    text({ text: 'Light on dark 明', x: 10, y: 8, fontFamily: MIXED, fontSize: 18, fill: '#eef1f8' }),
    text({ text: 'Half white', x: 10, y: 44, fontFamily: LATIN, fontSize: 18, fill: 'rgb(255 255 255 / .5)' }),
    text({ text: 'Faded 👋', x: 130, y: 44, fontFamily: MIXED, fontSize: 18, opacity: 0.5, fill: '#ffe629' }),
    text({ text: 'Dark on light', x: 10, y: 92, fontFamily: LATIN, fontSize: 18, fill: 'oklch(0.45 0.2 270)' }),
    group({ x: 10, y: 120, opacity: 0.6 }, [
      box({ width: 120, height: 32, fill: '#ffe629' }),
      text({ text: 'In a layer 🎉', x: 8, y: 4, fontFamily: MIXED, fontSize: 16, fill: '#111' }),
    ]),
  ],
)
