/** Area chart of two months with a marked day. */

import { catmullRom, rounded } from '../curves.ts'
import { icon } from '../icons.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, line, named, path, polyline } from '../nodes.ts'
import { CYAN, FAINT, GRID, heading, INK, MINT, panel, SOFT, VIOLET } from './look.ts'

export function revenueChart(): BoardNode {
  const left = 56
  const right = 632
  const bottom = 268
  const thousands = (values: readonly number[]): [number, number][] =>
    values.map((value, step) => [rounded(left + ((right - left) * step) / 12), rounded(bottom - value * 12)])
  const now = thousands([6.2, 7.4, 7, 8.3, 9.6, 9.1, 8.7, 10.6, 13.5, 12.6, 10.9, 11.8, 13.2])
  const before = thousands([5.1, 5.6, 6.4, 6, 6.8, 7.9, 7.5, 7.1, 8.2, 9, 8.6, 9.3, 9.9])
  const curve = catmullRom(now)
  const [peakX, peakY] = now[8] ?? [0, 0]
  const days = ['Mar 1', 'Mar 6', 'Mar 11', 'Mar 16', 'Mar 21', 'Mar 26', 'Mar 31']
  return panel('revenue-chart', 96, 228, 652, 316, [
    ...heading('Revenue', 'Daily, compared with February'),
    dot(442, 32, 4, { fill: VIOLET }),
    label('March', 452, 32, 12, SOFT),
    line({
      points: [
        [502, 32],
        [518, 32],
      ],
      stroke: { color: CYAN, width: 2, dash: [4, 4] },
    }),
    label('February', 524, 32, 12, SOFT),
    icon('dots', 608, 22, 20, FAINT),
    ...[0, 1, 2, 3, 4].flatMap((row) => [
      line({
        points: [
          [left, 76.5 + row * 48],
          [right, 76.5 + row * 48],
        ],
        stroke: { color: GRID, width: 1, ...(row < 4 && { dash: [3, 5] }) },
      }),
      label(`${16 - row * 4}k`, 12, 76 + row * 48, 11, FAINT, { width: 34, align: 'right' }),
    ]),
    ...days.map((day, index) =>
      centered(day, left - 30 + index * 96 - (index === 6 ? 10 : 0), 60, 288, 11, FAINT, 400),
    ),
    path({
      d: `${curve}L${right} ${bottom}L${left} ${bottom}z`,
      fill: {
        type: 'linear',
        angle: 180,
        stops: [
          [0, 'rgb(139 123 255 / .42)'],
          [0.6, 'rgb(139 123 255 / .12)'],
          [1, 'rgb(139 123 255 / 0)'],
        ],
      },
    }),
    polyline({ points: before, stroke: { color: CYAN, width: 2, dash: [5, 5], cap: 'butt', join: 'round' } }),
    path({ d: curve, stroke: { color: VIOLET, width: 3, cap: 'round', join: 'round' } }),
    line({
      points: [
        [peakX, peakY],
        [peakX, bottom],
      ],
      stroke: { color: 'rgb(255 255 255 / .35)', width: 1, dash: [2, 3] },
    }),
    dot(peakX, peakY, 12, { fill: 'rgb(139 123 255 / .28)' }),
    dot(peakX, peakY, 5, { fill: '#fff', stroke: { color: VIOLET, width: 3, align: 'outside' } }),
    named(
      'revenue-tip',
      box(
        {
          x: peakX - 158,
          y: peakY - 44,
          width: 132,
          height: 60,
          cornerRadius: 12,
          fill: '#242b3f',
          stroke: { color: 'rgb(255 255 255 / .1)', width: 1, align: 'inside' },
          shadow: { y: 8, blur: 24, color: 'rgb(0 0 0 / .5)' },
        },
        [
          label('Friday, Mar 21', 12, 19, 11, SOFT),
          label('$13,482', 12, 40, 16, INK, { weight: 700 }),
          label('+21%', 84, 40, 12, MINT, { weight: 600 }),
        ],
      ),
    ),
  ])
}
