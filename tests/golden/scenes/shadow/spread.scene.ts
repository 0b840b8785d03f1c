import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'positive and negative spread; sharp corners stay sharp, small radii grow as in CSS',
  [240, 160],
  [
    box({ x: 24, y: 24, width: 40, height: 36, fill: '#fff', shadow: { spread: 10, color: 'rgb(229 72 77 / .5)' } }),
    box({
      x: 100,
      y: 24,
      width: 40,
      height: 36,
      cornerRadius: 4,
      fill: '#fff',
      shadow: { spread: 12, color: 'rgb(62 99 221 / .5)' },
    }),
    box({
      x: 176,
      y: 24,
      width: 40,
      height: 36,
      cornerRadius: [0, 18, 2, 8],
      fill: '#fff',
      shadow: { spread: 8, blur: 4, color: 'rgb(48 164 108 / .7)' },
    }),
    box({
      x: 24,
      y: 96,
      width: 60,
      height: 40,
      cornerRadius: 12,
      fill: '#fff',
      shadow: { y: 14, spread: -8, blur: 8, color: 'rgb(0 0 0 / .6)' },
    }),
    box({ x: 116, y: 96, width: 20, height: 40, fill: '#ffe629', shadow: { y: 10, spread: -10, color: '#111' } }),
    box({
      x: 168,
      y: 96,
      width: 48,
      height: 40,
      cornerRadius: 16,
      fill: '#fff',
      shadow: { y: 16, spread: -4, color: 'rgb(110 86 207 / .7)' },
    }),
  ],
)
