import { useRef, useState } from 'preact/hooks'
import { word } from '../words/word.ts'
import { useAttempt } from './row.tsx'
import { type Binding, type Burst, MIXED } from './target.ts'

export interface NumberFieldProps {
  readonly of: Binding
  /** Its accessible name. */
  readonly name: string
  /** A letter or two before the number, by which it is scrubbed. */
  readonly mark: string
  readonly unit?: string
  /** Of an arrow key, and of a px of a scrub. */
  readonly step?: number
  readonly min?: number
  readonly max?: number
  /** The number shown is the value times this. */
  readonly times?: number
  /** What stands there when nothing is set; the field can be emptied then. */
  readonly auto?: string
}

/** Milliseconds between two keys of one burst of typing. */
const TYPING = 1500

let bursts = 0

/** A number to type, to step with the arrow keys (shift: tenfold, alt: a tenth), and to scrub by its mark. */
export function NumberField({ of, name, mark, unit = '', step = 1, min, max, times = 1, auto }: NumberFieldProps) {
  const attempt = useAttempt()
  /** What is typed, while it is. */
  const [typed, setTyped] = useState<string | null>(null)
  const burst = useRef<Burst>({})
  const isMixed = of.value === MIXED
  const value = typeof of.value === 'number' ? of.value * times : null
  const shown = value === null ? '' : String(rounded(value))

  const begin = (mergeWithin?: number) => {
    burst.current = { merge: `${of.key} ${++bursts}`, ...(mergeWithin && { mergeWithin }) }
  }
  const write = (number: number) => {
    const inRange = Math.min(max ?? Infinity, Math.max(min ?? -Infinity, number))
    attempt(() => of.edit(rounded(inRange) / times, burst.current))
  }
  const onInput = (text: string) => {
    setTyped(text)
    const number = Number(text.replace(',', '.'))
    if (text.trim() === '') {
      if (auto !== undefined) attempt(() => of.edit(null, burst.current))
    } else if (!Number.isNaN(number)) attempt(() => of.edit(number / times, burst.current))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (event.key === 'Enter' || event.key === 'Escape') setTyped(null)
    if (way === undefined) return
    event.preventDefault()
    setTyped(null)
    write((value ?? 0) + way * step * (event.shiftKey ? 10 : event.altKey ? 0.1 : 1))
  }
  const scrub = (down: PointerEvent) => {
    const handle = down.currentTarget as HTMLElement
    const from = value ?? 0
    const stop = new AbortController()
    const { signal } = stop
    begin()
    handle.setPointerCapture(down.pointerId)
    handle.addEventListener('pointermove', ({ clientX }) => write(from + Math.round(clientX - down.clientX) * step), {
      signal,
    })
    for (const type of ['pointerup', 'pointercancel']) handle.addEventListener(type, () => stop.abort(), { signal })
  }

  return (
    <label class="number-field" title={name}>
      <span class="number-mark" onPointerDown={scrub}>
        {mark}
      </span>
      <input
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        aria-label={name}
        value={typed ?? shown}
        placeholder={isMixed ? word('mixed') : (auto ?? '')}
        onFocus={({ currentTarget }) => {
          begin(TYPING)
          currentTarget.select()
        }}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped(null)}
      />
      {unit && <span class="number-unit">{unit}</span>}
    </label>
  )
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
