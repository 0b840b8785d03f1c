import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'no background: the picture keeps its alpha',
  [240, 160],
  [
    box({ x: 20, y: 20, width: 90, height: 60, cornerRadius: 12, fill: '#3e63dd' }),
    ellipse({ x: 80, y: 50, width: 100, height: 90, fill: 'rgb(48 164 108 / .5)' }),
    box({
      x: 140,
      y: 24,
      width: 72,
      height: 48,
      cornerRadius: 8,
      fill: 'rgb(255 255 255 / .6)',
      shadow: { y: 6, blur: 20, color: 'rgb(0 0 0 / .5)' },
    }),
  ],
  null,
)
