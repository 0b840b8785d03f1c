import { make } from '../shell/make.ts'
import type { Binding } from '../shell/settings.ts'
import { name, say, type Words } from '../shell/words.ts'
import { slider } from './slider.ts'

/** The browser's colour picker, with the colour as text beside it. The alpha of `#rrggbbaa` is kept. `shown`: the colour that '' stands for. */
export function swatch(words: Words, binding: Binding<string>, shown: () => string = () => '#000000'): HTMLElement {
  const picker = make('input', 'swatch')
  picker.type = 'color'
  const code = make('input', 'number code')
  code.type = 'text'
  code.maxLength = 7
  code.spellcheck = false
  for (const input of [picker, code]) name(input, words, false)
  const show = () => {
    const color = (binding.get() || shown()).slice(0, 7)
    picker.value = color
    if (document.activeElement !== code) code.value = color
  }
  const take = (color: string) => {
    if (/^#[\da-f]{6}$/.test(color)) binding.set(color + binding.get().slice(7))
  }
  picker.addEventListener('input', () => take(picker.value))
  code.addEventListener('change', () => {
    const text = code.value.trim().toLowerCase()
    take(text.startsWith('#') ? text : `#${text}`)
    code.blur()
    show()
  })
  binding.watch(show)
  show()
  return make('div', 'control', say(make('span', 'label'), words), make('span', 'value', picker, code))
}

/** The alpha of `#rrggbbaa`, in percent. */
export function alphaSlider(
  words: Words,
  binding: Binding<string>,
  shown: () => string = () => '#000000',
): HTMLElement {
  const percent: Binding<number> = {
    get: () => Math.round(alphaOf(binding.get()) * 100),
    set: (value) => binding.set((binding.get() || shown()).slice(0, 7) + alphaDigits(value / 100)),
    watch: binding.watch,
  }
  return slider(percent, { words, min: 0, max: 100, unit: '%' })
}

export function alphaOf(color: string): number {
  return color.length > 7 ? Number.parseInt(color.slice(7), 16) / 255 : 1
}

function alphaDigits(alpha: number): string {
  const byte = Math.round(alpha * 255)
  return byte === 255 ? '' : byte.toString(16).padStart(2, '0')
}
