import { Box, type Scene, Text, Trail } from '../../../src/index.ts'
import { pick, type Words } from '../shell/words.ts'
import { CARD, CARD_ID, pathAt, TRAIL_ID } from './card.ts'
import type { ChaosSettings } from './chaos-settings.ts'

const FONT = 'Inter, "Noto Sans SC"'

const WORDS = {
  drag: ['Drag me', '拖动我'],
  kept: ['The scene stays', '场景不变'],
  same: ['and so does its picture', '画面亦不变'],
} as const satisfies Record<string, Words>

export const CHARACTERS = Object.values(WORDS).flat().join('')

/** Panels, and a card over them that is dragged, with its trail. */
export function fillChaosScene(scene: Scene, values: ChaosSettings, dark: boolean, time: number): void {
  const line = dark ? '#3d424e' : '#e2e6ed'
  const ink = dark ? '#f2f4f8' : '#14171f'
  for (const [i, x] of [-300, -90, 120].entries()) {
    const panel = scene.add(
      new Box({
        x,
        y: -130,
        width: 180,
        height: 260,
        cornerRadius: 18,
        fill: dark ? '#262a33' : '#ffffff',
        stroke: { color: line, align: 'inside' },
        shadow: { y: 6, blur: 24, spread: -4, color: dark ? 'rgb(0 0 0 / .5)' : 'rgb(16 24 40 / .12)' },
      }),
    )
    const title = i === 1 ? pick(WORDS.kept) : i === 2 ? pick(WORDS.same) : 'Glissade'
    panel.add(new Text({ text: title, x: 18, y: 18, fontSize: 13, fontWeight: 600, fontFamily: FONT, fill: ink }))
    for (let row = 0; row < 4; row++)
      panel.add(
        new Box({
          x: 18,
          y: 54 + 46 * row,
          width: 144,
          height: 34,
          cornerRadius: 9,
          fill: { type: 'linear', angle: 90, stops: GRADIENTS[(i + row) % GRADIENTS.length] as Stops },
          opacity: dark ? 0.5 : 0.35,
        }),
      )
  }
  if (values.trail)
    scene.add(new Trail({ id: TRAIL_ID, color: ['#3d5afe', '#e0529c00'], width: 20, taper: 0.8, life: 1.2 }))
  const card = scene.add(
    new Box({
      id: CARD_ID,
      ...pathAt(time),
      ...CARD,
      cornerRadius: 16,
      fill: '#3d5afe',
      shadow: { y: 10, blur: 28, spread: -4, color: 'rgb(30 40 140 / .45)' },
      draggable: true,
    }),
  )
  card.add(
    new Text({ text: pick(WORDS.drag), x: 18, y: 20, fontSize: 15, fontWeight: 600, fontFamily: FONT, fill: '#fff' }),
  )
  card.add(new Box({ x: 18, y: 52, width: 92, height: 8, cornerRadius: 4, fill: 'rgb(255 255 255 / .45)' }))
}

type Stops = readonly (readonly [number, string])[]

const GRADIENTS: readonly Stops[] = [
  [
    [0, '#3d5afe'],
    [1, '#7c4dff'],
  ],
  [
    [0, '#00b8a9'],
    [1, '#3d9afe'],
  ],
  [
    [0, '#ffb547'],
    [1, '#ff6f61'],
  ],
]
