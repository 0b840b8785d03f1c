import type { Common } from '../shell/common.ts'
import { choice, color, type Fields, list, number } from '../shell/fields.ts'

/** One shadow of the list, the first painted on top, as in CSS. Lengths in CSS px. */
export interface Layer {
  readonly kind: 'outer' | 'inset'
  readonly x: number
  readonly y: number
  readonly blur: number
  readonly spread: number
  /** `#rrggbb` or `#rrggbbaa`. */
  readonly color: string
}

export interface ShadowSettings extends Common {
  readonly shape: 'box' | 'ellipse'
  readonly width: number
  readonly height: number
  readonly tl: number
  readonly tr: number
  readonly br: number
  readonly bl: number
  /** Degrees. */
  readonly rotation: number
  /** '': as the theme has it. */
  readonly fill: string
  readonly paper: string
  /** Width of a stroke inside the edge; 0: none. */
  readonly stroke: number
  readonly layers: readonly Layer[]
}

export const MAX_LAYERS = 6
export const MAX_BLUR = 200
export const MAX_OFFSET = 64
export const MAX_SPREAD = 48

export const LAYER: Fields<Layer> = {
  kind: choice(['outer', 'inset'], 'outer'),
  x: number(0, -MAX_OFFSET, MAX_OFFSET),
  y: number(0, -MAX_OFFSET, MAX_OFFSET),
  blur: number(0, 0, MAX_BLUR, 1),
  spread: number(0, -MAX_SPREAD, MAX_SPREAD, 1),
  color: color('#00000040'),
}

export const SOFT_CARD: readonly Layer[] = [
  { kind: 'outer', x: 0, y: 2, blur: 6, spread: 0, color: '#1018281f' },
  { kind: 'outer', x: 0, y: 16, blur: 40, spread: -4, color: '#10182840' },
]

export const SHADOW_FIELDS: Fields<Omit<ShadowSettings, keyof Common>> = {
  shape: choice(['box', 'ellipse'], 'box'),
  width: number(220, 4, 400),
  height: number(140, 4, 300),
  tl: number(20, 0, 150),
  tr: number(20, 0, 150),
  br: number(20, 0, 150),
  bl: number(20, 0, 150),
  rotation: number(0, -180, 180),
  fill: color(''),
  paper: color(''),
  stroke: number(0, 0, 12, 1),
  layers: list(SOFT_CARD, MAX_LAYERS, LAYER),
}

export const themeFill = (dark: boolean): string => (dark ? '#4b5160' : '#ffffff')
export const themePaper = (dark: boolean): string => (dark ? '#393e49' : '#eef0f4')
export const STROKE_COLOR = '#3d5afe'
