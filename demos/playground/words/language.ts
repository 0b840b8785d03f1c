import { signal } from '@preact/signals'

export type Language = 'en' | 'zh'

const KEY = 'glissade-language'

/** The language of the page; what reads it is written anew when it changes. */
export const language = signal<Language>(startsWith())

export function switchLanguage(): void {
  language.value = language.value === 'en' ? 'zh' : 'en'
  try {
    localStorage.setItem(KEY, language.value)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function startsWith(): Language {
  try {
    const kept = localStorage.getItem(KEY)
    if (kept === 'en' || kept === 'zh') return kept
  } catch {
    // As above: nothing was kept.
  }
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
