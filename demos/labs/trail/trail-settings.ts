import type { Common } from '../shell/common.ts'
import { choice, color, type Fields, flag, number } from '../shell/fields.ts'
import { DEMOS, type Demo } from './demo-path.ts'

export interface TrailSettings extends Common {
  /** Colours of what is new and of what has nearly faded, `#rrggbb` or `#rrggbbaa`. */
  readonly fresh: string
  readonly old: string
  /** CSS px. */
  readonly width: number
  readonly by: 'constant' | 'speed' | 'pressure'
  readonly taper: number
  /** Seconds. */
  readonly life: number
  /** Blur of the glow; 0: none. */
  readonly glow: number
  readonly glowColor: string
  /** '': as the theme has it. */
  readonly paper: string
  readonly demo: Demo
  /** Whether a card lies under the trails and another one over them. */
  readonly cards: boolean
}

export const TRAIL_FIELDS: Fields<Omit<TrailSettings, keyof Common>> = {
  fresh: color('#3d5afe'),
  old: color('#e0529c'),
  width: number(30, 1, 80),
  by: choice(['constant', 'speed', 'pressure'], 'speed'),
  taper: number(0.6, 0, 1, 2),
  life: number(2.6, 0.1, 8, 1),
  glow: number(0, 0, 80),
  glowColor: color('#3d5afe80'),
  paper: color(''),
  demo: choice(DEMOS, 'eight'),
  cards: flag(true),
}

export const themePaper = (dark: boolean): string => (dark ? '#1b1e25' : '#f3f4f7')
