import { signal } from '@preact/signals'
import { openText } from './open.ts'

/** True while a file hangs over the page. */
export const isFileOver = signal(false)

/** Lets the user choose a document. */
export function chooseFile(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    if (file) void openFile(file)
  })
  input.click()
}

/** Documents can be dropped anywhere on the page. */
export function listenToFiles(): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    isFileOver.value = true
  })
  window.addEventListener('dragleave', (event) => {
    // Null: out of the window; else from one element to another.
    if (event.relatedTarget === null) isFileOver.value = false
  })
  window.addEventListener('drop', (event) => {
    isFileOver.value = false
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    void openFile(file)
  })
}

async function openFile(file: File): Promise<void> {
  await openText(await file.text())
}
