import { path } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'arcs, quadratic and cubic curves, relative and smooth forms',
  [240, 160],
  [
    path({ d: 'M10 70A40 24 -20 0 1 80 40A30 30 0 1 0 10 70z', fill: '#12a594' }),
    path({ d: 'M100 70q20-60 40 0t40 0', stroke: { color: '#111', width: 3 } }),
    path({ d: 'M100 30c20-30 30 30 50 0s30 30 50 0', stroke: { color: '#e5484d', width: 4, cap: 'round' } }),
    path({
      d: 'M20 150C20 90 100 90 100 150S180 90 200 120L230 150z',
      fill: '#8da4ef',
      stroke: { color: '#3e63dd', width: 2, join: 'round' },
    }),
    path({ d: 'm214 20l16 0 0 16-16 0z m4 30h8v8h-8z', fill: '#6e56cf' }),
  ],
)
