import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'solid fills in every colour syntax',
  [240, 160],
  [
    ...[
      '#e5484d',
      '#30a46cff',
      'hsl(220 80% 56%)',
      'hsla(40, 95%, 55%, 1)',
      'oklch(0.68 0.19 330)',
      'rgb(0 144 255)',
      'teal',
      'oklab(0.72 0.05 0.12)',
      'hwb(280 20% 30%)',
      'lab(60% -40 30)',
      'lch(55% 60 20)',
      'color(srgb 0.1 0.6 0.7)',
    ].map((fill, i) => box({ x: 12 + (i % 4) * 56, y: 10 + Math.floor(i / 4) * 48, width: 48, height: 40, fill })),
  ],
)
