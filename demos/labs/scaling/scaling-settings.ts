import { type Spring, spring } from '../../../src/index.ts'
import type { Common } from '../shell/common.ts'
import { choice, type Fields, flag, number } from '../shell/fields.ts'

export interface ScalingSettings extends Common {
  readonly scene: 'card' | 'many'
  /** Of a mass of 1. */
  readonly stiffness: number
  readonly damping: number
  /** Scale of what is pressed. */
  readonly press: number
  /** Width of strokes inside the edge, and what it is measured in. */
  readonly stroke: number
  readonly strokeScale: (typeof STROKE_SCALES)[number]
  /** Whether what is dragged follows by the spring, and swings with its velocity. */
  readonly follow: boolean
  readonly wobble: boolean
  /** Cards where there are many. */
  readonly count: (typeof COUNTS)[number]
}

export const STROKE_SCALES = ['scale', 'fixed'] as const
export const COUNTS = ['100', '1000', '10000'] as const

export const SCALING_FIELDS: Fields<Omit<ScalingSettings, keyof Common>> = {
  scene: choice(['card', 'many'], 'card'),
  stiffness: number(260, 20, 1200),
  damping: number(14, 1, 80, 1),
  press: number(0.9, 0.5, 1.5, 2),
  stroke: number(1, 0, 8, 1),
  strokeScale: choice(STROKE_SCALES, 'scale'),
  follow: flag(true),
  wobble: flag(true),
  count: choice(COUNTS, '1000'),
}

/** The least damping that a spring may have is a hundredth of the critical. */
export function springOf({ stiffness, damping }: Pick<ScalingSettings, 'stiffness' | 'damping'>): Spring {
  return spring({ stiffness, damping: Math.max(damping, 0.021 * Math.sqrt(stiffness)) })
}
