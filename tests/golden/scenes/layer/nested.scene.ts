import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'layers within layers, with clips and shadows',
  [240, 160],
  [
    box({
      y: 40,
      width: 240,
      height: 80,
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          [0, '#ffe629'],
          [1, '#12a594'],
        ],
      },
    }),
    group({ x: 20, y: 16, opacity: 0.7, clip: { width: 200, height: 128, cornerRadius: 24 } }, [
      box({ width: 150, height: 90, fill: '#3e63dd' }),
      group({ x: 50, y: 30, opacity: 0.5 }, [
        box({ width: 120, height: 80, cornerRadius: 12, fill: '#fff', shadow: { y: 8, blur: 16, color: '#111' } }),
        ellipse({ x: 20, y: 20, width: 80, height: 80, fill: '#e5484d' }),
        group({ x: 60, y: 10, opacity: 0.6 }, [
          box({ width: 60, height: 20, fill: '#111' }),
          box({ x: 20, y: 10, width: 20, height: 60, fill: '#30a46c' }),
        ]),
      ]),
    ]),
  ],
)
