import { box } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'translucent fills over each other and over a backdrop',
  [240, 160],
  [
    box({ x: 0, y: 60, width: 240, height: 40, fill: '#1a1a2e' }),
    box({ x: 24, y: 20, width: 100, height: 90, fill: 'rgb(229 72 77 / .5)' }),
    box({ x: 84, y: 40, width: 100, height: 100, fill: 'hsl(220 90% 56% / 40%)' }),
    box({ x: 140, y: 16, width: 80, height: 80, fill: '#30a46c80' }),
    box({ x: 60, y: 80, width: 140, height: 60, fill: 'rgb(255 200 0 / .02)' }),
  ],
)
