import { identity, invertAffine, mapX, mapY } from '../math/affine.ts'
import type { Trail } from '../scene/trail.ts'
import type { Engine } from './engine.ts'

/**
 * Draws with a trail where a pointer is dragged over the picture in `element`, the one that the engine is in: every sample that
 * the browser collected, and where it expects the pointer next. A pointer that is lifted, cancelled or lost ends the stroke. A
 * finger draws instead of scrolling the page. Returns what stops it.
 */
export function followPointer(trail: Trail, engine: Engine, element: HTMLElement): () => void {
  const life = new AbortController()
  let pointer: number | null = null

  /** `event` is a sample of `of`, which came just now. */
  const push = (event: PointerEvent, of: PointerEvent, predicted: boolean) => {
    // Relative to the surface, whatever transforms it: it is the target of what it captures, and the canvas fills it.
    const zoom = element.currentCSSZoom ?? 1
    const { x, y } = engine.camera.toWorld(event.offsetX / zoom, event.offsetY / zoom)
    const inverse = identity()
    engine.scene.update()
    if (!invertAffine(inverse, trail.world)) return
    // Touch screens without pressure say 0 or 1, mice 0.5 while a button is down.
    const pressure = event.pointerType === 'mouse' ? 1 : event.pressure || 1
    const time = engine.now + event.timeStamp - of.timeStamp
    trail.push(mapX(inverse, x, y), mapY(inverse, x, y), { pressure, time, predicted })
  }

  const end = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return
    pointer = null
    trail.end()
  }

  const on = (type: string, listener: (event: PointerEvent) => void) =>
    element.addEventListener(type, listener as EventListener, { signal: life.signal })

  on('pointerdown', (event) => {
    const canvas = event.target as Element
    // Canvases come and go with their backends, what they lie in stays.
    const surface = canvas.parentElement
    if (pointer !== null || event.button !== 0 || canvas.tagName !== 'CANVAS' || surface?.parentElement !== element)
      return
    pointer = event.pointerId
    surface.setPointerCapture(pointer)
    push(event, event, false)
  })
  on('pointermove', (event) => {
    if (event.pointerId !== pointer) return
    const samples = event.getCoalescedEvents?.() ?? []
    for (const sample of samples.length > 0 ? samples : [event]) push(sample, event, false)
    const next = event.getPredictedEvents?.().at(-1)
    if (next) push(next, event, true)
  })
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) on(type, end)
  const { touchAction } = element.style
  element.style.touchAction = 'none'
  return () => {
    life.abort()
    element.style.touchAction = touchAction
    if (pointer !== null) trail.end()
    pointer = null
  }
}
