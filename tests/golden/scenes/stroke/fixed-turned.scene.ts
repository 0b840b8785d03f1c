import { box, ellipse, group, line, path, polyline } from '../../../../demos/boards/src/nodes.ts'
import { scene } from '../scene.ts'

const fixed = (color: string, width: number) => ({ color, width, scale: 'fixed' }) as const

export default scene(
  'fixed strokes: as wide on all sides of what is turned, stretched, slanted, clipped, shaded or translucent',
  [320, 240],
  [
    box({
      x: 30,
      y: 24,
      width: 30,
      height: 30,
      rotation: 20,
      scaleX: 1.8,
      cornerRadius: [0, 4, 8, 15],
      fill: '#ffe7b3',
      stroke: { ...fixed('rgb(0 0 0 / .5)', 6), align: 'center' },
    }),
    group({ x: 110, y: 14, scaleX: 3, scaleY: 1 }, [
      box({ x: 6, y: 8, width: 20, height: 46, rotation: 24, cornerRadius: 6, stroke: fixed('#0d74ce', 3) }),
      ellipse({
        x: 38,
        y: 6,
        width: 22,
        height: 50,
        rotation: 30,
        fill: '#ffd6e8',
        stroke: { ...fixed('#d6409f', 4), align: 'inside' },
      }),
    ]),
    group({ x: 20, y: 90, scaleX: 2.5, scaleY: 0.8, rotation: 10 }, [
      line({
        points: [
          [0, 0],
          [24, 60],
        ],
        stroke: { ...fixed('#e5484d', 8), cap: 'butt' },
      }),
      line({
        points: [
          [14, 0],
          [38, 60],
        ],
        stroke: { ...fixed('#e5484d', 8), cap: 'round' },
      }),
      polyline({
        points: [
          [28, 4],
          [48, 56],
          [54, 4],
          [62, 56],
        ],
        stroke: { ...fixed('rgb(48 164 108 / .6)', 7), join: 'round', cap: 'round' },
      }),
    ]),
    box({ x: 200, y: 92, width: 50, height: 50, cornerRadius: 10, clip: true, fill: '#eef' }, [
      box({ x: -5, y: 20, width: 30, height: 10, scaleX: 2, stroke: { ...fixed('#111', 5), align: 'outside' } }),
      ellipse({ x: 30, y: -10, width: 12, height: 60, stroke: { ...fixed('rgb(247 104 8 / .7)', 6) } }),
    ]),
    box({
      x: 276,
      y: 96,
      width: 12,
      height: 12,
      scaleX: 3,
      scaleY: 3,
      cornerRadius: 3,
      fill: '#fff',
      stroke: { ...fixed('#3e63dd', 2), align: 'outside' },
      shadow: { y: 2, blur: 3, color: 'rgb(0 0 0 / .5)' },
    }),
    group({ x: 30, y: 176, opacity: 0.5 }, [
      box({ width: 30, height: 20, scaleX: 2, stroke: { ...fixed('#111', 10), align: 'outside' } }),
      box({ x: 36, y: 8, width: 30, height: 30, scaleY: 1.5, stroke: { ...fixed('#e5484d', 10), align: 'outside' } }),
    ]),
    group({ x: 150, y: 176, scaleX: -2, scaleY: 1, rotation: 90 }, [
      box({
        x: 2,
        y: -60,
        width: 20,
        height: 36,
        cornerRadius: 5,
        stroke: { ...fixed('#30a46c', 3), align: 'inside' },
      }),
      path({
        x: 2,
        y: -14,
        d: 'M0 0h20v36q-10 -20 -20 0z',
        rotation: 30,
        fill: '#e7f9fb',
        stroke: { ...fixed('#00749e', 3), join: 'round' },
      }),
    ]),
    box({
      x: 262,
      y: 170,
      width: 40,
      height: 40,
      rotation: 45,
      scaleX: 0.02,
      stroke: { ...fixed('#6e56cf', 2), align: 'center' },
    }),
    box({ x: 280, y: 190, width: 0.5, height: 0.5, scaleX: 30, scaleY: 30, stroke: { ...fixed('#6e56cf', 2) } }),
  ],
)
