/** Devices, cash in the till, keys. */
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, line, named } from '../nodes.ts'
import { FAINT, GREEN, INK, RULE, SOFT } from './look.ts'

export function statusBar(): BoardNode {
  const devices = [
    ['核心系统 12 ms', GREEN],
    ['打印机 就绪', GREEN],
    ['验钞机 就绪', GREEN],
    ['高拍仪 校准中', '#d9962e'],
  ] as const
  const keys = [
    ['F1', '帮助'],
    ['F5', '刷新'],
    ['F9', '提交'],
    ['Esc', '退出'],
  ] as const
  return named(
    'status',
    box({ y: 868, width: 1440, height: 32, fill: '#fff' }, [
      line({
        points: [
          [0, 0.5],
          [1440, 0.5],
        ],
        stroke: { color: RULE, width: 1 },
      }),
      ...devices.flatMap(([title, color], index) => [
        dot(30 + index * 124, 16, 3.5, { fill: color }),
        label(title, 42 + index * 124, 16, 12, SOFT),
      ]),
      label('尾箱余额 ¥ 312,860.00', 552, 16, 12, INK, { weight: 500 }),
      label('今日业务 38 笔 · 现金收付 19 笔', 720, 16, 12, SOFT),
      ...keys.flatMap(([key, title], index) => [
        box(
          {
            x: 1100 + index * 72,
            y: 7,
            width: 28,
            height: 18,
            cornerRadius: 5,
            fill: '#f0f4f6',
            stroke: { color: '#dbe2e6', width: 1, align: 'inside' },
          },
          [centered(key, 0, 28, 9, 11, SOFT)],
        ),
        label(title, 1134 + index * 72, 16, 12, SOFT),
      ]),
      label('v7.4', 1388, 16, 11, FAINT),
    ]),
  )
}
