import { useRef, useState } from 'preact/hooks'
import { word } from '../words/word.ts'
import { useAttempt } from './row.tsx'
import { type Binding, type Burst, MIXED } from './target.ts'

export interface TextFieldProps {
  readonly of: Binding
  readonly name: string
  /** Lines of text instead of one. */
  readonly isLong?: boolean
  readonly placeholder?: string
  /** How the value stands in the field; default: as it is. */
  readonly format?: (value: unknown) => string
  /** What the field means; undefined while it means nothing yet. */
  readonly parse?: (text: string) => unknown
}

/** Milliseconds between two keys of one burst of typing. */
const TYPING = 1500

let bursts = 0

export function TextField({
  of,
  name,
  isLong = false,
  placeholder = '',
  format = plain,
  parse = same,
}: TextFieldProps) {
  const attempt = useAttempt()
  const [typed, setTyped] = useState<string | null>(null)
  const burst = useRef<Burst>({})
  const isMixed = of.value === MIXED

  const shared = {
    'aria-label': name,
    value: typed ?? (isMixed ? '' : format(of.value)),
    placeholder: isMixed ? word('mixed') : placeholder,
    spellcheck: false,
    autocomplete: 'off',
    onFocus: () => {
      burst.current = { merge: `${of.key} text ${++bursts}`, mergeWithin: TYPING }
    },
    onBlur: () => setTyped(null),
  }
  const write = (text: string) => {
    setTyped(text)
    const value = parse(text)
    if (value !== undefined) attempt(() => of.edit(value, burst.current))
  }
  return isLong ? (
    <textarea {...shared} class="text-field" rows={3} onInput={({ currentTarget }) => write(currentTarget.value)} />
  ) : (
    <input {...shared} class="text-field" type="text" onInput={({ currentTarget }) => write(currentTarget.value)} />
  )
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function same(text: string): unknown {
  return text
}
