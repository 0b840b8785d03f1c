/** The scanned cash voucher on the teller's board: paper, guilloche, ruled fields, two seals. */
import { type BoardNode, box, dot, group, line, named, path, polyline, text } from '../nodes.ts'

const PAPER_WIDTH = 216
const PAPER_HEIGHT = 164
const PRINT = '#8a4b3c'
const PEN = '#22314f'
const SEAL = '#d5382f'
const SANS = "Inter, 'Noto Sans SC'"

const print = (content: string, x: number, y: number, size: number, fill: string, weight = 400): BoardNode =>
  text({ text: content, x, y, fontFamily: SANS, fontSize: size, fontWeight: weight, lineHeight: 1.5, fill })

/** Two interleaved waves, like the safety print of bank paper. */
function guilloche(y: number, phase: number): BoardNode {
  const points: [number, number][] = []
  for (let x = 0; x <= PAPER_WIDTH; x += 4) {
    points.push([x, Number((y + 9 * Math.sin(x / 14 + phase)).toFixed(2))])
  }
  return polyline({ points, stroke: { color: 'rgb(196 132 84 / .28)', width: 0.75, join: 'round' } })
}

function star(radius: number): string {
  const points = Array.from({ length: 10 }, (_, index) => {
    const r = index % 2 === 0 ? radius : radius * 0.382
    const angle = (index * Math.PI) / 5
    return `${(r * Math.sin(angle)).toFixed(2)} ${(-r * Math.cos(angle)).toFixed(2)}`
  })
  return `M${points.join('L')}z`
}

function roundSeal(): BoardNode {
  return group({ x: 166, y: 112, rotation: -14, opacity: 0.82, blendMode: 'multiply' }, [
    dot(0, 0, 25, { stroke: { color: SEAL, width: 2, align: 'inside' } }),
    dot(0, 0, 21.5, { stroke: { color: SEAL, width: 0.6, align: 'inside' } }),
    path({ y: -4, d: star(8.5), fill: SEAL }),
    text({
      text: '外滩支行',
      x: -20,
      y: 4,
      width: 40,
      align: 'center',
      maxLines: 1,
      fontFamily: SANS,
      fontSize: 8,
      fontWeight: 700,
      lineHeight: 1.5,
      fill: SEAL,
    }),
  ])
}

export function voucherPaper(): BoardNode {
  const fields = [
    ['缴款人', '陈思远'],
    ['收款账号', '6228 4801 2376 5590 418'],
    ['大写金额', '肆万捌仟陆佰伍拾元整'],
    ['款项来源', '工资'],
  ] as const
  return named(
    'paper',
    box(
      {
        x: 16,
        y: 38,
        width: PAPER_WIDTH,
        height: PAPER_HEIGHT,
        rotation: -2,
        cornerRadius: 3,
        fill: {
          type: 'linear',
          angle: 165,
          stops: [
            [0, '#fffdf6'],
            [1, '#faf1de'],
          ],
        },
        shadow: [
          { y: 1, blur: 2, color: 'rgb(60 40 10 / .18)' },
          { y: 10, blur: 20, spread: -4, color: 'rgb(60 40 10 / .28)' },
        ],
        clip: true,
      },
      [
        ...[0, 2.1, 4.2].map((phase) => guilloche(96, phase)),
        text({
          text: '现 金 缴 款 单',
          x: 0,
          y: 9,
          width: PAPER_WIDTH,
          align: 'center',
          maxLines: 1,
          fontFamily: SANS,
          fontSize: 13,
          fontWeight: 700,
          lineHeight: 1.5,
          fill: PRINT,
        }),
        print('江海银行', 12, 12, 8, PRINT, 500),
        print('No.00382716', 152, 12, 8, SEAL, 600),
        print('2025 年 3 月 18 日', 12, 32, 8, PRINT),
        box({ x: 12, y: 48, width: 192, height: 80, stroke: { color: PRINT, width: 0.75, align: 'inside' } }),
        line({
          points: [
            [60, 48],
            [60, 128],
          ],
          stroke: { color: PRINT, width: 0.5 },
        }),
        ...fields.flatMap(([title, value], index) => [
          print(title, 18, 52 + index * 20, 8, PRINT),
          print(value, 66, 52 + index * 20 - 1, 9, PEN, 500),
          ...(index > 0
            ? [
                line({
                  points: [
                    [12, 48 + index * 20],
                    [204, 48 + index * 20],
                  ],
                  stroke: { color: PRINT, width: 0.5 },
                }),
              ]
            : []),
        ]),
        print('¥ 48,650.00', 12, 134, 13, PEN, 600),
        polyline({
          points: [
            [98, 150],
            [101, 141],
            [104, 151],
            [108, 143],
            [111, 148],
            [116, 144],
            [122, 147],
            [130, 143],
          ],
          stroke: { color: PEN, width: 1, cap: 'round', join: 'round' },
        }),
        roundSeal(),
      ],
    ),
  )
}
