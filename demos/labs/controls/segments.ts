import { make } from '../shell/make.ts'
import type { Binding } from '../shell/settings.ts'
import { name, say, type Words } from '../shell/words.ts'

export interface Segment<T extends string> {
  readonly value: T
  /** A string is a name that no language changes. */
  readonly words: Words | string
}

/** A row of radio buttons that looks like one control. A value that is none of them marks none. */
export function segments<T extends string>(
  words: Words,
  binding: Binding<T>,
  choices: readonly Segment<T>[],
): HTMLElement {
  const group = make('div', 'segments')
  group.setAttribute('role', 'radiogroup')
  name(group, words, false)
  const id = `segments-${++count}`
  const inputs = choices.map(({ value, words }) => {
    const input = make('input')
    input.type = 'radio'
    input.name = id
    input.value = value
    input.addEventListener('change', () => binding.set(value))
    const text = make('span')
    group.append(make('label', '', input, typeof words === 'string' ? make('span', '', words) : say(text, words)))
    return input
  })
  const show = () => {
    const value: string = binding.get()
    for (const input of inputs) input.checked = input.value === value
  }
  binding.watch(show)
  show()
  return group
}

/** Segments below their name, as wide as the panel. */
export function segmentsRow<T extends string>(
  words: Words,
  binding: Binding<T>,
  choices: readonly Segment<T>[],
): HTMLElement {
  return make('div', 'control wide', say(make('span', 'label'), words), segments(words, binding, choices))
}

let count = 0
