import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { moveInto } from '../document/edit.ts'
import { word } from '../words/word.ts'
import { type DropPlace, dropPlace } from './drop-place.ts'
import type { Row } from './rows.ts'
import { LINE } from './window.ts'

/** CSS px that the pointer may tremble before a press becomes a drag. */
const THRESHOLD = 4
/** CSS px from an edge of the list in which a drag scrolls it, and by how much a move does. */
const EDGE = 24
const STEP = 8

/** Lines are dragged to another place among their siblings, or into another node. `begin`: of the pointer that went down on a line. */
export function useLayerDrag(list: RefObject<HTMLElement | null>, rows: readonly Row[]) {
  const [place, setPlace] = useState<DropPlace | null>(null)

  const begin = (event: PointerEvent, ids: readonly string[]) => {
    const from = event.clientY
    const line = event.currentTarget as HTMLElement
    const dragged = new Set(ids)
    let now: DropPlace | null = null
    let isDrag = false
    const move = ({ clientY }: PointerEvent) => {
      const element = list.current
      if (!element || (!isDrag && Math.abs(clientY - from) < THRESHOLD)) return
      isDrag = true
      const { top, bottom } = element.getBoundingClientRect()
      if (clientY < top + EDGE) element.scrollTop -= STEP
      if (clientY > bottom - EDGE) element.scrollTop += STEP
      now = dropPlace(rows, (clientY - top + element.scrollTop) / LINE, dragged)
      setPlace(now)
    }
    const end = ({ type }: Event) => {
      stop.abort()
      setPlace(null)
      if (type === 'pointerup' && now) moveInto(ids, now.parentId, now.index, { label: word('reorder') })
    }
    const giveUp = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end(event)
    }
    const stop = new AbortController()
    const { signal } = stop
    line.setPointerCapture(event.pointerId)
    line.addEventListener('pointermove', move, { signal })
    line.addEventListener('pointerup', end, { signal })
    line.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', giveUp, { signal })
  }

  return { place, begin }
}
