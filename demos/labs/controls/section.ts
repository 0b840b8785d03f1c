import { make } from '../shell/make.ts'
import { say, type Words } from '../shell/words.ts'

/** Controls that belong together, under a heading. `extra` stands at the right of it. */
export function section(words: Words, controls: readonly HTMLElement[], ...extra: readonly HTMLElement[]): HTMLElement {
  return make('section', 'section', make('header', '', say(make('h2'), words), ...extra), ...controls)
}
