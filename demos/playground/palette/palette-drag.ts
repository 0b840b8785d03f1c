import { signal } from '@preact/signals'
import { stage } from '../canvas/stage.ts'
import type { Item } from './items.ts'
import { placeAt } from './place.ts'

/** What hangs on the pointer, CSS px of the window. */
export interface Carried {
  readonly item: Item
  readonly x: number
  readonly y: number
  /** Would a release put it on the canvas? */
  readonly isOverStage: boolean
}

export const carried = signal<Carried | null>(null)

/** CSS px that the pointer may tremble before a press becomes a drag. */
const THRESHOLD = 4

/** Carries an item from the palette with mouse, finger or pen, from its press on. Escape, and a pointer that the system takes away, drop it. */
export function carry(down: PointerEvent, item: Item): void {
  if (down.button !== 0) return
  const source = down.currentTarget as HTMLElement
  const stop = new AbortController()
  const { signal } = stop
  const move = ({ clientX: x, clientY: y }: PointerEvent) => {
    if (!carried.peek() && Math.hypot(x - down.clientX, y - down.clientY) < THRESHOLD) return
    carried.value = { item, x, y, isOverStage: isOverStage(x, y) }
  }
  const end = () => {
    stop.abort()
    carried.value = null
  }
  const release = ({ clientX, clientY }: PointerEvent) => {
    const isDropped = carried.peek()?.isOverStage
    if (carried.peek()) swallowClick(source)
    end()
    if (isDropped) placeAt(item, clientX, clientY)
  }
  source.setPointerCapture(down.pointerId)
  source.addEventListener('pointermove', move, { signal })
  source.addEventListener('pointerup', release, { signal })
  source.addEventListener('pointercancel', end, { signal })
  window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal })
}

function isOverStage(x: number, y: number): boolean {
  const over = document.elementFromPoint(x, y)
  return over !== null && stage.contains(over)
}

/** The click that follows a drag back onto its source puts nothing into the middle. */
function swallowClick(source: HTMLElement): void {
  const swallow = (event: Event) => event.stopImmediatePropagation()
  source.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => source.removeEventListener('click', swallow, { capture: true }))
}
