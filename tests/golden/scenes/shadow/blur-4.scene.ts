import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a blur of 4 px on sharp, rounded, tiny and long boxes',
  [240, 160],
  [
    box({
      x: 20,
      y: 20,
      width: 50,
      height: 40,
      fill: '#fff',
      shadow: { x: 3, y: 6, blur: 4, color: 'rgb(0 0 0 / .6)' },
    }),
    box({
      x: 96,
      y: 20,
      width: 50,
      height: 40,
      cornerRadius: 12,
      fill: '#fff',
      shadow: { x: 3, y: 6, blur: 4, color: 'rgb(62 99 221 / .8)' },
    }),
    box({
      x: 172,
      y: 20,
      width: 48,
      height: 40,
      cornerRadius: 20,
      fill: '#30a46c',
      shadow: { y: 8, blur: 4, color: '#30a46c' },
    }),
    box({ x: 20, y: 104, width: 4, height: 4, fill: '#111', shadow: { blur: 4, x: 6, y: 6, color: '#e5484d' } }),
    box({ x: 60, y: 110, width: 160, height: 2, fill: '#111', shadow: { blur: 4, y: 8, color: '#6e56cf' } }),
  ],
)
