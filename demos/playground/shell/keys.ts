/** What the keyboard asks of the camera; lengths in CSS px. */
export interface KeyActions {
  readonly pan: (dx: number, dy: number) => void
  readonly zoom: (factor: number) => void
  readonly fit: () => void
  readonly actualSize: () => void
}

const STEP = 64
const LARGE_STEP = 320
export const ZOOM_STEP = 1.25

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** Arrows pan (further with shift), + and - zoom, 0 fits, 1 is actual size. Controls keep their own arrow keys. */
export function listenToKeys(actions: KeyActions): void {
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = event.target instanceof HTMLInputElement ? undefined : ARROWS[event.key]
    const step = event.shiftKey ? LARGE_STEP : STEP
    if (arrow) actions.pan(arrow[0] * step, arrow[1] * step)
    else if (event.key === '+' || event.key === '=') actions.zoom(ZOOM_STEP)
    else if (event.key === '-') actions.zoom(1 / ZOOM_STEP)
    else if (event.key === '0') actions.fit()
    else if (event.key === '1') actions.actualSize()
    else return
    event.preventDefault()
  })
}
