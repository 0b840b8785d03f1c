import { actualSize, fitPage, panBy, zoomBy } from '../canvas/viewport.ts'
import { remove } from '../document/edit.ts'
import { selection } from '../document/selection.ts'
import { redo, undo } from '../history/steps.ts'
import { word } from '../words/word.ts'

const STEP = 64
const LARGE_STEP = 320
export const ZOOM_STEP = 1.25

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Ctrl or cmd and Z undo, with shift redo; on the canvas arrows pan (further with shift), + and - zoom, 0 fits, 1 is actual size, Delete takes away. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || isTyping(event)) return
    const isHandled = event.ctrlKey || event.metaKey ? travel(event) : look(event)
    if (isHandled) event.preventDefault()
  })
}

function travel({ key, shiftKey }: KeyboardEvent): boolean {
  const letter = key.toLowerCase()
  if (letter === 'z') shiftKey ? redo() : undo()
  else if (letter === 'y') redo()
  return letter === 'z' || letter === 'y'
}

function look({ key, shiftKey, target }: KeyboardEvent): boolean {
  const arrow = target === document.body ? ARROWS[key] : undefined
  const step = shiftKey ? LARGE_STEP : STEP
  if (arrow) panBy(arrow[0] * step, arrow[1] * step)
  else if (key === '+' || key === '=') zoomBy(ZOOM_STEP)
  else if (key === '-') zoomBy(1 / ZOOM_STEP)
  else if (key === '0') fitPage()
  else if (key === '1') actualSize()
  else if (key === 'Delete' || key === 'Backspace') remove(selection.peek(), { label: word('delete') })
  else return false
  return true
}

/** Text fields have keys, and an undo, of their own. */
function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select')
}
