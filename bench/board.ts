import { type CardLayout, makeCards } from '../demos/boards/cards.ts'
import type { GlissadeDocument } from '../src/document/document.ts'

/** What is on the stage: cards by number and layout, or a document. */
export type Board = { readonly cards: number; readonly layout: CardLayout } | { readonly document: unknown }

export function documentOf(board: Board): GlissadeDocument | unknown {
  return 'document' in board ? board.document : makeCards({ count: board.cards, layout: board.layout })
}

/** For tables: `world 10,000`. */
export function nameOf(board: Board): string {
  return 'document' in board ? 'board' : `${board.layout} ${board.cards.toLocaleString('en')}`
}
