import { box, dot, ellipse, group, image, line, path, polyline, text } from '../../../../demos/boards/src/nodes.ts'
import { PHOTO } from '../pictures.ts'
import { scene } from '../scene.ts'
import { CHINESE, LATIN, MIXED } from '../type.ts'

export default scene(
  'every kind of node in one picture',
  [320, 200],
  [
    box({
      width: 320,
      height: 44,
      fill: {
        type: 'linear',
        angle: 100,
        stops: [
          [0, '#0a3f41'],
          [1, '#12695c'],
        ],
      },
      shadow: { y: 2, blur: 10, color: 'rgb(0 0 0 / .3)' },
    }),
    image({ x: 12, y: 8, width: 28, height: 28, src: PHOTO, fit: 'cover', cornerRadius: 14 }),
    text({ text: '综合柜面 Teller 🏦', x: 50, y: 10, fontFamily: MIXED, fontSize: 16, fontWeight: 500, fill: '#fff' }),
    box(
      {
        x: 12,
        y: 56,
        width: 144,
        height: 132,
        cornerRadius: 14,
        fill: '#fff',
        stroke: { color: '#dfe5e9', width: 1, align: 'inside' },
        shadow: [
          { y: 1, blur: 2, color: 'rgb(0 0 0 / .1)' },
          { y: 8, blur: 24, color: 'rgb(0 0 0 / .14)' },
        ],
        clip: true,
      },
      [
        text({ text: '存款金额（元）', x: 14, y: 10, fontFamily: MIXED, fontSize: 12, fill: '#5a6875' }),
        text({ text: '48,650.00', x: 14, y: 30, fontFamily: LATIN, fontSize: 24, fontWeight: 600, fill: '#15202b' }),
        path({
          x: 0,
          y: 74,
          d: 'M0 50C20 20 40 44 60 26S110 34 144 4V58H0z',
          fill: {
            type: 'linear',
            angle: 180,
            stops: [
              [0, 'rgb(35 132 90 / .5)'],
              [1, 'rgb(35 132 90 / 0)'],
            ],
          },
        }),
        polyline({
          x: 0,
          y: 74,
          points: [
            [0, 50],
            [30, 34],
            [60, 26],
            [100, 26],
            [144, 4],
          ],
          stroke: { color: '#23845a', width: 2, join: 'round' },
        }),
      ],
    ),
    group({ x: 236, y: 112, rotation: -12, opacity: 0.85 }, [
      dot(0, 0, 44, { stroke: { color: '#d5382f', width: 3, align: 'inside' } }),
      path({ y: -6, d: 'M0-16L9.4 13L-15.2-5H15.2L-9.4 13z', fill: '#d5382f' }),
      text({
        text: '业务专用章',
        x: -40,
        y: 12,
        width: 80,
        align: 'center',
        maxLines: 1,
        fontFamily: CHINESE,
        fontSize: 12,
        fontWeight: 700,
        fill: '#d5382f',
      }),
    ]),
    ellipse({
      x: 270,
      y: 60,
      width: 60,
      height: 60,
      fill: {
        type: 'radial',
        stops: [
          [0, 'rgb(255 178 36 / .8)'],
          [1, 'rgb(255 178 36 / 0)'],
        ],
      },
      blendMode: 'multiply',
    }),
    line({
      points: [
        [176, 176.5],
        [308, 176.5],
      ],
      stroke: { color: '#93a0ab', width: 1, dash: [4, 3] },
    }),
  ],
  '#eff3f5',
)
