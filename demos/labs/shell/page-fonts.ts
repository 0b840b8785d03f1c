import { loadFonts } from '../../fonts.ts'

/** Loads what the words of the page, and `more`, need of 'Inter' and 'Noto Sans SC'; without them the page is in the system's fonts. */
export async function loadPageFonts(more = ''): Promise<void> {
  try {
    await loadFonts('/fonts', `${LATIN}${document.body.textContent}${more}`)
  } catch {
    // Not worth a note.
  }
}

const LATIN = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')
