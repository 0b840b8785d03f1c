/** A ring of traffic sources. */

import { bands } from '../curves.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, ellipse, line, path } from '../nodes.ts'
import { AMBER, CYAN, EDGE, GRID, heading, INK, MINT, panel, ROSE, SOFT, VIOLET } from './look.ts'
export function sourcesDonut(): BoardNode {
  const sources = [
    ['Organic', 38, VIOLET],
    ['Direct', 24, CYAN],
    ['Referral', 17, MINT],
    ['Social', 13, AMBER],
    ['Email', 8, ROSE],
  ] as const
  const arcs = bands(
    sources.map(([, share]) => share),
    80,
    59,
    2.4,
  )
  return panel('sources', 1098, 228, 318, 316, [
    ...heading('Traffic sources', '162.8k visits'),
    dot(108, 168, 88, { fill: 'rgb(255 255 255 / .02)', stroke: { color: EDGE, width: 1, align: 'inside' } }),
    ...sources.map(([, , color], index) => path({ x: 108, y: 168, d: arcs[index] ?? '', fill: color })),
    ellipse({
      x: 58,
      y: 118,
      width: 100,
      height: 100,
      fill: {
        type: 'conic',
        angle: 0,
        stops: [
          [0, 'rgb(139 123 255 / .30)'],
          [0.5, 'rgb(56 208 238 / .10)'],
          [1, 'rgb(139 123 255 / 0)'],
        ],
      },
    }),
    dot(108, 168, 42, { fill: '#151b28' }),
    centered('38%', 62, 92, 163, 24, INK, 700),
    centered('organic', 62, 92, 183, 12, SOFT, 400),
    ...sources.flatMap(([title, share, color], index) => {
      const y = 108 + index * 30
      return [
        box({ x: 212, y: y - 4, width: 8, height: 8, cornerRadius: 3, fill: color }),
        label(title, 226, y, 12, SOFT),
        label(`${share}`, 270, y, 12, INK, { weight: 600, width: 28, align: 'right' }),
      ]
    }),
    line({
      points: [
        [20, 276.5],
        [298, 276.5],
      ],
      stroke: { color: GRID, width: 1 },
    }),
    label('🌱 Organic grew for the 6th week', 20, 295, 12, SOFT),
  ])
}
