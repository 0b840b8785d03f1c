/** Light and dark. `auto` follows the system; what is chosen is the `color-scheme` of the page, and its colours follow by `light-dark()`. */

export type Theme = 'auto' | 'light' | 'dark'
export const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

const system = matchMedia('(prefers-color-scheme: dark)')

export function isDark(theme: Theme): boolean {
  return theme === 'auto' ? system.matches : theme === 'dark'
}

export function useTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Calls back when the system changes its mind. */
export function onSystemTheme(listener: () => void): void {
  system.addEventListener('change', listener)
}
