import { box, ellipse, group } from '../../../../demos/boards/src/nodes.ts'
import type { BlendMode } from '../../../../src/scene/paint.ts'
import { type GoldenScene, scene } from '../scene.ts'

/** One blend mode over an opaque gradient. */
export const blendScene = (blendMode: BlendMode): GoldenScene =>
  scene(
    `${blendMode} on an opaque backdrop: solid, translucent, gradient, a whole group`,
    [240, 160],
    [
      box({
        width: 240,
        height: 160,
        fill: {
          type: 'linear',
          angle: 90,
          stops: [
            [0, '#10131c'],
            [0.5, '#7a8699'],
            [1, '#f4f5f7'],
          ],
        },
      }),
      box({ x: 12, y: 12, width: 216, height: 28, fill: '#b03a48', blendMode }),
      box({ x: 12, y: 48, width: 216, height: 28, cornerRadius: 14, fill: 'rgb(62 99 221 / .5)', blendMode }),
      ellipse({
        x: 12,
        y: 82,
        width: 110,
        height: 70,
        fill: {
          type: 'radial',
          stops: [
            [0, '#ffb224'],
            [1, 'rgb(255 178 36 / 0)'],
          ],
        },
        blendMode,
      }),
      group({ x: 130, y: 84, blendMode, opacity: 0.8 }, [
        box({ width: 60, height: 44, fill: '#30a46c' }),
        ellipse({ x: 30, y: 14, width: 60, height: 50, fill: '#d6409f' }),
      ]),
    ],
    '#fff',
  )
