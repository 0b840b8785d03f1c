/**
 * A golden scene: one document that shows one visual property, with one truth (the oracle) for all backends.
 * Runner and viewer find scenes by the pattern `<area>/<name>.scene.ts`; the default export is a `GoldenScene`.
 */
import { type BoardNode, board } from '../../../demos/boards/src/nodes.ts'
import type { GlissadeDocument } from '../../../src/document/document.ts'

/** In 1/255, over inked pixels; an unset number is the backend's own. A scene that loosens one says why in `reason`. */
export interface Tolerance {
  readonly mean?: number
  /** Pixels that differ by more than this count as wrong. */
  readonly within?: number
  /** Share of pixels that may be wrong, 0..1. */
  readonly share?: number
}

export interface GoldenScene {
  readonly title: string
  readonly document: GlissadeDocument
  /** CSS px; the size of the document. */
  readonly size: readonly [width: number, height: number]
  readonly tolerance?: Tolerance
  readonly reason?: string
}

/** A scene of these nodes on white; `background: null` leaves the picture transparent. */
export function scene(
  title: string,
  size: readonly [width: number, height: number],
  children: readonly BoardNode[],
  background: string | null = '#fff',
): GoldenScene {
  const { background: color, ...bare } = board(size, background ?? '', children)
  return { title, size, document: background === null ? bare : { ...bare, background: color ?? '#fff' } }
}

/** `count` numbers from 0. */
export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
