/** The scanned voucher, what was checked on it, and the score. */

import { icon } from '../icons.ts'
import { label } from '../label.ts'
import { type BoardNode, box, dot, group, line, named, path } from '../nodes.ts'
import {
  BLUE,
  BLUE_WASH,
  BRAND,
  badge,
  button,
  card,
  FAINT,
  GOLD,
  GOLD_WASH,
  GREEN,
  GREEN_WASH,
  heading,
  INK,
  PLAIN,
  RULE,
  SOFT,
} from './look.ts'
import { voucherPaper } from './voucher-paper.ts'

export function voucherCheck(): BoardNode {
  const checks = [
    ['凭证号码', '在库 · 未使用', '一致', 'ok'],
    ['印鉴比对', '相似度 98.6%', '通过', 'ok'],
    ['防伪特征', '水印 · 微缩文字', '通过', 'ok'],
    ['大小写金额', '¥48,650.00', '一致', 'ok'],
    ['票面要素', '缴款日期模糊', '待复核', 'warn'],
  ] as const
  return card('voucher', 552, 88, 496, 396, [
    ...heading('shield', '凭证核验', '现金缴款单 · 影像批次 20250318-016', BLUE, BLUE_WASH),
    badge('已核 4 / 5', 392, 28, 80, GOLD, GOLD_WASH),
    named(
      'scanner',
      box({ x: 24, y: 76, width: 248, height: 240, cornerRadius: 12, fill: '#e9eff2', clip: true }, [
        voucherPaper(),
        box({
          x: 0,
          y: 84,
          width: 248,
          height: 48,
          fill: {
            type: 'linear',
            angle: 180,
            stops: [
              [0, 'rgb(24 168 148 / 0)'],
              [1, 'rgb(24 168 148 / .26)'],
            ],
          },
        }),
        line({
          points: [
            [8, 132],
            [240, 132],
          ],
          stroke: { color: '#18a894', width: 1.5, cap: 'round' },
        }),
        path({
          d: 'M12 28V18a6 6 0 0 1 6-6h10 M220 12h10a6 6 0 0 1 6 6v10 M236 212v10a6 6 0 0 1-6 6h-10 M28 228H18a6 6 0 0 1-6-6v-10',
          stroke: { color: BRAND, width: 2, cap: 'round' },
        }),
      ]),
    ),
    named(
      'checks',
      group(
        { x: 288, y: 76 },
        checks.map(([title, note, result, state], index) => {
          const good = state === 'ok'
          return group({ y: index * 48 }, [
            dot(12, 22, 12, { fill: good ? GREEN_WASH : GOLD_WASH }),
            icon(good ? 'check' : 'clock', 4, 14, 16, good ? GREEN : GOLD, 1.8),
            label(title, 34, 14, 13, INK, { weight: 500 }),
            label(note, 34, 32, 11, FAINT),
            label(result, 124, 22, 12, good ? GREEN : GOLD, { weight: 500, width: 60, align: 'right' }),
            ...(index < 4
              ? [
                  line({
                    points: [
                      [34, 44.5],
                      [184, 44.5],
                    ],
                    stroke: { color: RULE, width: 1 },
                  }),
                ]
              : []),
          ])
        }),
      ),
    ),
    label('综合评分', 24, 350, 12, SOFT, { weight: 500 }),
    box({ x: 80, y: 347, width: 112, height: 6, cornerRadius: 3, fill: '#e6ecef' }, [
      box({
        width: 106,
        height: 6,
        cornerRadius: 3,
        fill: {
          type: 'linear',
          angle: 90,
          stops: [
            [0, '#5cc2a4'],
            [1, '#23845a'],
          ],
        },
      }),
    ]),
    label('96', 204, 350, 16, GREEN, { weight: 700 }),
    button('重新扫描', 272, 332, 112, PLAIN, 'scan'),
    button('核验通过', 396, 332, 76, { fill: BLUE, color: '#fff' }),
  ])
}
