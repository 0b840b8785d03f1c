import { make } from '../shell/make.ts'
import type { Binding } from '../shell/settings.ts'
import { name, say, type Words } from '../shell/words.ts'

export interface SliderOptions {
  readonly words: Words
  readonly min: number
  readonly max: number
  readonly step?: number
  /** Stands behind the number, such as `px`. */
  readonly unit?: string
  /** What a double click on the track goes back to. */
  readonly home?: number
}

/** A number: a track to drag, and a field to type it. */
export function slider(binding: Binding<number>, options: SliderOptions): HTMLElement {
  const { words, min, max, step = 1, unit = '', home } = options
  const track = make('input', 'track')
  track.type = 'range'
  const field = make('input', 'number')
  field.type = 'text'
  field.inputMode = 'decimal'
  field.autocomplete = 'off'
  for (const input of [track, field]) name(input, words, false)
  track.min = String(min)
  track.max = String(max)
  track.step = String(step)
  const zero = share(Math.min(max, Math.max(min, 0)), min, max)

  const show = () => {
    const value = binding.get()
    track.value = String(value)
    if (document.activeElement !== field) field.value = text(value)
    const at = share(value, min, max)
    track.style.setProperty('--from', String(Math.min(zero, at)))
    track.style.setProperty('--to', String(Math.max(zero, at)))
  }
  const take = (value: number) => {
    if (Number.isFinite(value)) binding.set(Math.min(max, Math.max(min, Number(value.toFixed(3)))))
    show()
  }
  track.addEventListener('input', () => take(track.valueAsNumber))
  if (home !== undefined) track.addEventListener('dblclick', () => take(home))
  field.addEventListener('focus', () => field.select())
  field.addEventListener('change', () => {
    take(Number.parseFloat(field.value))
    field.value = text(binding.get())
  })
  field.addEventListener('keydown', (event) => {
    const sign = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (sign === 0) return
    event.preventDefault()
    take(binding.get() + sign * step * (event.shiftKey ? 10 : 1))
    field.value = text(binding.get())
  })
  const text = (value: number) => `${Number(value.toFixed(3))}`.replace('-', '−')
  binding.watch(show)
  show()
  return make(
    'div',
    'control',
    say(make('span', 'label'), words),
    make('span', 'value', field, make('span', 'unit', unit)),
    track,
  )
}

function share(value: number, min: number, max: number): number {
  return (value - min) / (max - min)
}
