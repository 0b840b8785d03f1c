/** The playground: a designer's table over the engine's public API. */
import { render } from 'preact'
import { followHands } from './canvas/hands.ts'
import { followStage } from './canvas/viewport.ts'
import { autosave } from './document/autosave.ts'
import { open, openBoard, openOwn, openText } from './document/open.ts'
import { listenToFiles } from './document/open-file.ts'
import { followDocument } from './document/revision.ts'
import { unpack } from './document/share.ts'
import { followFrames } from './health/beat.ts'
import { followLanguage } from './palette/thumbnails.ts'
import { backend, readAddress } from './shell/address.ts'
import { choose, followBackend } from './shell/backend-menu.tsx'
import { listenToKeys } from './shell/keys.ts'
import { showError } from './shell/notes.ts'
import { loadPageFonts } from './shell/page-fonts.ts'
import { Playground } from './shell/playground.tsx'
import { followTheme } from './shell/theme.ts'

followTheme()
followDocument()
followHands()
followStage()
followFrames()
followBackend()
autosave()
listenToFiles()
listenToKeys()
render(<Playground />, document.body)
loadPageFonts()
void openAddress().then(followLanguage)
window.addEventListener('hashchange', () => {
  const asked = readAddress()
  if (asked.backend !== backend.peek()) void choose(asked.backend)
  if (asked.doc !== null || asked.board !== open.peek().board) void openAddress()
})

/** The document that the address holds or names; without one, what was edited last. */
async function openAddress(): Promise<void> {
  const { board, doc } = readAddress()
  if (doc === null) return board === null && location.hash ? openOwn() : openBoard(board)
  try {
    await openText(await unpack(doc))
  } catch (error) {
    showError(error)
    await openBoard(null)
  }
}
