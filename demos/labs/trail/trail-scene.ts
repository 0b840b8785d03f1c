import { Box, type Node, type Scene, Text, Trail } from '../../../src/index.ts'
import { pick, type Words } from '../shell/words.ts'
import { demoSize } from './demo-path.ts'
import type { TrailSettings } from './trail-settings.ts'

const FONT = 'Inter, "Noto Sans SC"'
/** Pointers that can draw at once. */
export const POINTERS = 10

const WORDS = {
  under: ['Under the trail', '在拖尾之下'],
  over: ['Over the trail', '在拖尾之上'],
} as const satisfies Record<string, Words>

export const CHARACTERS = Object.values(WORDS).flat().join('')

/** Cards and trails, without samples. */
export function fillTrailScene(scene: Scene, values: TrailSettings, dark: boolean): void {
  if (values.cards) scene.add(card(-330, -150, WORDS.under, dark))
  const { trails } = demoSize(values.demo)
  for (let i = 0; i < trails; i++) scene.add(new Trail({ id: demoId(i), ...lookOf(values, trails > 1 ? i : null) }))
  for (let i = 0; i < POINTERS; i++) scene.add(new Trail({ id: pointerId(i), ...lookOf(values, null) }))
  if (values.cards) scene.add(card(120, 20, WORDS.over, dark))
}

export const demoId = (index: number): string => `demo-${index}`
export const pointerId = (index: number): string => `pointer-${index}`

/** Of many trails each has a hue of its own and is thin. */
function lookOf({ fresh, old, width, by, taper, life, glow, glowColor }: TrailSettings, index: number | null) {
  const hue = index === null ? 0 : (index * 137.508) % 360
  return {
    color: index === null ? ([fresh, old] as const) : ([`hsl(${hue} 85% 58%)`, `hsl(${hue} 85% 58% / 0)`] as const),
    width: index === null ? width : Math.max(2, width / 4),
    widthBy: by,
    taper,
    life,
    ...(glow > 0 && { glow: { blur: index === null ? glow : glow / 4, color: glowColor } }),
  }
}

function card(x: number, y: number, words: Words, dark: boolean): Node {
  const box = new Box({
    x,
    y,
    width: 210,
    height: 130,
    cornerRadius: 20,
    fill: dark ? '#2b2f39' : '#ffffff',
    stroke: { color: dark ? '#3d424e' : '#e2e6ed', align: 'inside' },
    shadow: { y: 10, blur: 30, spread: -4, color: dark ? 'rgb(0 0 0 / .5)' : 'rgb(16 24 40 / .16)' },
  })
  box.add(
    new Text({
      text: pick(words),
      x: 20,
      y: 20,
      fontSize: 15,
      fontWeight: 600,
      fontFamily: FONT,
      fill: dark ? '#f2f4f8' : '#14171f',
    }),
  )
  box.add(new Box({ x: 20, y: 56, width: 170, height: 8, cornerRadius: 4, fill: dark ? '#3d424e' : '#edf0f5' }))
  box.add(new Box({ x: 20, y: 76, width: 120, height: 8, cornerRadius: 4, fill: dark ? '#3d424e' : '#edf0f5' }))
  return box
}
