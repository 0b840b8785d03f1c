import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

const dark = 'rgb(0 0 0 / .55)'

export default scene(
  'inset shadows: pressed fields, over the fill and under the stroke, sharp and blurred, in boxes and ellipses',
  [240, 160],
  [
    box({
      x: 16,
      y: 16,
      width: 92,
      height: 28,
      cornerRadius: 8,
      fill: '#f4f6f8',
      stroke: { color: '#c3ccd6', width: 1, align: 'inside' },
      shadow: { y: 2, blur: 4, color: dark, inset: true },
    }),
    box({
      x: 132,
      y: 16,
      width: 92,
      height: 28,
      cornerRadius: 14,
      fill: '#30a46c',
      shadow: { x: 6, color: 'rgb(0 0 0 / .35)', inset: true },
    }),
    box({
      x: 16,
      y: 60,
      width: 60,
      height: 84,
      cornerRadius: [0, 30, 8, 18],
      fill: '#ffe629',
      stroke: { color: 'rgb(62 99 221 / .5)', width: 6 },
      shadow: { x: -4, y: 6, blur: 20, color: '#e5484d', inset: true },
    }),
    box({ x: 92, y: 60, width: 52, height: 84, fill: '#fff', shadow: { blur: 40, color: '#6e56cf', inset: true } }),
    ellipse({
      x: 160,
      y: 60,
      width: 64,
      height: 40,
      fill: '#e8f0ff',
      shadow: { y: 5, blur: 12, color: dark, inset: true },
    }),
    ellipse({
      x: 168,
      y: 108,
      width: 48,
      height: 36,
      fill: '#fff',
      stroke: { color: '#111', width: 3, align: 'outside' },
      shadow: { x: 8, y: -4, color: '#3e63dd', inset: true },
    }),
  ],
)
