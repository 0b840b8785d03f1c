import type { Node } from '../scene/node.ts'
import type { Scene } from '../scene/scene.ts'
import type { Adornments } from './adornments.ts'
import type { HandsCamera, Keys } from './gesture.ts'
import type { Device, Place } from './pointer-machine.ts'
import type { Size } from './size.ts'

/** What hands need of an engine. */
export interface HandsEngine {
  readonly scene: Scene
  readonly camera: HandsCamera
  readonly isDestroyed: boolean
  /** Milliseconds. */
  readonly now: number
  pick(x: number, y: number): Node | null
  on(type: 'frame' | 'backendchange', listener: () => void): () => void
}

/** What hands need of where they listen. Places are CSS px of the surface. */
export interface HandsSurface {
  /** Where a point of the window is; null where the surface has no area. */
  place(clientX: number, clientY: number): Place | null
  size(): Size
  /** Moves and the release of this pointer are told from now on, wherever it goes. */
  capture(pointer: number): void
  release(pointer: number): void
  setCursor(cursor: string): void
  draw(adornments: Adornments): void
  /** Ends listening, and what was drawn. */
  close(): void
}

/** What a surface tells. */
export interface HandsInputs {
  /** False: the press means nothing here. */
  down(pointer: {
    readonly id: number
    readonly device: Device
    readonly button: number
    readonly place: Place
    readonly keys: Keys
  }): boolean
  move(pointer: { readonly id: number; readonly place: Place; readonly buttons: number; readonly keys: Keys }): void
  up(pointer: { readonly id: number; readonly place: Place; readonly keys: Keys }): void
  /** Pointer lost or cancelled; without one: window left, page hidden. */
  interrupt(pointer?: number): void
  /** `isHere`: the surface has the focus. True: the key meant something. */
  key(key: { readonly name: string; readonly isDown: boolean; readonly isHere: boolean; readonly keys: Keys }): boolean
  /** Turned so far, CSS px. True: it meant something. */
  wheel(wheel: { readonly place: Place; readonly dx: number; readonly dy: number; readonly keys: Keys }): boolean
  /** What to put on the clipboard; null: nothing of hands. */
  copy(isCut: boolean): string | null
  /** True: it was something of hands. */
  paste(text: string): boolean
}
