import { box, group } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'rotation and scale about a given origin; the default is the centre',
  [240, 160],
  [
    ...range(6).map((i) =>
      box({
        x: 70,
        y: 70,
        width: 50,
        height: 14,
        originX: 0,
        originY: 7,
        rotation: i * 60,
        fill: `hsl(${i * 60} 80% 55%)`,
      }),
    ),
    ...range(4).map((i) =>
      box({
        x: 150,
        y: 40,
        width: 70,
        height: 70,
        scaleX: 1 - i * 0.22,
        scaleY: 1 - i * 0.22,
        fill: i % 2 === 0 ? '#111' : '#fff',
      }),
    ),
    group({ x: 20, y: 130, rotation: -8 }, [box({ width: 180, height: 12, fill: '#12a594' })]),
    box({ x: 200, y: 130, width: 20, height: 20, originX: 20, originY: 20, scaleX: 1.4, scaleY: 0.5, fill: '#e5484d' }),
  ],
)
