import type { Preset } from '../controls/presets.ts'
import { make } from '../shell/make.ts'
import { boxShadowOf } from './browser-picture.ts'
import { type Layer, SHADOW_FIELDS, type ShadowSettings, SOFT_CARD } from './shadow-settings.ts'

const outer = (x: number, y: number, blur: number, spread: number, color: string): Layer => ({
  kind: 'outer',
  x,
  y,
  blur,
  spread,
  color,
})
const inset = (x: number, y: number, blur: number, spread: number, color: string): Layer => ({
  kind: 'inset',
  x,
  y,
  blur,
  spread,
  color,
})

/** Corners, shape and colours belong to the looks; size, place and rotation stay as they are. */
const look = (layers: readonly Layer[], change: Partial<ShadowSettings> = {}): Partial<ShadowSettings> => {
  const { shape, fill, paper, stroke } = SHADOW_FIELDS
  const radius = 20
  return {
    shape: shape.initial,
    fill: fill.initial,
    paper: paper.initial,
    stroke: stroke.initial,
    tl: radius,
    tr: radius,
    br: radius,
    bl: radius,
    ...change,
    layers,
  }
}

export const SHADOW_PRESETS: readonly Preset<ShadowSettings>[] = [
  { words: ['Soft card', '柔和卡片'], values: look(SOFT_CARD) },
  {
    words: ['Layers', '多层叠加'],
    values: look([1, 2, 4, 8, 16, 32].map((step) => outer(0, step, step * 2, 0, '#0f172a1a'))),
  },
  { words: ['Floating', '悬浮'], values: look([outer(0, 40, 80, -20, '#0f172a80'), outer(0, 0, 2, 0, '#0f172a1f')]) },
  {
    words: ['Pressed', '按下'],
    values: look([inset(0, 3, 8, 0, '#0f172a40'), inset(0, 0, 0, 1, '#0f172a14'), outer(0, 1, 0, 0, '#ffffffb3')], {
      fill: '#e3e7ee',
      paper: '#eef0f4',
    }),
  },
  {
    words: ['Soft relief', '软浮雕'],
    values: look([outer(-12, -12, 24, 0, '#ffffff'), outer(12, 12, 24, 0, '#a3b1c6b3')], {
      fill: '#e6eaf1',
      paper: '#e6eaf1',
    }),
  },
  {
    words: ['Neon', '霓虹'],
    values: look(
      [
        outer(0, 0, 6, 0, '#7dd3fc'),
        outer(0, 0, 28, 2, '#0ea5e9cc'),
        outer(0, 0, 90, 8, '#6366f199'),
        inset(0, 0, 24, 0, '#38bdf899'),
      ],
      { fill: '#0b1220', paper: '#080b14' },
    ),
  },
  {
    words: ['Hard edge', '硬边'],
    values: look([outer(10, 10, 0, 0, '#111827')], { fill: '#ffd84d', paper: '#fff6d6', tl: 6, tr: 6, br: 6, bl: 6 }),
  },
  {
    words: ['Glass', '玻璃'],
    values: look(
      [outer(0, 20, 50, -8, '#4c1d95b3'), inset(0, 1, 0, 0, '#ffffff99'), inset(0, -12, 30, -6, '#ffffff40')],
      {
        fill: '#ffffff3d',
        paper: '#a78bfa',
      },
    ),
  },
  {
    words: ['Leaf', '叶片'],
    values: look([outer(14, 18, 36, -4, '#065f4680'), inset(-6, -8, 20, 0, '#06402b40')], {
      fill: '#34d399',
      paper: '#ecfdf5',
      tl: 8,
      tr: 90,
      br: 8,
      bl: 90,
    }),
  },
]

/** A card of 34 x 22 px with the look at a quarter of its size, by CSS. */
export function shadowThumb({
  fill,
  paper,
  tl = 0,
  tr = 0,
  br = 0,
  bl = 0,
  layers = [],
}: Partial<ShadowSettings>): HTMLElement {
  const card = make('span', 'thumb-card')
  const small = layers.map((layer) => ({
    ...layer,
    x: layer.x / 4,
    y: layer.y / 4,
    blur: layer.blur / 4,
    spread: layer.spread / 4,
  }))
  card.style.boxShadow = boxShadowOf({ layers: small })
  card.style.borderRadius = [tl, tr, br, bl].map((radius) => `${radius / 4}px`).join(' ')
  if (fill) card.style.background = fill
  const ground = make('span', 'thumb-paper', card)
  if (paper) ground.style.background = paper
  return ground
}
