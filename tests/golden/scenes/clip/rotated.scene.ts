import { box, ellipse, group, line } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

export default scene(
  'a turned clip with turned content',
  [240, 160],
  [
    group({ x: 70, y: 14, rotation: 20, clip: { width: 110, height: 60, cornerRadius: 14 } }, [
      box({ width: 110, height: 60, fill: '#8da4ef' }),
      ...range(8).map((i) =>
        line({
          points: [
            [i * 16 - 8, -4],
            [i * 16 + 8, 64],
          ],
          stroke: { color: '#fff', width: 4 },
        }),
      ),
    ]),
    group({ x: 20, y: 120, rotation: -10, clip: { width: 90, height: 30 } }, [
      ellipse({ x: -10, y: -30, width: 110, height: 80, fill: '#e5484d' }),
    ]),
    group({ x: 150, y: 104, scaleX: 1.6, scaleY: 0.8, clip: { width: 44, height: 50, cornerRadius: 16 } }, [
      box({ x: -5, y: -5, width: 60, height: 60, rotation: 30, fill: '#30a46c' }),
    ]),
  ],
)
