import { signal } from '@preact/signals'
import { onSurface, surface } from '../canvas/stage.ts'
import { showError } from '../shell/notes.ts'
import { writeDraft } from './drafts.ts'
import { open } from './open.ts'

/** Milliseconds without a change after which a document is kept. */
const PAUSE = 500

/** Is there something that the browser does not keep yet? */
export const isUnsaved = signal(false)

let timer = 0

/** Keeps what is edited, soon after each change and when the page is left. */
export function autosave(): void {
  onSurface(({ bus }) =>
    bus.on('transaction', () => {
      isUnsaved.value = true
      clearTimeout(timer)
      timer = window.setTimeout(save, PAUSE)
    }),
  )
  onSurface(({ bus }) =>
    bus.on('load', () => {
      clearTimeout(timer)
      isUnsaved.value = false
    }),
  )
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save()
  })
  window.addEventListener('pagehide', save)
}

function save(): void {
  clearTimeout(timer)
  if (!isUnsaved.peek()) return
  isUnsaved.value = false
  open.value = { ...open.peek(), isDraft: true }
  writeDraft(open.peek().draft, surface.peek().bus.toJSON()).catch((error: unknown) => {
    isUnsaved.value = true
    showError(error)
  })
}
