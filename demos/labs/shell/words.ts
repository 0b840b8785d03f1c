/** Words in two languages stand side by side where they are used; the page shows those of the present one. */

export type Language = 'en' | 'zh'
export type Words = readonly [en: string, zh: string]

export const LANGUAGES: readonly Language[] = ['en', 'zh']
export const OWN_LANGUAGE: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'

let language: Language = OWN_LANGUAGE

/** The words in the present language. */
export function pick([en, zh]: Words): string {
  return language === 'zh' ? zh : en
}

/** Makes `words` the text of an element, in this language and every later one. */
export function say<T extends HTMLElement>(element: T, [en, zh]: Words): T {
  element.dataset['en'] = en
  element.dataset['zh'] = zh
  element.textContent = pick([en, zh])
  return element
}

/** Makes `words` the accessible name of an element and, unless it only names a region, its tooltip. */
export function name<T extends HTMLElement>(element: T, [en, zh]: Words, hasTooltip = true): T {
  element.dataset['nameEn'] = en
  element.dataset['nameZh'] = zh
  if (hasTooltip) element.dataset['tooltip'] = ''
  writeName(element)
  return element
}

export function useLanguage(next: Language): void {
  language = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  for (const element of document.querySelectorAll<HTMLElement>('[data-en]')) {
    element.textContent = pick([element.dataset['en'] ?? '', element.dataset['zh'] ?? ''])
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-name-en]')) writeName(element)
}

function writeName(element: HTMLElement): void {
  const text = pick([element.dataset['nameEn'] ?? '', element.dataset['nameZh'] ?? ''])
  element.setAttribute('aria-label', text)
  if ('tooltip' in element.dataset) element.title = text
}
