import { signal } from '@preact/signals'
import { EngineError } from '../../../src/index.ts'

const STAYS_MS = 9000
const MOST = 3

export interface Note {
  /** A word or a code. */
  readonly title: string
  /** Where it is, such as a path in a document. */
  readonly place?: string
  readonly text: string
}

/** What the page has to say, the newest last. */
export const notes = signal<readonly Note[]>([])

/** A quiet note that leaves by itself. */
export function showNote(note: Note): void {
  notes.value = [...notes.value, note].slice(-MOST)
  setTimeout(() => dismiss(note), STAYS_MS)
}

export function dismiss(note: Note): void {
  notes.value = notes.value.filter((other) => other !== note)
}

export function showError(error: unknown, title = ''): void {
  const isOurs = error instanceof EngineError
  const text = error instanceof Error ? error.message : String(error)
  showNote({ title: title || (isOurs ? error.code : 'error'), place: isOurs ? error.path : '', text })
}
