import type { Engine, Scene } from '../../../src/index.ts'
import type { Sight } from '../picture/exact.ts'
import type { Picture } from '../picture/picture.ts'
import type { LabClock } from './clock.ts'
import type { Common } from './common.ts'
import type { Fields } from './fields.ts'
import type { Settings } from './settings.ts'
import type { LabId } from './toolbar.ts'
import type { Words } from './words.ts'

/** Another painter of the same picture, to be measured with the same ruler. */
export interface Rival<T> {
  readonly words: Words
  draw(values: T, dark: boolean, sight: Sight): Promise<Picture>
}

/** What a lab needs where things move: the stage that people touch, and the scene that it shows at present. */
export interface Live<T> {
  readonly stage: HTMLElement
  readonly settings: Settings<T & object>
  readonly clock: LabClock
  /** Null before the first picture. */
  scene(): Scene | null
  /** World point of an event on the stage. */
  toWorld(event: { readonly clientX: number; readonly clientY: number }): { readonly x: number; readonly y: number }
}

/** What a lab is beside what every lab has. `T`: its settings, the common ones among them. */
export interface Lab<T extends Common> {
  readonly id: LabId
  readonly title: Words
  readonly about: Words
  readonly fields: Fields<Omit<T, keyof Common>>
  /** The controls at the right. */
  panel(settings: Settings<T>, dark: () => boolean): readonly HTMLElement[]
  /** The colour behind the scene. */
  background(values: T, dark: boolean): string
  /** Builds the scene, which is empty, as it is at a time of the clock: the one on screen, and the one that is drawn exactly. */
  fill(scene: Scene, values: T, dark: boolean, time: number): void
  /** Settings that take a new scene; default: all of the lab. */
  readonly rebuilds?: readonly (keyof T)[]
  /** Those that its scenes show, for the fonts. */
  readonly characters?: string
  /** Brings the scene to life; without it a drag moves the view. */
  enliven?(live: Live<T>): void
  /** A lab whose engines go on by the backends below when theirs is lost; told of each engine on the stage. */
  survives?(engine: Engine): void
  /** World point that the loupe looks at in the beginning. */
  spot(values: T): { readonly x: number; readonly y: number }
  readonly rival?: Rival<T>
}
