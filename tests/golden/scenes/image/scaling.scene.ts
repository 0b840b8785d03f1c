import { image } from '../../../../demos/boards/src/nodes.ts'
import { CHECKER, LOGO, PHOTO } from '../pictures.ts'
import { scene } from '../scene.ts'

export default scene(
  'images at their own size, minified and magnified',
  [240, 160],
  [
    image({ x: 8, y: 8, width: 64, height: 48, src: PHOTO, fit: 'fill' }),
    image({ x: 84, y: 8, width: 32, height: 24, src: PHOTO, fit: 'fill' }),
    image({ x: 124, y: 8, width: 12, height: 9, src: PHOTO, fit: 'fill' }),
    image({ x: 148, y: 8, width: 84, height: 84, src: LOGO, fit: 'fill' }),
    image({ x: 8, y: 66, width: 128, height: 86, src: CHECKER, fit: 'fill' }),
    image({ x: 148, y: 104, width: 48, height: 48, src: LOGO, fit: 'fill', opacity: 0.5 }),
  ],
)
