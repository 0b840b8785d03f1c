import { ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'shadows of circles and ellipses',
  [240, 160],
  [
    ellipse({
      x: 20,
      y: 20,
      width: 56,
      height: 56,
      fill: '#fff',
      shadow: { y: 6, blur: 12, color: 'rgb(0 0 0 / .6)' },
    }),
    ellipse({
      x: 100,
      y: 30,
      width: 110,
      height: 36,
      fill: '#ffe629',
      shadow: { x: 4, y: 8, blur: 16, color: '#6e56cf' },
    }),
    ellipse({
      x: 30,
      y: 104,
      width: 36,
      height: 36,
      fill: '#fff',
      shadow: { spread: 8, color: 'rgb(229 72 77 / .6)' },
    }),
    ellipse({
      x: 110,
      y: 96,
      width: 90,
      height: 50,
      stroke: { color: '#111', width: 4, align: 'inside' },
      shadow: { y: 4, spread: 4, blur: 24, color: '#30a46c' },
    }),
  ],
)
