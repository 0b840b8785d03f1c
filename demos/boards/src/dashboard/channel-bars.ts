/** Stacked bars of orders by weekday. */
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, line } from '../nodes.ts'
import { CYAN, FAINT, GRID, heading, INK, panel, SOFT, VIOLET } from './look.ts'
export function channelBars(): BoardNode {
  const weeks = [
    ['Mon', 62, 38],
    ['Tue', 78, 30],
    ['Wed', 54, 46],
    ['Thu', 92, 40],
    ['Fri', 110, 52],
    ['Sat', 84, 60],
    ['Sun', 48, 34],
  ] as const
  const floor = 268
  return panel('channels', 764, 228, 318, 316, [
    ...heading('Orders by channel', 'This week'),
    ...[0, 1, 2, 3].flatMap((row) => [
      line({
        points: [
          [48, 100.5 + row * 56],
          [298, 100.5 + row * 56],
        ],
        stroke: { color: GRID, width: 1, ...(row < 3 && { dash: [3, 5] }) },
      }),
      label(`${600 - row * 200}`, 8, 100 + row * 56, 11, FAINT, { width: 32, align: 'right' }),
    ]),
    dot(204, 76, 4, { fill: VIOLET }),
    label('Web', 213, 76, 11, SOFT),
    dot(252, 76, 4, { fill: CYAN }),
    label('App', 261, 76, 11, SOFT),
    ...weeks.flatMap(([day, web, app], index) => {
      const x = 56 + index * 35
      const hot = day === 'Fri'
      const fade = hot ? 1 : 0.78
      return [
        ...(hot
          ? [
              box({
                x: x - 7,
                y: 92,
                width: 34,
                height: 176,
                cornerRadius: [10, 10, 0, 0],
                fill: 'rgb(255 255 255 / .045)',
              }),
            ]
          : []),
        box({
          x,
          y: floor - web,
          width: 20,
          height: web,
          fill: {
            type: 'linear',
            angle: 180,
            stops: [
              [0, '#8b7bff'],
              [1, '#5a47e0'],
            ],
          },
          opacity: fade,
        }),
        box({
          x,
          y: floor - web - app - 2,
          width: 20,
          height: app,
          cornerRadius: [7, 7, 0, 0],
          fill: {
            type: 'linear',
            angle: 180,
            stops: [
              [0, '#5fe3f7'],
              [1, '#23a9d6'],
            ],
          },
          opacity: fade,
        }),
        centered(day, x - 10, 40, 288, 11, hot ? INK : FAINT, hot ? 600 : 400),
      ]
    }),
  ])
}
