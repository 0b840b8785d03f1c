import { Box, Ellipse, Group, type Node, type Scene, type Stroke, Text } from '../../../src/index.ts'
import { pick, type Words } from '../shell/words.ts'
import type { ScalingSettings } from './scaling-settings.ts'

const FONT = 'Inter, "Noto Sans SC"'
/** World px from card to card where there are many. */
export const PITCH = { x: 64, y: 48 }

const WORDS = {
  title: ['Jelly card', '果冻卡片'],
  text: ['Drag me, let go, catch me again', '拖动我，松手，再接住我'],
  press: ['Press me', '按住我'],
  hold: ['And me', '还有我'],
} as const satisfies Record<string, Words>

/** Where the card lies, world px. */
export const CARD_HOME = { x: -132, y: -146 } as const

/** All characters that scenes of this lab show, for the fonts. */
export const CHARACTERS = Object.values(WORDS).flat().join('')

export function fillScalingScene(scene: Scene, values: ScalingSettings, dark: boolean): void {
  if (values.scene === 'card') for (const node of cardAndButtons(values, dark)) scene.add(node)
  else for (const node of manyCards(values.count, dark)) scene.add(node)
}

/** Columns of the grid; the rows are full. */
export const COLUMNS = { '100': 10, '1000': 40, '10000': 125 } as const satisfies Record<
  ScalingSettings['count'],
  number
>

function cardAndButtons({ stroke, strokeScale }: ScalingSettings, dark: boolean): Node[] {
  const ink = dark ? '#f2f4f8' : '#14171f'
  const soft = dark ? '#a3abba' : '#68707f'
  const surface = dark ? '#2b2f39' : '#ffffff'
  // Wider than a hairline it is there to be looked at.
  const color = stroke > 1 ? '#8fa2ff' : dark ? '#3d424e' : '#e2e6ed'
  const line = { color, width: stroke, scale: strokeScale, align: 'inside' } as const
  const card = new Box({
    id: 'card',
    ...CARD_HOME,
    width: 264,
    height: 176,
    cornerRadius: 24,
    fill: surface,
    stroke: line,
    shadow: { y: 18, blur: 48, spread: -6, color: dark ? 'rgb(0 0 0 / .6)' : 'rgb(16 24 40 / .22)' },
    draggable: true,
  })
  const stops = [
    [0, '#7c8cff'],
    [1, '#3d5afe'],
  ] as const
  card.add(
    new Box({ x: 24, y: 24, width: 52, height: 52, cornerRadius: 16, fill: { type: 'linear', angle: 145, stops } }),
  )
  card.add(new Ellipse({ x: 39, y: 39, width: 22, height: 22, stroke: { color: '#fff', width: 4 } }))
  card.add(text(pick(WORDS.title), 92, 28, 18, 600, ink))
  card.add(text('264 × 176', 92, 54, 13, 400, soft))
  card.add(text(pick(WORDS.text), 24, 94, 14, 400, soft))
  card.add(new Box({ x: 24, y: 136, width: 216, height: 8, cornerRadius: 4, fill: dark ? '#3d424e' : '#edf0f5' }))
  card.add(new Box({ x: 24, y: 136, width: 140, height: 8, cornerRadius: 4, fill: '#3d5afe' }))
  return [
    card,
    button('press-1', -132, WORDS.press, '#3d5afe', '#ffffff'),
    button('press-2', 6, WORDS.hold, surface, ink, line),
  ]
}

function button(id: string, x: number, words: Words, fill: string, ink: string, line?: Stroke): Node {
  const box = new Box({
    id,
    x,
    y: 62,
    width: 126,
    height: 54,
    cornerRadius: 18,
    fill,
    ...(line && { stroke: line }),
    shadow: { y: 6, blur: 18, spread: -2, color: line ? 'rgb(16 24 40 / .14)' : 'rgb(61 90 254 / .4)' },
  })
  const label = text(pick(words), 0, 18, 15, 600, ink)
  label.set({ width: 126, align: 'center' })
  box.add(label)
  return box
}

function text(text: string, x: number, y: number, fontSize: number, fontWeight: number, fill: string): Text {
  return new Text({ text, x, y, fontSize, fontWeight, fontFamily: FONT, fill })
}

function manyCards(cards: ScalingSettings['count'], dark: boolean): Node[] {
  const columns = COLUMNS[cards]
  const count = Number(cards)
  const rows = count / columns
  const group = new Group({ id: 'many' })
  for (let i = 0; i < count; i++) {
    const column = i % columns
    const row = Math.floor(i / columns)
    group.add(
      new Box({
        id: `card-${i}`,
        x: (column - columns / 2) * PITCH.x + 6,
        y: (row - rows / 2) * PITCH.y + 6,
        width: PITCH.x - 12,
        height: PITCH.y - 12,
        cornerRadius: 10,
        fill: `hsl(${225 + (70 * column) / columns} ${dark ? 62 : 84}% ${(dark ? 46 : 58) + (14 * row) / rows}%)`,
        shadow: { y: 3, blur: 8, color: dark ? 'rgb(0 0 0 / .5)' : 'rgb(30 41 99 / .28)' },
      }),
    )
  }
  return [group]
}
