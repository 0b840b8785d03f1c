import type { Keys } from '../gesture.ts'
import type { Device } from '../pointer-machine.ts'
import type { HandsInputs, HandsSurface } from '../ports.ts'
import { ClientMap } from './client-map.ts'
import { Overlay } from './overlay.ts'

/** Px of a line that a wheel turns by. */
const LINE = 16

const keysOf = ({ shiftKey, altKey, ctrlKey, metaKey }: MouseEvent | KeyboardEvent): Keys => {
  return { shift: shiftKey, alt: altKey, control: ctrlKey || metaKey }
}

/**
 * Listens to what happens on the element of an engine, and tells it in CSS px of the surface, which is the element that the canvas fills. Moves are told at once, and then once a
 * frame; wheel events are kept from the page only where they mean something.
 */
export function listen(
  host: HTMLElement,
  surface: HTMLElement,
  inputs: HandsInputs,
  isPageScrolled: boolean,
): HandsSurface {
  const document = host.ownerDocument
  const view = document.defaultView ?? globalThis.window
  const life = new AbortController()
  const map = new ClientMap(surface)
  const overlay = new Overlay(surface)
  const before = { touchAction: host.style.touchAction, userSelect: host.style.userSelect }
  const hadTabIndex = host.hasAttribute('tabindex')
  /** A touch that was taken hold of is kept from scrolling the page. */
  let isTaken = false
  /** The last move of this frame that was not told yet. */
  let pending: PointerEvent | null = null
  let request = 0

  const isPicture = (target: EventTarget | null) =>
    target === host || (target instanceof view.Node && surface.contains(target))
  const place = (clientX: number, clientY: number) => map.toSurface(clientX, clientY)

  const flush = () => {
    const event = pending
    pending = null
    const at = event && place(event.clientX, event.clientY)
    if (at) inputs.move({ id: event.pointerId, place: at, buttons: event.buttons, keys: keysOf(event) })
  }
  const nextFrame = () => {
    request = 0
    if (!pending) return
    // Asked for before the scene changes, so that the next move is told before the picture is drawn.
    request = view.requestAnimationFrame(nextFrame)
    flush()
  }

  const on = <E extends Event>(
    target: EventTarget,
    type: string,
    listener: (event: E) => void,
    options: AddEventListenerOptions = { passive: true },
  ) => target.addEventListener(type, listener as EventListener, { capture: true, signal: life.signal, ...options })

  on<PointerEvent>(host, 'pointerdown', (event) => {
    isTaken = false
    const at = isPicture(event.target) ? place(event.clientX, event.clientY) : null
    if (!at) return
    flush()
    host.focus({ preventScroll: true })
    const { pointerId: id, pointerType, button } = event
    isTaken = inputs.down({ id, device: pointerType as Device, button, place: at, keys: keysOf(event) })
  })
  on<PointerEvent>(host, 'pointermove', (event) => {
    if (!isPicture(event.target)) return
    // Another pointer's is not to be lost.
    if (pending && pending.pointerId !== event.pointerId) flush()
    pending = event
    if (request) return
    request = view.requestAnimationFrame(nextFrame)
    flush()
  })
  on<PointerEvent>(host, 'pointerup', (event) => {
    flush()
    const at = place(event.clientX, event.clientY)
    if (at) inputs.up({ id: event.pointerId, place: at, keys: keysOf(event) })
    else inputs.interrupt(event.pointerId)
  })
  for (const type of ['pointercancel', 'lostpointercapture']) {
    on<PointerEvent>(host, type, ({ pointerId, target }) => {
      // A finger's own capture, by the canvas, ends when it becomes ours.
      if (type === 'pointercancel' || target === host) inputs.interrupt(pointerId)
    })
  }
  on(view, 'blur', (event) => {
    if (event.target === view) inputs.interrupt()
  })
  on(document, 'visibilitychange', () => {
    if (document.hidden) inputs.interrupt()
  })
  const claims = { passive: false }
  if (isPageScrolled) {
    on<TouchEvent>(
      host,
      'touchstart',
      (event) => {
        if (isTaken && event.cancelable) event.preventDefault()
      },
      claims,
    )
  }
  on<WheelEvent>(
    host,
    'wheel',
    (event) => {
      const at = isPicture(event.target) ? place(event.clientX, event.clientY) : null
      const unit = [1, LINE, host.clientHeight][event.deltaMode] ?? 1
      const turned = { dx: event.deltaX * unit, dy: event.deltaY * unit, keys: keysOf(event) }
      if (at && inputs.wheel({ place: at, ...turned })) event.preventDefault()
    },
    claims,
  )
  on<MouseEvent>(
    host,
    'mousedown',
    (event) => {
      // Else the browser scrolls by itself.
      if (event.button === 1 && isPicture(event.target)) event.preventDefault()
    },
    claims,
  )
  for (const type of ['keydown', 'keyup']) {
    on<KeyboardEvent>(
      document,
      type,
      (event) => {
        const isHere = event.target === host
        const key = { name: event.key, isDown: type === 'keydown', isHere, keys: keysOf(event) }
        if (!event.defaultPrevented && !event.isComposing && inputs.key(key)) event.preventDefault()
      },
      claims,
    )
  }

  for (const type of ['copy', 'cut', 'paste'] as const) {
    on<ClipboardEvent>(
      document,
      type,
      (event) => {
        const { clipboardData: data } = event
        if (!data || document.activeElement !== host) return
        const text = type === 'paste' ? data.getData('text/plain') : inputs.copy(type === 'cut')
        if (text === null || (type === 'paste' && !inputs.paste(text))) return
        if (type !== 'paste') data.setData('text/plain', text)
        event.preventDefault()
      },
      claims,
    )
  }

  host.style.touchAction = isPageScrolled ? 'pan-x pan-y' : 'none'
  host.style.userSelect = 'none'
  if (!hadTabIndex) host.tabIndex = 0

  return {
    place,
    size: () => ({ width: surface.offsetWidth, height: surface.offsetHeight }),
    capture(pointer) {
      try {
        host.setPointerCapture(pointer)
      } catch {
        // It was lifted meanwhile; what it held ends with the next move.
      }
    },
    release(pointer) {
      if (host.hasPointerCapture(pointer)) host.releasePointerCapture(pointer)
    },
    setCursor(cursor) {
      surface.style.cursor = cursor
    },
    draw: (adornments) => overlay.draw(adornments),
    close() {
      life.abort()
      view.cancelAnimationFrame(request)
      pending = null
      map.remove()
      overlay.remove()
      surface.style.cursor = ''
      Object.assign(host.style, before)
      if (!hadTabIndex) host.removeAttribute('tabindex')
    },
  }
}
