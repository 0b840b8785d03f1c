import { effect, signal } from '@preact/signals'

/** Light and dark. `auto` follows the system; what is chosen is the `color-scheme` of the page, and its colours follow by `light-dark()`. */
export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'glissade-theme'
const system = matchMedia('(prefers-color-scheme: dark)')

const theme = signal<Theme>(kept())

/** Writes the theme into the page, now and whenever it changes. */
export function followTheme(): void {
  effect(() => {
    if (theme.value === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme.value
  })
}

export function isDark(): boolean {
  return theme.value === 'auto' ? system.matches : theme.value === 'dark'
}

/** To the other one; what the system has is not written down, so that the page goes on to follow it. */
export function switchTheme(): void {
  const wanted = isDark() ? 'light' : 'dark'
  theme.value = (wanted === 'dark') === system.matches ? 'auto' : wanted
  try {
    localStorage.setItem(KEY, theme.value)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

function kept(): Theme {
  try {
    const found = localStorage.getItem(KEY)
    return found === 'light' || found === 'dark' ? found : 'auto'
  } catch {
    return 'auto'
  }
}
