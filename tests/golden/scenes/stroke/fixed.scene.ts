import { box, ellipse, group, line, path, polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

const ALIGNS = ['inside', 'center', 'outside'] as const
const fixed = (color: string, width: number) => ({ color, width, scale: 'fixed' }) as const
const ZIGZAG = [
  [0, 20],
  [12, 0],
  [24, 20],
  [36, 0],
] as const
const LEAF = 'M2 12C2 2 14 0 20 10C26 20 36 18 38 8L30 24C20 28 6 26 2 12z'

export default scene(
  'fixed strokes: as wide however the shape is scaled, on every kind',
  [320, 240],
  [
    ...ALIGNS.map((align, i) =>
      box({
        x: 14 + i * 54,
        y: 12,
        width: 20,
        height: 20,
        cornerRadius: 4,
        originX: 0,
        originY: 0,
        scaleX: 2,
        scaleY: 2,
        fill: '#d5e5ff',
        stroke: { ...fixed('#3e63dd', 3), align },
      }),
    ),
    ...ALIGNS.map((align, i) =>
      ellipse({
        x: 180 + i * 48,
        y: 12,
        width: 6,
        height: 20,
        originX: 0,
        originY: 0,
        scaleX: 5,
        scaleY: 2,
        fill: '#fff2c8',
        stroke: { ...fixed('rgb(214 64 159 / .6)', 4), align },
      }),
    ),
    ...[0.2, 1, 3].map((scale, i) =>
      box({
        x: 14 + i * 54,
        y: 66,
        width: 40 / scale,
        height: 28 / scale,
        cornerRadius: [0, 6 / scale, 12 / scale, 0],
        originX: 0,
        originY: 0,
        scaleX: scale,
        scaleY: scale,
        stroke: fixed('#111', 1),
      }),
    ),
    ...[0.2, 1, 3].map((scale, i) =>
      line({
        x: 186 + i * 46,
        y: 70,
        scaleX: scale,
        scaleY: scale,
        points: [
          [0, 0],
          [32 / scale, 24 / scale],
        ],
        stroke: { ...fixed('#30a46c', 5), cap: (['butt', 'round', 'square'] as const)[i] ?? 'butt' },
      }),
    ),
    ...[0.25, 1, 3].map((scale, i) =>
      polyline({
        x: 16 + i * 54,
        y: 112,
        scaleX: scale,
        scaleY: scale,
        points: ZIGZAG.map(([x, y]) => [x / scale, y / scale] as const),
        stroke: { ...fixed('#e5484d', 3), join: (['miter', 'round', 'bevel'] as const)[i] ?? 'miter' },
      }),
    ),
    ...[0.8, 1.6].map((scale, i) =>
      path({
        x: 186 + i * 50,
        y: 106,
        scaleX: scale,
        scaleY: 1,
        d: LEAF,
        fill: '#e9f9ee',
        stroke: fixed('rgb(24 121 78 / .7)', 2),
      }),
    ),
    group({ x: 14, y: 156, scaleX: 3, scaleY: 1 }, [
      line({
        points: [
          [0, 6],
          [40, 6],
        ],
        stroke: { ...fixed('#f76808', 4), dash: [10, 6] },
      }),
      line({
        points: [
          [0, 18],
          [40, 58],
        ],
        stroke: { ...fixed('#f76808', 4), dash: [0, 8], cap: 'round' },
      }),
      box({ x: 26, y: 22, width: 20, height: 44, cornerRadius: 8, stroke: { ...fixed('#6e56cf', 2), dash: [6, 4] } }),
      polyline({ x: 52, y: 20, points: ZIGZAG, stroke: { ...fixed('#111', 2), dash: [7, 3] } }),
      path({ x: 56, y: 48, d: LEAF, scaleX: 0.7, scaleY: 0.7, stroke: { ...fixed('#3e63dd', 2), dash: [4, 3] } }),
    ]),
  ],
)
