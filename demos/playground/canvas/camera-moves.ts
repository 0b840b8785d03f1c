import type { Engine } from '../../../src/index.ts'

/** How the camera moves over a board of a known size. All lengths are CSS px of the stage unless said otherwise. */

const MIN_ZOOM = 0.02
const MAX_ZOOM = 32
const MAX_FIT = 2

/** Free space around a fitted board. */
const MARGIN = { x: 24, y: 20 } as const

export interface Size {
  readonly width: number
  readonly height: number
}

export function pan({ camera }: Engine, dx: number, dy: number): void {
  camera.set({ x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom })
}

/** Zooms about the point (x, y), which stays where it is. */
export function zoomAt({ camera }: Engine, x: number, y: number, factor: number): void {
  const wanted = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, camera.zoom * factor))
  camera.zoomAt(x, y, wanted / camera.zoom)
}

/** Shows a board of `page` world px whole, in the middle of the part of the stage that is `free`, from its top left. */
export function showWhole({ camera }: Engine, free: Size, page: Size): void {
  const width = Math.max(1, free.width - 2 * MARGIN.x)
  const height = Math.max(1, free.height - 2 * MARGIN.y)
  const zoom = Math.min(MAX_FIT, Math.max(MIN_ZOOM, Math.min(width / page.width, height / page.height)))
  const left = MARGIN.x + (width - page.width * zoom) / 2
  const top = MARGIN.y + (height - page.height * zoom) / 2
  camera.set({ x: -left / zoom, y: -top / zoom, zoom })
}

/** The middle of the board at actual size, on whole px. */
export function showCenter({ camera }: Engine, stage: Size, page: Size): void {
  camera.set({
    x: Math.round((page.width - stage.width) / 2),
    y: Math.round((page.height - stage.height) / 2),
    zoom: 1,
  })
}
