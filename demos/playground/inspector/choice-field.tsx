import { word } from '../words/word.ts'
import { useAttempt } from './row.tsx'
import { type Binding, MIXED } from './target.ts'

export interface ChoiceFieldProps<T extends string> {
  readonly of: Binding
  readonly name: string
  readonly choices: readonly T[]
  readonly label: (choice: T) => string
  /** The value when none is set. */
  readonly unset?: T
  /** What a choice does; default: it is the value. */
  readonly onChoose?: (choice: T) => void
}

/** One of a few words. */
export function ChoiceField<T extends string>({ of, name, choices, label, unset, onChoose }: ChoiceFieldProps<T>) {
  const attempt = useAttempt()
  const isMixed = of.value === MIXED
  const value = isMixed ? '' : ((of.value ?? unset) as T)
  const choose = (choice: T) => attempt(() => (onChoose ? onChoose(choice) : of.edit(choice)))
  return (
    <select
      class="choice-field"
      aria-label={name}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value as T)}
    >
      {isMixed && <option value="">{word('mixed')}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {label(choice)}
        </option>
      ))}
    </select>
  )
}
