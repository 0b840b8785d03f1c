import { box } from '../../../../demos/boards/src/nodes.ts'
import { range, scene } from '../scene.ts'

const stops = range(16).map((i) => [i / 15, `hsl(${i * 47} 85% ${40 + (i % 3) * 15}%)`] as const)

export default scene(
  'sixteen stops: more than one slot of the paint holds',
  [240, 160],
  [
    box({ x: 12, y: 12, width: 216, height: 60, fill: { type: 'linear', angle: 90, stops } }),
    box({
      x: 12,
      y: 84,
      width: 216,
      height: 64,
      cornerRadius: 32,
      fill: { type: 'linear', angle: 75, stops: stops.slice(0, 7) },
    }),
  ],
)
