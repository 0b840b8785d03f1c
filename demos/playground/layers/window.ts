import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Height of a line, CSS px; the style sheet has it too. */
export const LINE = 28
/** Lines beyond the visible ones that are there already. */
const BEYOND = 8

/** Which lines of a long list are worth having: those in view and some around them. `from` inclusive, `to` exclusive. */
export function useWindow(
  list: RefObject<HTMLElement | null>,
  length: number,
): { readonly from: number; readonly to: number } {
  const [view, setView] = useState({ top: 0, height: 0 })
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  const from = Math.max(0, Math.floor(view.top / LINE) - BEYOND)
  return { from, to: Math.min(length, Math.ceil((view.top + view.height) / LINE) + BEYOND) }
}

/** Scrolls a line into view, no further than needed. */
export function scrollTo(list: HTMLElement, line: number): void {
  const { scrollTop, clientHeight } = list
  if (line * LINE < scrollTop) list.scrollTop = line * LINE
  else if ((line + 1) * LINE > scrollTop + clientHeight) list.scrollTop = (line + 1) * LINE - clientHeight
}
