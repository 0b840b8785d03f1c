import type { Common } from '../shell/common.ts'
import { type Fields, flag } from '../shell/fields.ts'

export interface ChaosSettings extends Common {
  /** Whether the card is dragged about while nobody drags it, and whether a trail follows it. */
  readonly drag: boolean
  readonly trail: boolean
}

export const CHAOS_FIELDS: Fields<Omit<ChaosSettings, keyof Common>> = { drag: flag(true), trail: flag(true) }
