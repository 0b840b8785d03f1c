import { button, make } from '../shell/make.ts'
import type { Settings } from '../shell/settings.ts'
import { say, type Words } from '../shell/words.ts'

export interface Preset<T> {
  readonly words: Words
  readonly values: Partial<T>
}

/** Buttons that set several settings at once, each below a little picture of what it does. The one that is set is marked. */
export function presets<T extends object>(
  settings: Settings<T>,
  list: readonly Preset<T>[],
  picture: (values: Partial<T>) => Node,
): HTMLElement {
  const buttons = list.map(({ words, values }) =>
    button('preset', () => settings.set(values), make('span', 'thumb', picture(values)), say(make('span'), words)),
  )
  const show = () => {
    list.forEach(({ values }, i) => {
      buttons[i]?.setAttribute('aria-pressed', String(isSet(settings.values, values)))
    })
  }
  settings.onChange(show)
  show()
  return make('div', 'presets', ...buttons)
}

function isSet<T extends object>(present: T, values: Partial<T>): boolean {
  const names = Object.keys(values) as (keyof T)[]
  return names.every((name) => JSON.stringify(present[name]) === JSON.stringify(values[name]))
}
