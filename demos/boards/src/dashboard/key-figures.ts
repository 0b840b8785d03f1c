/** Four key figures with sparklines. */

import { random, rounded } from '../curves.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, path, polyline } from '../nodes.ts'
import { CYAN, change, INK, MINT, panel, ROSE, SOFT, VIOLET } from './look.ts'

function sparkline(seed: number, color: string, clear: string, rises: boolean): BoardNode[] {
  const next = random(seed)
  const points = Array.from({ length: 15 }, (_, index): [number, number] => {
    const trend = rises ? 30 - index * 1.6 : 8 + index * 1.5
    return [index * 8, rounded(trend + (next() - 0.5) * 12)]
  })
  const [lastX, lastY] = points[14] ?? [0, 0]
  const area = `M0 44L${points.map(([x, y]) => `${x} ${y}`).join('L')}L${lastX} 44z`
  return [
    path({
      x: 182,
      y: 52,
      d: area,
      fill: {
        type: 'linear',
        angle: 180,
        stops: [
          [0, clear],
          [1, 'rgb(20 25 38 / 0)'],
        ],
      },
    }),
    polyline({ x: 182, y: 52, points, stroke: { color, width: 2, cap: 'round', join: 'round' } }),
    dot(182 + lastX, 52 + lastY, 3.5, { fill: color, stroke: { color: '#171d2b', width: 2, align: 'outside' } }),
  ]
}

export function keyFigures(): BoardNode[] {
  const figures = [
    ['revenue', '💰', 'Net revenue', '$284,610', '+12.4%', VIOLET, 'rgb(139 123 255 / .32)', 11],
    ['orders', '📦', 'Orders', '8,294', '+6.1%', CYAN, 'rgb(56 208 238 / .30)', 23],
    ['visitors', '👀', 'Visitors', '162.8k', '+18.9%', MINT, 'rgb(61 220 151 / .28)', 37],
    ['refunds', '↩️', 'Refund rate', '1.82%', '-0.4%', ROSE, 'rgb(255 122 144 / .28)', 41],
  ] as const
  return figures.map(([id, emoji, title, value, delta, color, clear, seed], index) =>
    panel(`kpi-${id}`, 96 + index * 334, 92, 318, 120, [
      box({ x: 20, y: 20, width: 32, height: 32, cornerRadius: 10, fill: 'rgb(255 255 255 / .06)' }, [
        centered(emoji, 0, 32, 16, 16, '#fff', 400),
      ]),
      label(title, 62, 36, 13, SOFT, { weight: 500 }),
      label(value, 20, 84, 28, INK, { weight: 700 }),
      ...sparkline(seed, color, clear, delta.startsWith('+')),
      change(delta, 298 - (delta.length * 7 + 28), 20),
    ]),
  )
}
