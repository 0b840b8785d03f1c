import type { BackendChoice } from '../../../src/index.ts'
import { choice, type Fields, number } from './fields.ts'
import { BACKENDS } from './stage.ts'
import { THEMES, type Theme } from './theme.ts'
import { LANGUAGES, type Language, OWN_LANGUAGE } from './words.ts'

/** The settings that every lab has. */
export interface Common {
  readonly lang: Language
  readonly theme: Theme
  readonly backend: BackendChoice
  /** CSS px per world px, and the world point in the middle of the stage. */
  readonly zoom: number
  readonly cx: number
  readonly cy: number
  /** `compare`: the middle of the stage beside the exact picture. */
  readonly view: 'live' | 'compare'
  /** How fast time runs where things move. */
  readonly speed: (typeof SPEEDS)[number]
  /** What differences are multiplied by to be seen. */
  readonly gain: number
}

export const SPEEDS = ['1', '0.25', '0.1', '0'] as const
export const MIN_ZOOM = 0.1
export const MAX_ZOOM = 20

export const COMMON: Fields<Common> = {
  lang: choice(LANGUAGES, OWN_LANGUAGE),
  theme: choice(THEMES, 'auto'),
  backend: choice<BackendChoice>(['auto', ...BACKENDS], 'auto'),
  zoom: number(1, MIN_ZOOM, MAX_ZOOM, 3),
  cx: number(0, -1e5, 1e5, 2),
  cy: number(0, -1e5, 1e5, 2),
  view: choice<Common['view']>(['live', 'compare'], 'live'),
  speed: choice(SPEEDS, '1'),
  gain: number(32, 1, 64),
}

/** Those of `values` that go along from lab to lab. */
export function companions({ lang, theme, backend }: Common): Partial<Common> {
  return { lang, theme, backend }
}
