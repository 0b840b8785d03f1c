const PASSED =
  'pointerdown pointermove pointerup pointercancel mousedown mousemove mouseup click dblclick auxclick contextmenu wheel'

/**
 * Pointer input on the elements in `root` goes to the canvas below them, at the same place: whoever listens to the canvas, or around
 * it, hears it as if they were not there. They are in the way all the same, as what drives a page (Playwright, a screen reader that
 * explores by touch) looks there for what it clicks. A press gives its element the focus unless it was cancelled, by `press`.
 */
export function passPointer(root: HTMLElement, canvas: () => HTMLElement | null, press: (on: Element) => void): void {
  const pass = (event: Event): void => {
    const below = canvas()
    // A click that no pointer made has no place.
    if (!(event instanceof MouseEvent) || !below || isMade(event)) return
    event.stopImmediatePropagation()
    const { type } = event
    const again = new (event.constructor as typeof MouseEvent)(type, event)
    if (event instanceof PointerEvent) keepSamples(event, again)
    const isCancelled = !below.dispatchEvent(again)
    // The browser's own focusing might scroll the page to it.
    if (isCancelled || type === 'mousedown') event.preventDefault()
    if (!isCancelled && type === 'mousedown') press(event.target as Element)
  }
  for (const type of PASSED.split(' ')) root.addEventListener(type, pass, { passive: false })
}

/** By a program or by assistive technology: real clicks count from 1. */
function isMade({ type, detail }: MouseEvent): boolean {
  return detail === 0 && (type === 'mousedown' || type === 'mouseup' || type === 'click')
}

/** The samples that the browser gathered, and those that it expects, are no properties of an event. */
function keepSamples(from: PointerEvent, to: Event): void {
  Object.assign(to, {
    getCoalescedEvents: () => from.getCoalescedEvents?.() ?? [],
    getPredictedEvents: () => from.getPredictedEvents?.() ?? [],
  })
}
