import { make } from '../shell/make.ts'
import type { Binding } from '../shell/settings.ts'
import { say, type Words } from '../shell/words.ts'

/** A switch with its name before it. */
export function toggle(words: Words, binding: Binding<boolean>): HTMLElement {
  const input = make('input', 'switch')
  input.type = 'checkbox'
  input.setAttribute('role', 'switch')
  input.addEventListener('change', () => binding.set(input.checked))
  const show = () => {
    input.checked = binding.get()
  }
  binding.watch(show)
  show()
  return make('label', 'control', say(make('span', 'label'), words), input)
}
