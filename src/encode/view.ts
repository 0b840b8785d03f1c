import type { View } from '../frame/frame.ts'
import { growRect, type Rect } from '../math/rect.ts'
import type { Premultiplied } from './record-writer.ts'

/** Where the camera looks: the world point at the top left of the surface, and CSS px per world px. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What is drawn on, and from where. */
export interface Surface {
  readonly camera: Camera
  readonly pixelRatio: number
  /** Device px. */
  readonly width: number
  readonly height: number
  readonly background: Premultiplied
  /** What `View.time` becomes when something drawn is a function of time. */
  readonly time: number
}

/**
 * The view of one frame. A float32 must not depend on what was shown before, so row translations are multiples of
 * `quantum` (at most 1/256 device px) relative to an origin on a coarse grid; both follow from the camera alone. Device px are
 * counted from about that origin, too, so that a pan by whole ones changes (x, y) and no other number.
 */
export interface EncodeView extends Omit<View, 'time'> {
  /** Surface, device px; x and y whole. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly originX: number
  readonly originY: number
  readonly quantum: number
  /** How far fixed strokes reach beyond bounds, world px. */
  readonly reach: number
}

/** Tiles are about this many device px wide: with 8 fractional bits a translation fits float32's 24 bits 2 tiles either way. */
const TILE_BITS = 14
const FRACTION_BITS = 8

/** `reach`: CSS px of the screen. */
export function createView(camera: Camera, pixelRatio: number, width: number, height: number, reach = 0): EncodeView {
  const scale = Math.fround(camera.zoom * pixelRatio)
  const octave = Math.ceil(Math.log2(scale))
  const tile = 2 ** (TILE_BITS - octave)
  const originX = Math.floor(camera.x / tile + 0.5) * tile
  const originY = Math.floor(camera.y / tile + 0.5) * tile
  const left = devicePlace(camera.x - originX, scale)
  const top = devicePlace(camera.y - originY, scale)
  const x = Math.floor(left)
  const y = Math.floor(top)
  return {
    scale,
    offsetX: x - left,
    offsetY: y - top,
    x,
    y,
    width,
    height,
    originX,
    originY,
    quantum: 2 ** -(FRACTION_BITS + octave),
    reach: reach / camera.zoom,
  }
}

/** Of views of one scale: does only (x, y) differ, so that what was drawn is right and elsewhere on the screen? */
export function isShift(a: EncodeView, b: EncodeView): boolean {
  return a.offsetX === b.offsetX && a.offsetY === b.offsetY && a.originX === b.originX && a.originY === b.originY
}

/** On a grid of 1/256 device px; adding 0 turns -0 into 0. */
function devicePlace(cameraSpace: number, scale: number): number {
  return Math.round(cameraSpace * scale * 256) / 256 + 0
}

/** World coordinate -> camera space, on the quantum's grid. */
export function cameraSpace(world: number, origin: number, quantum: number): number {
  return Math.round((world - origin) / quantum) * quantum
}

/** World rectangle of bounds -> the whole device pixels that are touched, inside the surface. */
export function deviceRect(out: Rect, world: Rect, view: EncodeView): Rect {
  const { scale, offsetX, offsetY, x, y, originX, originY, reach } = view
  out.x0 = Math.max(x, Math.floor((world.x0 - reach - originX) * scale + offsetX) - 1)
  out.y0 = Math.max(y, Math.floor((world.y0 - reach - originY) * scale + offsetY) - 1)
  out.x1 = Math.min(x + view.width, Math.ceil((world.x1 + reach - originX) * scale + offsetX) + 1)
  out.y1 = Math.min(y + view.height, Math.ceil((world.y1 + reach - originY) * scale + offsetY) + 1)
  return out
}

/** Device rectangle -> the world rectangle outside of which no bounds are of what inks its pixels: antialiasing reaches one px beyond. */
export function worldRect({ x0, y0, x1, y1 }: Rect, view: EncodeView): Rect {
  const { scale, offsetX, offsetY, originX, originY, reach } = view
  return growRect(
    {
      x0: originX + (x0 - 1 - offsetX) / scale,
      y0: originY + (y0 - 1 - offsetY) / scale,
      x1: originX + (x1 + 1 - offsetX) / scale,
      y1: originY + (y1 + 1 - offsetY) / scale,
    },
    reach,
  )
}
