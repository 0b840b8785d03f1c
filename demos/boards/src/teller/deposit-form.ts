/** Deposit and withdrawal: customer, account, amount in figures and in capitals, banknotes. */

import { icon } from '../icons.ts'
import { centered, label } from '../label.ts'
import { type BoardNode, box, dot, group, line, named } from '../nodes.ts'
import {
  BRAND,
  BRAND_WASH,
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
  WASH,
} from './look.ts'

function field(title: string, value: string, x: number, y: number, width: number, kind: 'input' | 'select' | 'fixed') {
  return group({ x, y }, [
    label(title, 0, 9, 12, SOFT, { weight: 500 }),
    box(
      {
        y: 20,
        width,
        height: 40,
        cornerRadius: 10,
        fill: kind === 'fixed' ? WASH : '#fff',
        stroke: { color: kind === 'fixed' ? RULE : '#d5dde2', width: 1, align: 'inside' },
      },
      [
        label(value, 12, 20, 14, kind === 'fixed' ? SOFT : INK),
        ...(kind === 'select' ? [icon('chevron', width - 30, 11, 18, FAINT)] : []),
      ],
    ),
  ])
}

function radio(title: string, x: number, y: number, on: boolean): BoardNode {
  const ring = { color: on ? BRAND : '#b9c4cc', width: on ? 5 : 1.5, align: 'inside' } as const
  return group({ x, y }, [
    dot(8, 10, 8, { fill: '#fff', stroke: ring }),
    label(title, 24, 10, 14, on ? INK : SOFT, { weight: on ? 500 : 400 }),
  ])
}

function customer(): BoardNode {
  return named(
    'customer',
    box({ x: 24, y: 76, width: 464, height: 72, cornerRadius: 12, fill: BRAND_WASH }, [
      dot(40, 36, 22, {
        fill: {
          type: 'linear',
          angle: 150,
          stops: [
            [0, '#3a9c8d'],
            [1, '#0e5f58'],
          ],
        },
      }),
      centered('陈', 18, 44, 36, 18, '#fff', 700),
      label('陈思远', 76, 26, 16, INK, { weight: 600 }),
      badge('金卡客户', 136, 14, 68, GOLD, GOLD_WASH),
      label('身份证 310104 **** **** 2417', 76, 49, 12, SOFT),
      box({ x: 356, y: 24, width: 92, height: 24, cornerRadius: 12, fill: '#fff' }, [
        icon('check', 8, 4, 16, GREEN, 1.8),
        label('实名已核', 28, 12, 12, GREEN, { weight: 500 }),
      ]),
    ]),
  )
}

function amount(): BoardNode {
  return named(
    'amount',
    group({ x: 24, y: 420 }, [
      label('存款金额（元）', 0, 9, 12, SOFT, { weight: 500 }),
      label('单笔限额 500,000.00', 264, 9, 12, FAINT, { width: 200, align: 'right' }),
      box(
        {
          y: 20,
          width: 464,
          height: 64,
          cornerRadius: 12,
          fill: '#fff',
          stroke: { color: BRAND, width: 2, align: 'inside' },
          shadow: { spread: 4, color: 'rgb(14 95 88 / .12)' },
        },
        [
          label('¥', 20, 32, 20, SOFT, { weight: 500 }),
          label('48,650.00', 44, 32, 28, INK, { weight: 600 }),
          line({
            points: [
              [187, 18],
              [187, 46],
            ],
            stroke: { color: BRAND, width: 2, cap: 'round' },
          }),
          ...['+100', '+1,000', '+1万'].flatMap((title, index) => [
            box(
              {
                x: 258 + index * 66,
                y: 18,
                width: 60,
                height: 28,
                cornerRadius: 8,
                fill: WASH,
                stroke: { color: RULE, width: 1, align: 'inside' },
              },
              [centered(title, 0, 60, 14, 12, SOFT)],
            ),
          ]),
        ],
      ),
      box({ y: 92, width: 464, height: 36, cornerRadius: 10, fill: GOLD_WASH }, [
        box({ x: 8, y: 8, width: 40, height: 20, cornerRadius: 6, fill: '#f1dfb8' }, [
          centered('大写', 0, 40, 10, 11, '#7d5716'),
        ]),
        label('人民币肆万捌仟陆佰伍拾元整', 60, 18, 14, '#6b4a12', { weight: 500 }),
      ]),
    ]),
  )
}

function denominations(): BoardNode {
  const notes = [
    ['100 元', '486', '#d9645c'],
    ['50 元', '1', '#4f9a6c'],
    ['20 元', '0', '#c99a54'],
    ['10 元', '0', '#5b86b8'],
  ] as const
  return named(
    'notes',
    group({ x: 24, y: 560 }, [
      label('券别清点', 0, 9, 12, SOFT, { weight: 500 }),
      label('验钞机 48,650.00 · 相符', 264, 9, 12, GREEN, { width: 200, align: 'right' }),
      ...notes.map(([title, count, color], index) =>
        box({ x: index * 118, y: 20, width: 110, height: 44, cornerRadius: 10, fill: WASH, clip: true }, [
          box({ width: 4, height: 44, fill: color }),
          label(title, 16, 22, 12, SOFT),
          label(count, 54, 22, 15, count === '0' ? FAINT : INK, { weight: 600, width: 44, align: 'right' }),
        ]),
      ),
    ]),
  )
}

export function depositForm(): BoardNode {
  const check = {
    type: 'linear',
    angle: 180,
    stops: [
      [0, '#177468'],
      [1, '#0c5650'],
    ],
  } as const
  return card('deposit', 24, 88, 512, 764, [
    ...heading('cash', '存取款', '个人现金业务 · 交易码 1101', BRAND, BRAND_WASH),
    box({ x: 352, y: 22, width: 136, height: 36, cornerRadius: 10, fill: '#eef2f4' }, [
      box(
        {
          x: 3,
          y: 3,
          width: 65,
          height: 30,
          cornerRadius: 8,
          fill: '#fff',
          shadow: { y: 1, blur: 4, color: 'rgb(16 42 51 / .16)' },
        },
        [centered('存款', 0, 65, 15, 13, BRAND, 600)],
      ),
      centered('取款', 68, 65, 18, 13, SOFT),
    ]),
    customer(),
    named(
      'account',
      group({ x: 24, y: 160 }, [
        field('账号 / 卡号', '', 0, 0, 464, 'input'),
        icon('card', 12, 30, 20, SOFT),
        label('6228 4801 2376 5590 418', 44, 40, 15, INK, { weight: 500 }),
        badge('校验通过', 384, 28, 72, GREEN, GREEN_WASH),
      ]),
    ),
    field('户名', '陈思远', 24, 232, 224, 'fixed'),
    field('账户余额', '¥ 186,420.75', 264, 232, 224, 'fixed'),
    field('币种', '人民币 CNY', 24, 304, 224, 'select'),
    field('储种', '活期储蓄', 264, 304, 224, 'select'),
    named(
      'method',
      group({ x: 24, y: 380 }, [
        label('存款方式', 0, 10, 12, SOFT, { weight: 500 }),
        radio('现金', 72, 0, true),
        radio('转账', 152, 0, false),
        radio('支票', 232, 0, false),
      ]),
    ),
    amount(),
    denominations(),
    box(
      {
        x: 24,
        y: 636,
        width: 344,
        height: 40,
        cornerRadius: 10,
        fill: '#fff',
        stroke: { color: '#d5dde2', width: 1, align: 'inside' },
      },
      [
        label('摘要', 12, 20, 12, FAINT),
        label('工资存入', 48, 20, 14, INK),
        label('4 / 20', 276, 20, 12, FAINT, { width: 56, align: 'right' }),
      ],
    ),
    box({ x: 388, y: 646, width: 20, height: 20, cornerRadius: 6, fill: BRAND }, [icon('check', 2, 2, 16, '#fff', 2)]),
    label('打印回单', 416, 656, 14, INK),
    line({
      points: [
        [0, 692.5],
        [512, 692.5],
      ],
      stroke: { color: RULE, width: 1 },
    }),
    named(
      'submit',
      box(
        {
          x: 24,
          y: 708,
          width: 240,
          height: 40,
          cornerRadius: 10,
          fill: check,
          shadow: { y: 4, blur: 12, color: 'rgb(14 95 88 / .28)' },
        },
        [
          centered('提交复核', 0, 200, 20, 14, '#fff', 600),
          box({ x: 156, y: 11, width: 28, height: 18, cornerRadius: 5, fill: 'rgb(255 255 255 / .2)' }, [
            centered('F9', 0, 28, 9, 11, '#fff'),
          ]),
        ],
      ),
    ),
    button('暂存', 276, 708, 100, PLAIN),
    button('清空', 388, 708, 100, PLAIN),
  ])
}
