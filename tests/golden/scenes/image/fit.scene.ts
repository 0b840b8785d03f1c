import { box, image } from '../../../../demos/boards/src/nodes.ts'
import { PHOTO } from '../pictures.ts'
import { scene } from '../scene.ts'

export default scene(
  'cover, contain and fill in wide and tall frames',
  [240, 160],
  [
    ...(['cover', 'contain', 'fill'] as const).flatMap((fit, i) => [
      box({ x: 10 + i * 78, y: 10, width: 66, height: 40, fill: '#e9ecef' }),
      image({ x: 10 + i * 78, y: 10, width: 66, height: 40, src: PHOTO, fit }),
      box({ x: 26 + i * 78, y: 62, width: 36, height: 88, fill: '#e9ecef' }),
      image({ x: 26 + i * 78, y: 62, width: 36, height: 88, src: PHOTO, fit }),
    ]),
  ],
)
