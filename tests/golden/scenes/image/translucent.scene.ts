import { box, image } from '../../../../demos/boards/src/nodes.ts'
import { LOGO } from '../pictures.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'an image with translucent and clear pixels over a backdrop',
  [240, 160],
  [
    ...range(12).map((i) => box({ x: i * 20, width: 10, height: 160, fill: '#3e63dd' })),
    image({ x: 20, y: 20, width: 96, height: 96, src: LOGO, fit: 'fill' }),
    image({ x: 150, y: 30, width: 32, height: 32, src: LOGO, fit: 'fill' }),
    image({ x: 140, y: 84, width: 80, height: 64, src: LOGO, fit: 'cover', opacity: 0.5 }),
  ],
)
