/** Bank, navigation, branch, clock, teller. */

import { icon } from '../icons.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, line, named, path } from '../nodes.ts'

export function header(): BoardNode {
  const tabs = ['存取款', '转账汇款', '开户销户', '理财基金', '贷款还款', '凭证管理', '日终处理']
  let x = 204
  const navigation = tabs.flatMap((title, index) => {
    const width = title.length * 14 + 32
    const at = x
    x += width + 4
    if (index > 0) return [centered(title, at, width, 32, 14, 'rgb(255 255 255 / .72)', 400)]
    return [
      box({ x: at, y: 14, width, height: 36, cornerRadius: 10, fill: 'rgb(255 255 255 / .16)' }, [
        centered(title, 0, width, 18, 14, '#fff', 500),
      ]),
    ]
  })
  const sky = {
    type: 'linear',
    angle: 96,
    stops: [
      [0, '#0a3f41'],
      [0.55, '#0e5651'],
      [1, '#12695c'],
    ],
  } as const
  return named(
    'header',
    box({ width: 1440, height: 64, fill: sky, shadow: { y: 2, blur: 12, color: 'rgb(8 46 46 / .25)' } }, [
      box(
        {
          x: 24,
          y: 14,
          width: 36,
          height: 36,
          cornerRadius: 10,
          fill: {
            type: 'linear',
            angle: 135,
            stops: [
              [0, '#f2d59a'],
              [1, '#c8963e'],
            ],
          },
        },
        [
          path({
            d: 'M6 22c3 0 4-2.5 6-2.5s3 2.5 6 2.5s4-2.5 6-2.5s3 2.5 6 2.5 M6 28c3 0 4-2.5 6-2.5s3 2.5 6 2.5s4-2.5 6-2.5s3 2.5 6 2.5 M18 7l8 7H10z',
            stroke: { color: '#0a3f41', width: 2, cap: 'round', join: 'round' },
          }),
        ],
      ),
      label('江海银行', 72, 24, 16, '#fff', { weight: 700 }),
      label('综合柜面系统', 72, 44, 12, 'rgb(255 255 255 / .64)'),
      line({
        points: [
          [184, 20],
          [184, 44],
        ],
        stroke: { color: 'rgb(255 255 255 / .18)', width: 1 },
      }),
      ...navigation,
      icon('bell', 1012, 22, 20, 'rgb(255 255 255 / .85)'),
      dot(1029, 24, 4, { fill: '#f0a63a', stroke: { color: '#11635a', width: 1.5, align: 'outside' } }),
      label('上海外滩支行', 1056, 24, 13, '#fff', { weight: 500, width: 120, align: 'right' }),
      label('机构号 310024', 1056, 43, 12, 'rgb(255 255 255 / .64)', { width: 120, align: 'right' }),
      line({
        points: [
          [1192, 20],
          [1192, 44],
        ],
        stroke: { color: 'rgb(255 255 255 / .18)', width: 1 },
      }),
      label('14:32:08', 1208, 24, 14, '#fff', { weight: 600 }),
      label('3月18日 周二', 1208, 43, 12, 'rgb(255 255 255 / .64)'),
      box({ x: 1300, y: 12, width: 116, height: 40, cornerRadius: 20, fill: 'rgb(255 255 255 / .12)' }, [
        dot(20, 20, 16, {
          fill: {
            type: 'linear',
            angle: 160,
            stops: [
              [0, '#f7c9a0'],
              [1, '#dd8f63'],
            ],
          },
        }),
        centered('林', 4, 32, 20, 14, '#5a2c12', 700),
        label('林晓雯', 46, 13, 13, '#fff', { weight: 500 }),
        label('柜员 0417', 46, 29, 11, 'rgb(255 255 255 / .64)'),
      ]),
    ]),
  )
}
