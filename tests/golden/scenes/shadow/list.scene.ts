import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a list of shadows: the first lies on top',
  [240, 160],
  [
    box({
      x: 30,
      y: 36,
      width: 70,
      height: 80,
      cornerRadius: 14,
      fill: '#fff',
      shadow: [
        { x: -8, y: -8, blur: 4, color: '#e5484d' },
        { x: 8, y: 8, blur: 4, color: '#3e63dd' },
        { spread: 16, color: '#ffe629' },
      ],
    }),
    box({
      x: 146,
      y: 36,
      width: 64,
      height: 80,
      cornerRadius: 14,
      fill: '#fff',
      shadow: [
        { y: 1, blur: 2, color: 'rgb(0 0 0 / .3)' },
        { y: 16, blur: 32, color: 'rgb(0 0 0 / .4)' },
      ],
    }),
  ],
)
