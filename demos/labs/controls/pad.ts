import { make } from '../shell/make.ts'
import type { Binding } from '../shell/settings.ts'
import { name, type Words } from '../shell/words.ts'

/** Two numbers from -reach to reach as a knob in a square; arrow keys move it by one, with Shift by ten, a double click to the middle. */
export function pad(words: Words, x: Binding<number>, y: Binding<number>, reach: number): HTMLElement {
  const knob = make('span', 'knob')
  const field = make('div', 'pad', knob)
  field.tabIndex = 0
  // Two values in one: no role of ARIA has that, so the name tells both.
  field.setAttribute('role', 'application')
  name(field, words)
  const clamp = (value: number) => Math.min(reach, Math.max(-reach, Math.round(value)))
  const move = (toX: number, toY: number) => {
    x.set(clamp(toX))
    y.set(clamp(toY))
  }
  const show = () => {
    knob.style.setProperty('--x', String(x.get() / reach))
    knob.style.setProperty('--y', String(y.get() / reach))
  }
  field.addEventListener('pointerdown', (event) => {
    field.setPointerCapture(event.pointerId)
    follow(event)
  })
  field.addEventListener('pointermove', (event) => {
    if (field.hasPointerCapture(event.pointerId)) follow(event)
  })
  field.addEventListener('dblclick', () => move(0, 0))
  field.addEventListener('keydown', (event) => {
    const [dx, dy] = STEPS[event.key] ?? [0, 0]
    if (dx === 0 && dy === 0) return
    event.preventDefault()
    const step = event.shiftKey ? 10 : 1
    move(x.get() + dx * step, y.get() + dy * step)
  })
  function follow({ clientX, clientY }: PointerEvent): void {
    const { left, top, width, height } = field.getBoundingClientRect()
    move(((clientX - left) / width - 0.5) * 2 * reach, ((clientY - top) / height - 0.5) * 2 * reach)
  }
  x.watch(show)
  show()
  return field
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
