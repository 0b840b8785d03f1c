import { batch, signal } from '@preact/signals'
import type { GlissadeDocument } from '../../../src/index.ts'
import { surface } from '../canvas/stage.ts'
import { showPage } from '../canvas/viewport.ts'
import { backend, writeAddress } from '../shell/address.ts'
import { work } from '../shell/work.ts'
import { BOARDS, type Board, loadDocumentFonts } from './boards.ts'
import { dropDraft, readDraft, writeDraft } from './drafts.ts'

/** Which document is on the canvas. */
export interface Open {
  /** A board of the playground, or null for a document of the user's own. */
  readonly board: string | null
  /** Under this name the browser keeps what the user makes of it. */
  readonly draft: string
  /** Is it other than the board as it comes? */
  readonly isDraft: boolean
}

const OWN = 'own'
const EMPTY: GlissadeDocument = { version: 1, width: 1280, height: 800, root: { id: 'page', type: 'group' } }

export const open = signal<Open>({ board: null, draft: OWN, isDraft: false })

/** Grows with every document asked for; one that comes late is not shown. */
let asked = 0

/** A board as the user left it; the first one when there is none of that name. */
export function openBoard(id: string | null): Promise<void> {
  const board = BOARDS.find((one) => one.id === id) ?? (BOARDS[0] as Board)
  return next(async (isWanted) => {
    const draft = await readDraft(board.id).catch(() => undefined)
    if (draft) await loadDocumentFonts(JSON.stringify(draft))
    const document = draft ?? (await board.open())
    if (!isWanted()) return
    await show(document, { board: board.id, draft: board.id, isDraft: draft !== undefined }, board.isPage)
  })
}

/** The present board as it comes, without what the user made of it. */
export async function resetBoard(): Promise<void> {
  const { board, draft } = open.peek()
  await dropDraft(draft)
  await (board === null ? openNew() : openBoard(board))
}

export function openNew(): Promise<void> {
  return openText(JSON.stringify(EMPTY))
}

/** What the user made last without a board. */
export function openOwn(): Promise<void> {
  return next(async (isWanted) => {
    const document = (await readDraft(OWN)) ?? EMPTY
    await loadDocumentFonts(JSON.stringify(document))
    if (isWanted()) await show(document, { board: null, draft: OWN, isDraft: true }, true)
  })
}

/** A document of the user's own, as JSON: right or wrong is for the engine to say. */
export function openText(json: string): Promise<void> {
  return next(async (isWanted) => {
    await loadDocumentFonts(json)
    if (!isWanted()) return
    await show(json, { board: null, draft: OWN, isDraft: true }, true)
    await writeDraft(OWN, surface.peek().bus.toJSON())
  })
}

async function show(document: unknown, as: Open, isWhole: boolean): Promise<void> {
  const { bus } = surface.peek()
  await bus.load(document)
  batch(() => {
    open.value = as
    writeAddress({ board: as.board, backend: backend.peek() })
    showPage(bus.toJSON(), isWhole)
  })
}

function next(job: (isWanted: () => boolean) => Promise<void>): Promise<void> {
  const turn = ++asked
  return work(async () => {
    if (turn === asked) await job(() => turn === asked)
  })
}
