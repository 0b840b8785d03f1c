import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

const blue = 'rgb(62 99 221 / .7)'
const place = { width: 52, height: 52, fill: '#fff' } as const

export default scene(
  'inset spread: rings that follow the corners, one that fills its box, and a negative one that is moved into view',
  [240, 160],
  [
    box({ ...place, x: 16, y: 18, cornerRadius: 14, shadow: { spread: 6, color: blue, inset: true } }),
    box({ ...place, x: 94, y: 18, cornerRadius: [0, 4, 20, 26], shadow: { spread: 10, color: blue, inset: true } }),
    box({ ...place, x: 172, y: 18, cornerRadius: 8, shadow: { spread: 30, blur: 8, color: blue, inset: true } }),
    box({
      ...place,
      x: 16,
      y: 90,
      cornerRadius: [0, 3, 8, 26],
      shadow: { x: 16, y: 14, spread: -8, color: blue, inset: true },
    }),
    box({
      ...place,
      x: 94,
      y: 90,
      cornerRadius: 16,
      stroke: { color: '#111', width: 4, align: 'inside' },
      shadow: { y: -14, spread: -6, blur: 10, color: '#e5484d', inset: true },
    }),
    ellipse({ ...place, x: 172, y: 96, height: 40, shadow: { spread: 7, blur: 2, color: blue, inset: true } }),
  ],
)
