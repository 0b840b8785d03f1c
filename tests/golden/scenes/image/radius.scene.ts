import { image } from '../../../../demos/boards/src/nodes.ts'
import { CHECKER, LOGO, PHOTO } from '../pictures.ts'
import { scene } from '../scene.ts'

export default scene(
  'rounded images and avatars',
  [240, 160],
  [
    image({ x: 12, y: 12, width: 64, height: 64, src: PHOTO, fit: 'cover', cornerRadius: 32 }),
    image({ x: 92, y: 12, width: 64, height: 64, src: PHOTO, fit: 'cover', cornerRadius: 12 }),
    image({ x: 172, y: 12, width: 56, height: 64, src: PHOTO, fit: 'fill', cornerRadius: [0, 28, 0, 28] }),
    image({ x: 12, y: 92, width: 120, height: 56, src: CHECKER, fit: 'cover', cornerRadius: 999 }),
    image({ x: 148, y: 92, width: 80, height: 56, src: LOGO, fit: 'contain', cornerRadius: 20 }),
  ],
)
