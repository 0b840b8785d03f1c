import type { Word } from './words.ts'

/** One of several choices. `word` names its label in the words of the page; `label` is one that no language changes. */
export interface Choice<T extends string> {
  readonly value: T
  readonly label?: string
  readonly word?: Word
  /** Stands before the choice, as the name of those that follow. */
  readonly group?: Word
}

export interface Segments<T extends string> {
  /** Marks a choice without telling; null marks none. */
  show(value: T | null): void
}

/** A row of radio buttons that looks like one control. */
export function fillSegments<T extends string>(
  fieldset: HTMLElement,
  choices: readonly Choice<T>[],
  onChoose: (value: T) => void,
): Segments<T> {
  const inputs = new Map<T, HTMLInputElement>()
  for (const { value, label, word, group } of choices) {
    if (group) fieldset.append(textElement('span', 'group', undefined, group))
    const input = document.createElement('input')
    input.type = 'radio'
    input.name = fieldset.id
    input.value = value
    input.addEventListener('change', () => {
      // Chosen with the mouse: arrow keys go back to the stage.
      if (!input.matches(':focus-visible')) input.blur()
      onChoose(value)
    })
    const holder = document.createElement('label')
    holder.append(input, textElement('span', '', label, word))
    fieldset.append(holder)
    inputs.set(value, input)
  }
  return {
    show(value) {
      for (const [key, input] of inputs) input.checked = key === value
    },
  }
}

function textElement(tag: string, className: string, label: string | undefined, word: Word | undefined): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  if (word === undefined) element.textContent = label ?? ''
  else element.dataset['word'] = word
  return element
}
