import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'a layer with turned, overlapping content at a fractional place',
  [240, 160],
  [
    group({ x: 120.4, y: 78.7, rotation: 24, opacity: 0.6 }, [
      box({ x: -80, y: -40, width: 110, height: 70, cornerRadius: 16, fill: '#6e56cf' }),
      box({
        x: -20,
        y: -20,
        width: 110,
        height: 60,
        cornerRadius: 16,
        fill: '#f76808',
        stroke: { color: '#111', width: 2 },
      }),
    ]),
    box(
      {
        x: 12,
        y: 12,
        width: 40,
        height: 40,
        opacity: 0.35,
        fill: '#fff',
        stroke: { color: '#111', width: 8, align: 'center' },
        shadow: { y: 4, blur: 8, color: '#111' },
      },
      [ellipse({ x: 20, y: 20, width: 36, height: 36, fill: '#30a46c' })],
    ),
  ],
)
