import { Engine, EngineError } from '../../../src/index.ts'
import { surface } from '../canvas/stage.ts'
import { loadDocumentFonts } from './boards.ts'
import { difference } from './difference.ts'

/**
 * Makes the document what a text says, as one step of the history. Rejects with what the engine says of a wrong one, and changes
 * nothing then. Size, background and the root's id are not part of what operations change: where they differ the text is loaded anew.
 */
export async function rewrite(text: string, label: string): Promise<void> {
  const { bus } = surface.peek()
  const wanted = await checked(text)
  await loadDocumentFonts(text)
  const { root: from, ...oldPage } = bus.toJSON()
  const { root: to, ...newPage } = wanted
  const isSamePage = JSON.stringify(oldPage) === JSON.stringify(newPage)
  if (!isSamePage || from.id !== to.id || from.type !== to.type) return bus.load(text)
  const operations = difference(from, to)
  if (operations.length) bus.apply(operations, { label })
}

/** The document that a text means, as the engine reads it: loaded by one that nobody sees. */
async function checked(text: string) {
  const engine = new Engine({ width: 1, height: 1 }, { backend: 'canvas2d' })
  try {
    await engine.load(text)
    return engine.toJSON()
  } finally {
    engine.destroy()
  }
}

/** What the engine says of a text: the place, and the sentence. */
export interface Refusal {
  readonly path: string
  readonly text: string
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof EngineError) return { path: error.path, text: error.message }
  return { path: '', text: String(error) }
}
