/** What a library has to do to be measured: the same for Glissade and for its peers. */

import type { CardLayout } from '../../demos/boards/cards.ts'
import { makeCards } from '../../demos/boards/cards.ts'
import type { DocumentNodeOf } from '../../src/document/document.ts'

/** One card of `demos/boards/cards.ts`, as plain values: CSS px and CSS colours. */
export interface Card {
  readonly x: number
  readonly y: number
  readonly fill: string
  readonly border: string
  readonly icon: string
  readonly label: string
}

/** What all cards have in common; places are from the card's top left corner. */
export const STYLE = {
  background: '#f4f5f7',
  width: 96,
  height: 56,
  radius: 8,
  shadow: { y: 4, blur: 16, color: 'rgb(0 0 0 / .25)' },
  icon: { x: 14, y: 16, radius: 6 },
  label: { x: 8, y: 28, size: 13, lineHeight: 19.5, color: '#24292f', family: 'Inter' },
} as const

export interface Peer {
  /** The pointer takes a card and will move it alone. */
  grab(index: number): void
  /** The pointer lets go of the card. */
  drop(index: number): void
  /** Puts a card's top left corner at a point of the board. */
  move(index: number, x: number, y: number): void
  /** Shows the board from a point on. */
  pan(x: number, y: number): void
  /** Draws what changed, and resolves when the picture is done: the main thread's part of it, ms. */
  draw(): Promise<number>
  /** The topmost card at a point of the view, or -1. */
  pick(x: number, y: number): number
}

/** Makes every card an object of the library's own and draws the first picture into `host`, which has the size of the view. `variant`: of `PEERS`. */
export type CreatePeer = (host: HTMLElement, cards: readonly Card[], variant: string) => Promise<Peer>

/** A frame of a library that draws when it is told to: `finished` waits for what `render` left to others. */
export async function timeFrame(render: () => void, finished: () => unknown): Promise<number> {
  const started = performance.now()
  render()
  const mainMs = performance.now() - started
  await finished()
  return mainMs
}

export function cardsOf(count: number, layout: CardLayout): Card[] {
  return (makeCards({ count, layout }).root?.children ?? []).map((node) => {
    const { props, children = [] } = node as DocumentNodeOf<'box'>
    const [icon, label] = children as [DocumentNodeOf<'ellipse'>, DocumentNodeOf<'text'>]
    const stroke = props?.stroke as { color: string }
    return {
      x: props?.x ?? 0,
      y: props?.y ?? 0,
      fill: props?.fill as string,
      border: stroke.color,
      icon: icon.props?.fill as string,
      label: label.props?.text ?? '',
    }
  })
}
