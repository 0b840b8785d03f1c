import { group, image } from '../../../../demos/boards/src/nodes.ts'
import { CHECKER, LOGO, PHOTO } from '../pictures.ts'
import { scene } from '../scene.ts'

export default scene(
  'turned and stretched images, in a clip and in a layer',
  [240, 160],
  [
    image({ x: 24, y: 20, width: 80, height: 56, rotation: 18, src: PHOTO, fit: 'cover', cornerRadius: 10 }),
    image({ x: 140, y: 16, width: 64, height: 64, rotation: 45, src: CHECKER, fit: 'fill' }),
    group({ x: 24, y: 100, scaleX: 2, scaleY: 0.6 }, [image({ width: 48, height: 80, src: PHOTO, fit: 'cover' })]),
    group({ x: 150, y: 96, opacity: 0.6, clip: { width: 70, height: 52, cornerRadius: 16 } }, [
      image({ x: -6, y: -6, width: 60, height: 60, src: LOGO, fit: 'fill' }),
      image({ x: 30, y: 10, width: 60, height: 45, rotation: -12, src: PHOTO, fit: 'fill' }),
    ]),
  ],
)
