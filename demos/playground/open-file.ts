import { element } from './element.ts'

/** Files handed over by the user: chosen with the button, or dropped anywhere on the page. */
export function listenToFiles(open: (file: File) => void): void {
  const input = element('file') as HTMLInputElement
  const overlay = element('drop')
  element('open').addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) open(file)
    // The same file can be chosen again after it was changed.
    input.value = ''
  })

  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    overlay.hidden = false
  })
  window.addEventListener('dragleave', (event) => {
    // Null: out of the window; else from one element to another.
    if (event.relatedTarget === null) overlay.hidden = true
  })
  window.addEventListener('drop', (event) => {
    overlay.hidden = true
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    open(file)
  })
}
