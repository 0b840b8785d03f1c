import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a shadow does not show through its own box, even a clear or translucent one',
  [240, 160],
  [
    box({ y: 70, width: 240, height: 20, fill: '#ffe629' }),
    box({
      x: 28,
      y: 40,
      width: 76,
      height: 80,
      cornerRadius: 16,
      fill: 'rgb(62 99 221 / .25)',
      shadow: { y: 4, blur: 20, color: '#111' },
    }),
    box({
      x: 136,
      y: 40,
      width: 76,
      height: 80,
      cornerRadius: 16,
      fill: 'rgb(255 255 255 / 0)',
      stroke: { color: 'rgb(229 72 77 / .5)', width: 6, align: 'outside' },
      shadow: { x: 6, y: 10, blur: 8, color: 'rgb(0 0 0 / .7)' },
    }),
  ],
)
