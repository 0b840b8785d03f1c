import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

const shadow = [
  { x: 4, y: 6, blur: 8, color: 'rgb(0 0 0 / .6)', inset: true },
  { y: 8, blur: 12, color: '#3e63dd' },
] as const

export default scene(
  'inset and outer shadows turn, stretch and mirror with their node, at any zoom',
  [240, 160],
  [
    box({ x: 28, y: 30, width: 70, height: 36, rotation: 28, cornerRadius: 8, fill: '#fff', shadow }),
    group({ x: 136, y: 20, scaleX: 2, scaleY: 0.6 }, [
      box({ width: 36, height: 70, cornerRadius: [8, 18, 0, 8], fill: '#fff', shadow }),
    ]),
    group({ x: 24, y: 96, scaleX: 0.3, scaleY: 0.3 }, [
      box({ width: 220, height: 130, cornerRadius: 40, fill: '#ffe629', shadow }),
    ]),
    group({ x: 210, y: 92, scaleX: -3, scaleY: 2.4, rotation: -12 }, [
      ellipse({ width: 30, height: 18, fill: '#e8f0ff', shadow }),
    ]),
  ],
)
