import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'blend modes in turn keep the paint order',
  [240, 160],
  [
    box({ width: 240, height: 160, fill: '#40465a' }),
    ...(['normal', 'add', 'screen', 'multiply', 'normal', 'screen', 'add', 'multiply', 'normal'] as const).map(
      (blendMode, i) =>
        ellipse({
          x: 8 + i * 20,
          y: 24 + (i % 3) * 24,
          width: 64,
          height: 64,
          fill: `hsl(${i * 40} 70% 55%)`,
          blendMode,
        }),
    ),
  ],
)
