import { EngineError } from '../../src/index.ts'
import { element } from './element.ts'
import { word } from './words.ts'

const STAYS_MS = 9000
const MOST = 3

export interface Note {
  /** A word or a code. */
  readonly title: string
  /** Where it is, such as a path in a document. */
  readonly place?: string
  readonly text: string
}

/** A quiet note that leaves by itself. */
export function showNote({ title, place, text }: Note): void {
  const list = element('toasts')
  const toast = document.createElement('div')
  toast.className = 'toast'
  const head = paragraph('toast-head', title)
  if (place) {
    const code = document.createElement('code')
    code.textContent = place
    head.append(code)
  }
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = '×'
  close.setAttribute('aria-label', word('close'))
  close.addEventListener('click', () => toast.remove())
  toast.append(head, paragraph('', text), close)
  list.append(toast)
  while (list.children.length > MOST) list.firstElementChild?.remove()
  setTimeout(() => toast.remove(), STAYS_MS)
}

export function showError(error: unknown, title = ''): void {
  const isOurs = error instanceof EngineError
  const text = error instanceof Error ? error.message : String(error)
  showNote({ title: title || (isOurs ? error.code : 'error'), place: isOurs ? error.path : '', text })
}

function paragraph(className: string, text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = className
  element.append(text)
  return element
}
