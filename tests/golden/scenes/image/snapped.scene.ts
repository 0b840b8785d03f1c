import { group, image } from '../../../../demos/boards/src/nodes.ts'
import { CHECKER } from '../pictures.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'touching image tiles at fractional places show no seam',
  [240, 160],
  [
    group(
      { x: 6.4, y: 4.7, scaleX: 1.09, scaleY: 1.09 },
      range(24).map((i) =>
        image({ x: (i % 6) * 35, y: Math.floor(i / 6) * 34.5, width: 35, height: 34.5, src: CHECKER, fit: 'fill' }),
      ),
    ),
  ],
  '#ff0000',
)
