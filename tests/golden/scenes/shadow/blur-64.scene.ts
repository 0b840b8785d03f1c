import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a blur of 64 px, wider than its box',
  [240, 160],
  [
    box({
      x: 80,
      y: 50,
      width: 80,
      height: 50,
      cornerRadius: 10,
      fill: '#fff',
      shadow: { y: 8, blur: 64, color: 'rgb(0 0 0 / .9)' },
    }),
    box({ x: 20, y: 120, width: 4, height: 4, fill: '#e5484d', shadow: { blur: 64, color: '#e5484d' } }),
  ],
)
