import { effect } from '@preact/signals'
import { loadFonts } from '../../fonts.ts'
import { CHINESE } from '../words/chinese.ts'
import { language } from '../words/language.ts'

const LATIN = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')

/** Loads what the words of the page need of 'Inter' and 'Noto Sans SC'; without them the page is in the system's fonts. */
export function loadPageFonts(): void {
  effect(() => {
    const words = language.value === 'zh' ? Object.values(CHINESE).join('') : ''
    // One that does not come is not worth a note.
    loadFonts('/fonts', `${LATIN}中文${words}`).catch(() => {})
  })
}
