import { CardDrag, draggableAt } from './card-drag.ts'
import { Pan, Pinch, type Point, wheel } from './pan-zoom.ts'
import type { Stage } from './stage.ts'

/**
 * Pointers on the stage. One on a card drags it, one elsewhere (or the middle button) pans, two pan and zoom. Escape
 * and a pointer that the system takes away put a dragged card back. `onCamera` is told when the user moved the camera.
 */
export function listenToPointers(stage: Stage, onCamera: () => void): void {
  const { element } = stage
  const pointers = new Map<number, Point>()
  let gesture: CardDrag | Pan | Pinch | null = null

  // A gesture belongs to the engine that it began on.
  stage.onEngine(() => {
    gesture = null
  })

  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }

  const cancel = () => {
    if (gesture instanceof CardDrag) gesture.cancel()
    gesture = null
    showCursor()
  }

  const showCursor = (hovered: Point | null = null) => {
    const card = hovered && draggableAt(stage.engine, hovered.x, hovered.y)
    element.dataset['cursor'] = gesture instanceof CardDrag ? 'drag' : gesture ? 'pan' : card ? 'card' : 'none'
  }

  const begin = (event: PointerEvent, point: Point) => {
    const [first, second] = [...pointers.values()]
    if (first && second) {
      cancel()
      return new Pinch(stage.engine, [first, second])
    }
    const card = event.button === 0 && !stage.isSwitching ? draggableAt(stage.engine, point.x, point.y) : null
    return card ? new CardDrag(stage.engine, card, point.x, point.y) : new Pan(stage.engine, point)
  }

  element.addEventListener('pointerdown', (event) => {
    if (event.button > 1 || pointers.size > 1) return
    element.setPointerCapture(event.pointerId)
    const point = pointOf(event)
    pointers.set(event.pointerId, point)
    gesture = begin(event, point)
    showCursor()
  })

  element.addEventListener('pointermove', (event) => {
    const point = pointOf(event)
    if (!pointers.has(event.pointerId)) {
      if (pointers.size === 0) showCursor(point)
      return
    }
    pointers.set(event.pointerId, point)
    if (gesture instanceof CardDrag) return gesture.move(point.x, point.y)
    const [first, second] = [...pointers.values()]
    if (gesture instanceof Pinch && first && second) gesture.move([first, second])
    else if (gesture instanceof Pan) gesture.move(point)
    if (gesture) onCamera()
  })

  const release = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return
    if (event.type !== 'pointerup') cancel()
    else if (gesture instanceof CardDrag) gesture.end()
    const [left] = [...pointers.values()]
    gesture = gesture instanceof Pinch && left ? new Pan(stage.engine, left) : null
    showCursor(event.pointerType === 'mouse' ? pointOf(event) : null)
  }
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    element.addEventListener(type, release)

  window.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') cancel()
  })

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      if (gesture instanceof CardDrag) return
      wheel(stage.engine, event, pointOf(event))
      onCamera()
    },
    { passive: false },
  )
  // The middle button would start the browser's own scrolling.
  element.addEventListener('mousedown', (event) => {
    if (event.button === 1) event.preventDefault()
  })
}
