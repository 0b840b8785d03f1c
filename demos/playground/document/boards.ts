import type { GlissadeDocument } from '../../../src/index.ts'
import { makeCards } from '../../boards/cards.ts'
import { loadFonts } from '../../fonts.ts'

/** A board to pick: its document is fetched or made when it is asked for, with its fonts. */
export interface Board {
  readonly id: string
  /** True for boards that are one screen, shown whole; others open at actual size in their middle. */
  readonly isPage: boolean
  readonly open: () => Promise<GlissadeDocument>
}

export const CARD_COUNTS = [1_000, 10_000, 100_000] as const

export const BOARDS: readonly Board[] = [
  { id: 'teller', isPage: true, open: () => fetchBoard('teller') },
  { id: 'dashboard', isPage: true, open: () => fetchBoard('dashboard') },
  ...CARD_COUNTS.map((count) => ({ id: `cards-${count}`, isPage: false, open: () => cards(count) })),
]

/** Loads the fonts that the text of a document asks for, here the JSON as a whole. */
export function loadDocumentFonts(json: string): Promise<void> {
  return loadFonts('/fonts', json)
}

async function fetchBoard(name: string): Promise<GlissadeDocument> {
  const response = await fetch(`/boards/${name}.json`)
  if (!response.ok) throw new Error(`/boards/${name}.json was answered with ${response.status}.`)
  const json = await response.text()
  await loadDocumentFonts(json)
  return JSON.parse(json)
}

async function cards(count: number): Promise<GlissadeDocument> {
  // Labels are ASCII: no need to look through all of them for characters.
  await loadFonts('/fonts')
  return makeCards({ count, layout: 'world' })
}
