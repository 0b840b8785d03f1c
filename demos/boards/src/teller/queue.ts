/** Who is served, who waits, and notices. */
import { centered, label } from '../label.ts'

import { type BoardNode, box, dot, group, line, named } from '../nodes.ts'
import {
  BLUE,
  BLUE_WASH,
  BRAND,
  BRAND_WASH,
  button,
  card,
  FAINT,
  GOLD,
  GOLD_WASH,
  GREEN,
  heading,
  INK,
  RED,
  RULE,
  SOFT,
} from './look.ts'

export function queue(): BoardNode {
  const waiting = [
    ['B018', '对公开户', '等候 6 分钟', BLUE, BLUE_WASH],
    ['A048', '个人现金', '等候 4 分钟', BRAND, BRAND_WASH],
    ['V006', '贵宾理财', '预约 14:45', GOLD, GOLD_WASH],
  ] as const
  const news = [
    ['尾箱现金超限额 12%，请安排上缴', '14:28', RED],
    ['大额取现预约 2 笔已复核', '14:15', GREEN],
    ['新版假币识别要点已下发，请学习', '13:50', BLUE],
  ] as const
  return card('queue', 1064, 88, 352, 396, [
    ...heading('people', '排队叫号', '03 号窗口 · 等候 12 人', GOLD, GOLD_WASH),
    button('叫号', 256, 20, 72, { fill: BRAND_WASH, color: BRAND }),
    named(
      'serving',
      box(
        {
          x: 24,
          y: 76,
          width: 304,
          height: 72,
          cornerRadius: 12,
          fill: {
            type: 'linear',
            angle: 110,
            stops: [
              [0, '#0d5c56'],
              [1, '#1d8a78'],
            ],
          },
          clip: true,
        },
        [
          dot(276, 8, 56, { fill: 'rgb(255 255 255 / .07)' }),
          dot(236, 82, 40, { fill: 'rgb(255 255 255 / .06)' }),
          label('正在办理', 20, 22, 12, 'rgb(255 255 255 / .75)'),
          label('A047', 20, 46, 26, '#fff', { weight: 700 }),
          label('陈思远', 184, 26, 13, '#fff', { weight: 500, width: 100, align: 'right' }),
          label('已用时 03:42', 164, 47, 12, 'rgb(255 255 255 / .75)', { width: 120, align: 'right' }),
        ],
      ),
    ),
    ...waiting.map(([number, business, since, color, wash], index) =>
      group({ x: 24, y: 156 + index * 36 }, [
        box({ y: 5, width: 52, height: 26, cornerRadius: 8, fill: wash }, [
          centered(number, 0, 52, 13, 13, color, 600),
        ]),
        label(business, 64, 18, 13, INK),
        label(since, 184, 18, 12, FAINT, { width: 120, align: 'right' }),
      ]),
    ),
    line({
      points: [
        [0, 272.5],
        [352, 272.5],
      ],
      stroke: { color: RULE, width: 1 },
    }),
    named(
      'news',
      group({ clip: { y: 273, width: 352, height: 123, cornerRadius: [0, 0, 16, 16] } }, [
        label('通知', 24, 291, 12, SOFT, { weight: 500 }),
        ...news.flatMap(([message, time, color], index) => [
          dot(28, 320 + index * 28, 3.5, { fill: color }),
          label(message, 42, 320 + index * 28, 13, INK, { width: 236 }),
          label(time, 280, 320 + index * 28, 12, FAINT, { width: 48, align: 'right' }),
        ]),
      ]),
    ),
  ])
}
