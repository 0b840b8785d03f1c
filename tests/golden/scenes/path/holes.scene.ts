import { path } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

export default scene(
  'paths with holes under the nonzero rule',
  [240, 160],
  [
    path({ x: 14, y: 16, d: 'M0 0H90V60H0z M20 15V45H70V15z', fill: '#3e63dd' }),
    path({ x: 130, y: 16, d: 'M0 0H90V60H0z M20 15H70V45H20z', fill: '#e5484d' }),
    path({ x: 60, y: 118, d: 'M0-36L21 29L-34-11H34L-21 29z', fill: '#f76808' }),
    path({
      x: 170,
      y: 118,
      d: 'M-36 0a36 36 0 1 1 72 0a36 36 0 1 1-72 0z M-16 0a16 16 0 1 0 32 0a16 16 0 1 0-32 0z',
      fill: '#30a46c',
    }),
  ],
)
