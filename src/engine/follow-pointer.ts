import { identity, invertAffine, mapX, mapY } from '../math/affine.ts'
import type { Trail } from '../scene/trail.ts'
import type { Engine } from './engine.ts'

/**
 * Draws with a trail where a pointer is dragged over `element`, the one that the engine is in: every sample that the browser
 * collected, and where it expects the pointer next. A pointer that is lifted, cancelled or lost ends the stroke. Returns what
 * stops it.
 */
export function followPointer(trail: Trail, engine: Engine, element: HTMLElement): () => void {
  const life = new AbortController()
  let pointer: number | null = null

  /** `event` is a sample of `of`, which came just now. */
  const push = (event: PointerEvent, of: PointerEvent, predicted: boolean) => {
    const { x, y } = engine.camera.toWorld(event.offsetX - element.clientLeft, event.offsetY - element.clientTop)
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
    if (pointer !== null || event.button !== 0) return
    pointer = event.pointerId
    element.setPointerCapture(pointer)
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
  return () => {
    life.abort()
    if (pointer !== null) trail.end()
    pointer = null
  }
}
