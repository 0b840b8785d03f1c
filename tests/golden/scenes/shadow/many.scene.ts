import { box } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

const COLORS = ['#e5484d', '#ffb224', '#ffe629', '#30a46c', '#3e63dd', '#6e56cf', '#111']

export default scene(
  'long lists: sharp rings, outer and inset shadows in any order, the first of each sort on top',
  [240, 160],
  [
    box({
      x: 44,
      y: 48,
      width: 44,
      height: 44,
      cornerRadius: 12,
      fill: '#fff',
      shadow: range(7).map((i) => ({ spread: 4 * (i + 1), color: COLORS[i] ?? '' })),
    }),
    box({
      x: 144,
      y: 20,
      width: 76,
      height: 50,
      cornerRadius: 14,
      fill: 'rgb(62 99 221 / .3)',
      shadow: [
        { x: 3, y: 3, blur: 3, color: 'rgb(255 255 255 / .9)', inset: true },
        { y: 1, blur: 2, color: 'rgb(0 0 0 / .4)' },
        { x: -6, y: -6, blur: 12, color: '#6e56cf', inset: true },
        { spread: 2, color: '#111' },
        { y: 10, blur: 20, color: 'rgb(0 0 0 / .5)' },
        { y: -3, color: '#ffe629', inset: true },
        { x: 12, y: 4, spread: -6, blur: 6, color: '#e5484d' },
      ],
    }),
    box({
      x: 150,
      y: 100,
      width: 64,
      height: 36,
      rotation: -20,
      opacity: 0.6,
      cornerRadius: [18, 2, 18, 2],
      fill: '#fff',
      shadow: [
        { spread: 3, color: '#30a46c', inset: true },
        { spread: 3, color: '#e5484d' },
        { y: 6, blur: 14, color: '#111' },
        { x: 5, y: 5, blur: 8, color: '#ffb224', inset: true },
      ],
    }),
  ],
)
