import { signal } from '@preact/signals'
import * as moves from './camera-moves.ts'
import { onSurface, stage, surface } from './stage.ts'

/** Of the camera, for the controls. */
export const zoom = signal(1)
/** World px: of the document that is shown. */
export const page = signal<moves.Size>({ width: 1280, height: 720 })

/** While the board is fitted, it stays so when the window changes. */
let isFitted = false

/** Keeps a fitted board fitted, and the zoom known. */
export function followStage(): void {
  new ResizeObserver(() => {
    if (isFitted) fitPage()
  }).observe(stage)
  onSurface(({ engine }) =>
    engine.on('frame', () => {
      zoom.value = engine.camera.zoom
    }),
  )
}

/** The user moved the camera by other means. */
export function cameraMoved(): void {
  isFitted = false
}

/** Shows a page from now on: whole, or at actual size in its middle. */
export function showPage(size: moves.Size, isWhole: boolean): void {
  page.value = size
  if (isWhole) fitPage()
  else {
    isFitted = false
    moves.showCenter(surface.peek().engine, stageSize(), size)
  }
}

export function fitPage(): void {
  isFitted = true
  moves.showWhole(surface.peek().engine, stageSize(), page.peek())
}

export function panBy(dx: number, dy: number): void {
  isFitted = false
  moves.pan(surface.peek().engine, dx, dy)
}

/** About the middle of the stage. */
export function zoomBy(factor: number): void {
  isFitted = false
  const { width, height } = stageSize()
  moves.zoomAt(surface.peek().engine, width / 2, height / 2, factor)
}

export function actualSize(): void {
  zoomBy(1 / surface.peek().engine.camera.zoom)
}

export function stageSize(): moves.Size {
  return { width: stage.clientWidth, height: stage.clientHeight }
}
