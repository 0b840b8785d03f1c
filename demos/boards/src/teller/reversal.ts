/** Transactions of the day, and the one chosen to be reversed. */

import { icon } from '../icons.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, group, line, named } from '../nodes.ts'
import {
  badge,
  button,
  card,
  FAINT,
  FIGURES,
  GOLD,
  GOLD_WASH,
  GREEN,
  GREEN_WASH,
  heading,
  INK,
  PLAIN,
  RED,
  RED_WASH,
  RULE,
  SOFT,
  WASH,
} from './look.ts'

const STATES = {
  done: ['成功', GREEN, GREEN_WASH],
  pending: ['待授权', GOLD, GOLD_WASH],
  reversed: ['已冲正', SOFT, '#eef2f4'],
  failed: ['失败', RED, RED_WASH],
} as const

const TRANSACTIONS = [
  ['250318-0038', '14:26:51', '6228 **** 7731', '王建国', '取款', '-20,000.00', 'pending'],
  ['250318-0037', '14:19:07', '6217 **** 0924', '李雨桐', '存款', '8,300.00', 'done'],
  ['250318-0036', '14:11:33', '6228 **** 4416', '周明辉', '转账', '-126,500.00', 'done'],
  ['250318-0035', '13:58:20', '6230 **** 6658', '赵雅琴', '存款', '1,200.00', 'reversed'],
  ['250318-0034', '13:47:45', '6228 **** 3092', '孙浩然', '取款', '-50,000.00', 'done'],
  ['250318-0033', '13:40:12', '6222 **** 8105', '吴佩珊', '缴费', '-368.40', 'failed'],
] as const

const COLUMNS = {
  serial: 52,
  time: 164,
  account: 252,
  name: 384,
  kind: 460,
  amount: 528,
  state: 680,
  action: 760,
} as const

function transaction(row: (typeof TRANSACTIONS)[number], index: number): BoardNode {
  const [serial, time, account, name, kind, value, state] = row
  const [title, color, wash] = STATES[state]
  const chosen = index === 0
  const tick = chosen
    ? [box({ x: 24, y: 10, width: 16, height: 16, cornerRadius: 5, fill: RED }, [icon('check', 1, 1, 14, '#fff', 2)])]
    : [
        box({
          x: 24,
          y: 10,
          width: 16,
          height: 16,
          cornerRadius: 5,
          fill: '#fff',
          stroke: { color: '#c3cdd4', width: 1, align: 'inside' },
        }),
      ]
  const row36 = [
    ...tick,
    label(serial, COLUMNS.serial, 18, 13, INK, { weight: 500 }),
    label(time, COLUMNS.time, 18, 13, SOFT),
    label(account, COLUMNS.account, 18, 13, SOFT),
    label(name, COLUMNS.name, 18, 13, INK),
    label(kind, COLUMNS.kind, 18, 13, SOFT),
    label(value, COLUMNS.amount, 18, 13, value.startsWith('-') ? INK : GREEN, {
      weight: 500,
      width: 120,
      align: 'right',
      family: FIGURES,
    }),
    badge(title, COLUMNS.state, 6, 60, color, wash),
    label(state === 'reversed' ? '查看' : '冲正', COLUMNS.action, 18, 13, state === 'reversed' ? FAINT : RED, {
      weight: 500,
    }),
    line({
      points: [
        [24, 35.5],
        [840, 35.5],
      ],
      stroke: { color: '#eef2f4', width: 1 },
    }),
  ]
  return named(
    `flow-${serial.slice(-4)}`,
    group(
      { y: index * 36 },
      chosen ? [box({ x: 12, width: 832, height: 36, cornerRadius: 8, fill: RED_WASH }), ...row36] : row36,
    ),
  )
}

export function reversal(): BoardNode {
  const filters = [
    ['全部 38', true],
    ['成功 34', false],
    ['待授权 1', false],
    ['已冲正 2', false],
  ] as const
  const titles = [
    ['流水号', COLUMNS.serial],
    ['时间', COLUMNS.time],
    ['账号', COLUMNS.account],
    ['户名', COLUMNS.name],
    ['业务', COLUMNS.kind],
    ['状态', COLUMNS.state + 12],
    ['操作', COLUMNS.action],
  ] as const
  return card('reversal', 552, 500, 864, 352, [
    ...heading('undo', '冲正', '今日流水 · 借 21 笔 / 贷 17 笔', RED, RED_WASH),
    ...filters.map(([title, on], index) =>
      box({ x: 276 + index * 84, y: 24, width: 76, height: 32, cornerRadius: 16, fill: on ? INK : '#f0f4f6' }, [
        centered(title, 0, 76, 16, 12, on ? '#fff' : SOFT),
      ]),
    ),
    box(
      {
        x: 632,
        y: 22,
        width: 208,
        height: 36,
        cornerRadius: 10,
        fill: WASH,
        stroke: { color: RULE, width: 1, align: 'inside' },
      },
      [icon('search', 10, 9, 18, FAINT), label('流水号 / 账号 / 户名', 36, 18, 13, FAINT)],
    ),
    box({ y: 76, width: 864, height: 32, fill: WASH }, [
      ...titles.map(([title, x]) => label(title, x, 16, 12, SOFT, { weight: 500 })),
      label('金额（元）', COLUMNS.amount, 16, 12, SOFT, { weight: 500, width: 120, align: 'right' }),
    ]),
    named('flows', group({ y: 108, clip: { width: 864, height: 180 } }, TRANSACTIONS.map(transaction))),
    box({ x: 852, y: 112, width: 4, height: 172, cornerRadius: 2, fill: '#edf1f3' }, [
      box({ width: 4, height: 56, cornerRadius: 2, fill: '#c3cdd4' }),
    ]),
    named(
      'reverse-bar',
      box({ y: 288, width: 864, height: 64, cornerRadius: [0, 0, 16, 16], fill: '#fffafa' }, [
        line({
          points: [
            [0, 0.5],
            [864, 0.5],
          ],
          stroke: { color: '#f5dedc', width: 1 },
        }),
        label('已选 1 笔', 24, 32, 13, SOFT),
        label('冲正金额', 100, 32, 13, SOFT),
        label('¥ 20,000.00', 160, 32, 18, RED, { weight: 600 }),
        box(
          {
            x: 392,
            y: 12,
            width: 220,
            height: 40,
            cornerRadius: 10,
            fill: '#fff',
            stroke: { color: '#e6d3d1', width: 1, align: 'inside' },
          },
          [
            label('原因', 12, 20, 12, FAINT),
            label('金额录入错误', 48, 20, 14, INK),
            icon('chevron', 190, 11, 18, FAINT),
          ],
        ),
        button('取消', 624, 12, 84, PLAIN),
        button('授权冲正', 720, 12, 120, { fill: RED, color: '#fff' }, 'lock'),
      ]),
    ),
  ])
}
