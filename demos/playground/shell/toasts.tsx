import { word } from '../words/word.ts'
import { IconButton } from './icon-button.tsx'
import { dismiss, notes } from './notes.ts'

export function Toasts() {
  return (
    <div class="toasts" role="status">
      {notes.value.map((note) => (
        <div key={note} class="toast">
          <p class="toast-head">
            {note.title}
            {note.place && <code>{note.place}</code>}
          </p>
          <p>{note.text}</p>
          <IconButton icon="close" label={word('close')} onClick={() => dismiss(note)} />
        </div>
      ))}
    </div>
  )
}
