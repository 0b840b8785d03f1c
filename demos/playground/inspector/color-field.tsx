import { useRef } from 'preact/hooks'
import { word } from '../words/word.ts'
import { colorOf, cssOf } from './color.ts'
import { useAttempt } from './row.tsx'
import type { Binding, Burst } from './target.ts'
import { TextField } from './text-field.tsx'

export interface ColorFieldProps {
  readonly of: Binding
  readonly name: string
}

let picks = 0

/** A swatch that opens the browser's picker, the colour as CSS has it, and how opaque it is. */
export function ColorField({ of, name }: ColorFieldProps) {
  const attempt = useAttempt()
  const burst = useRef<Burst>({})
  const css = typeof of.value === 'string' ? of.value : null
  const { hex, alpha } = colorOf(css)
  const begin = () => {
    burst.current = { merge: `${of.key} picker ${++picks}` }
  }
  return (
    <div class="color-field">
      <span class="swatch" style={{ '--swatch': css ?? 'transparent' }}>
        <input
          type="color"
          aria-label={name}
          value={hex}
          onClick={begin}
          onInput={({ currentTarget: { value } }) =>
            attempt(() => of.edit(cssOf({ hex: value, alpha: css === null ? 1 : alpha }), burst.current))
          }
        />
      </span>
      <TextField of={of} name={`${name}, CSS`} placeholder={word('none')} parse={(text) => text.trim() || null} />
    </div>
  )
}
