import { box, ellipse } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'strokes inside the edge: opaque, translucent, wider than the box',
  [240, 160],
  [
    box({ x: 16, y: 16, width: 56, height: 52, fill: '#ffe629', stroke: { color: '#111', width: 4, align: 'inside' } }),
    box({
      x: 92,
      y: 16,
      width: 56,
      height: 52,
      cornerRadius: 14,
      fill: '#8ec8f6',
      stroke: { color: '#0d74ce', width: 8, align: 'inside' },
    }),
    box({
      x: 168,
      y: 16,
      width: 56,
      height: 52,
      cornerRadius: [0, 20, 0, 20],
      fill: '#e5484d',
      stroke: { color: 'rgb(0 0 0 / .4)', width: 10, align: 'inside' },
    }),
    box({
      x: 16,
      y: 92,
      width: 56,
      height: 52,
      cornerRadius: 4,
      stroke: { color: 'rgb(48 164 108 / .5)', width: 12, align: 'inside' },
    }),
    ellipse({
      x: 92,
      y: 92,
      width: 56,
      height: 52,
      fill: '#fff0',
      stroke: { color: '#6e56cf', width: 6, align: 'inside' },
    }),
    box({
      x: 180,
      y: 104,
      width: 32,
      height: 28,
      cornerRadius: 6,
      fill: '#30a46c',
      stroke: { color: '#193b2d', width: 20, align: 'inside' },
    }),
  ],
)
