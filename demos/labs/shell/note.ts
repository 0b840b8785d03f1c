import { button, icon, make } from './make.ts'
import { name, say, type Words } from './words.ts'

const STAYS_MS = 9000
const MOST = 3
const CROSS = 'M4.5 4.5l7 7M11.5 4.5l-7 7'

const list = make('div', 'notes')
list.setAttribute('role', 'status')

/** Shows a quiet note that leaves by itself; `detail` is what no language changes. */
export function showNote(words: Words, detail = ''): void {
  if (!list.isConnected) document.body.append(list)
  const note = make('div', 'note', say(make('p'), words))
  if (detail) note.append(make('code', '', detail))
  note.append(
    name(
      button('icon-button', () => note.remove(), icon(CROSS)),
      ['Close', '关闭'],
    ),
  )
  list.append(note)
  while (list.children.length > MOST) list.firstElementChild?.remove()
  setTimeout(() => note.remove(), STAYS_MS)
}
