import type { Node } from '../scene/node.ts'
import type { GestureKind, Outcome, Place } from './pointer-machine.ts'

/** Keys that are down and change what a gesture does. `control`: or Command. */
export interface Keys {
  readonly shift: boolean
  readonly alt: boolean
  readonly control: boolean
}

export const NO_KEYS: Keys = { shift: false, alt: false, control: false }

/** What happens between the begin and the end of what pointers do. It changes the scene or the camera live. */
export interface Gesture {
  readonly kind: GestureKind
  /** Those that it changes, as they are painted. */
  readonly nodes: readonly Node[]
  /** Name of the step that it is in the history of the document. */
  readonly label: string
  /** The pointers are there, CSS px of the surface: one, of a pinch two. May be called again for the same places. */
  move(places: readonly Place[], keys: Keys): void
  /** Everything is where it was before. */
  cancel(): void
  /** It is over, and what it did stays; 'cancelled' when it did nothing. */
  finish?(): Outcome
}

/** What gestures need of an engine's camera. */
export interface HandsCamera {
  x: number
  y: number
  zoom: number
  set(to: { readonly x?: number; readonly y?: number; readonly zoom?: number }): void
  toWorld(x: number, y: number): Place
}
