import type { Engine } from '../../../src/index.ts'
import { type Common, MAX_ZOOM, MIN_ZOOM } from './common.ts'
import type { Settings } from './settings.ts'

const ZOOM_STEP = 1.25
/** CSS px of a wheel that double the zoom. */
const WHEEL_DOUBLE = 400

/** Keeps the world point (cx, cy) in the middle of the stage. */
export function placeCamera(engine: Engine, stage: HTMLElement, { zoom, cx, cy }: Common): void {
  engine.camera.set({ x: cx - stage.clientWidth / 2 / zoom, y: cy - stage.clientHeight / 2 / zoom, zoom })
}

/** Zooms by `factor` so that a point of the stage, CSS px from its middle, stays where it is. */
export function zoomBy(settings: Settings<Common>, factor: number, x = 0, y = 0): void {
  const { zoom, cx, cy } = settings.values
  const next = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom * factor))
  settings.set({ zoom: next, cx: cx + x / zoom - x / next, cy: cy + y / zoom - y / next })
}

export function zoomHome(settings: Settings<Common>): void {
  settings.set({ zoom: 1, cx: 0, cy: 0 })
}

/** The wheel zooms, `+ - 0` too; a drag moves the view where it does nothing else. */
export function listenToView(stage: HTMLElement, settings: Settings<Common>, drags: boolean): void {
  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      const { left, top, width, height } = stage.getBoundingClientRect()
      const x = event.clientX - left - width / 2
      const y = event.clientY - top - height / 2
      zoomBy(settings, 2 ** (-event.deltaY / WHEEL_DOUBLE), x, y)
    },
    { passive: false },
  )
  stage.addEventListener('keydown', ({ key }) => {
    if (key === '+' || key === '=') zoomBy(settings, ZOOM_STEP)
    if (key === '-') zoomBy(settings, 1 / ZOOM_STEP)
    if (key === '0') zoomHome(settings)
  })
  if (!drags) return
  stage.addEventListener('pointerdown', (event) => {
    if (event.button === 0) stage.setPointerCapture(event.pointerId)
  })
  stage.addEventListener('pointermove', (event) => {
    if (!stage.hasPointerCapture(event.pointerId)) return
    const { zoom, cx, cy } = settings.values
    settings.set({ cx: cx - event.movementX / zoom, cy: cy - event.movementY / zoom })
  })
}
