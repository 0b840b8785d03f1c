import { box, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'shadows turn and stretch with their node',
  [240, 160],
  [
    box({
      x: 36,
      y: 30,
      width: 70,
      height: 36,
      rotation: 28,
      cornerRadius: 8,
      fill: '#fff',
      shadow: { y: 10, blur: 10, color: 'rgb(0 0 0 / .6)' },
    }),
    group({ x: 140, y: 20, scaleX: 2, scaleY: 0.7 }, [
      box({ width: 36, height: 60, cornerRadius: 8, fill: '#fff', shadow: { x: 2, y: 8, blur: 8, color: '#3e63dd' } }),
    ]),
    group({ x: 60, y: 116, scaleX: 0.5, scaleY: 0.5, rotation: -15 }, [
      box({
        width: 180,
        height: 50,
        cornerRadius: [0, 25, 25, 0],
        fill: '#ffe629',
        shadow: { y: 16, blur: 30, spread: 6, color: '#e5484d' },
      }),
    ]),
  ],
)
