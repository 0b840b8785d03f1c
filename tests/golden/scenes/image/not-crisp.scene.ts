import { image } from '../../../../demos/boards/src/nodes.ts'
import { PHOTO } from '../pictures.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'images at fractional places, crisp above and soft below',
  [240, 160],
  [
    ...range(5).map((i) =>
      image({ x: 8 + i * 46.3, y: 12 + i * 0.3, width: 40, height: 52, src: PHOTO, fit: 'cover', cornerRadius: i * 3 }),
    ),
    ...range(5).map((i) =>
      image({
        x: 8 + i * 46.3,
        y: 90 + i * 0.3,
        width: 40,
        height: 52,
        src: PHOTO,
        fit: 'cover',
        crisp: false,
        cornerRadius: i * 3,
      }),
    ),
  ],
)
