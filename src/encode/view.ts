import type { View } from '../frame/frame.ts'
import type { Rect } from '../math/rect.ts'

/** Where the camera looks: the world point at the top left of the surface, and CSS px per world px. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/**
 * The view of one frame. A float32 must not depend on what was shown before, so row translations are multiples of
 * `quantum` (at most 1/256 device px) relative to an origin on a coarse grid; both follow from the camera alone.
 */
export interface EncodeView extends Omit<View, 'time'> {
  /** Surface, device px. */
  readonly width: number
  readonly height: number
  readonly originX: number
  readonly originY: number
  readonly quantum: number
  /** What is visible, world px. */
  readonly visible: Rect
}

/** Tiles are about this many device px wide: with 8 fractional bits a translation fits float32's 24 bits over 4 tiles. */
const TILE_BITS = 14
const FRACTION_BITS = 8

export function createView(camera: Camera, pixelRatio: number, width: number, height: number): EncodeView {
  const scale = Math.fround(camera.zoom * pixelRatio)
  const octave = Math.ceil(Math.log2(scale))
  const tile = 2 ** (TILE_BITS - octave)
  const originX = Math.floor(camera.x / tile) * tile
  const originY = Math.floor(camera.y / tile) * tile
  return {
    scale,
    offsetX: Math.round((originX - camera.x) * scale * 256) / 256,
    offsetY: Math.round((originY - camera.y) * scale * 256) / 256,
    width,
    height,
    originX,
    originY,
    quantum: 2 ** -(FRACTION_BITS + octave),
    visible: {
      x0: camera.x - 1 / scale,
      y0: camera.y - 1 / scale,
      x1: camera.x + (width + 1) / scale,
      y1: camera.y + (height + 1) / scale,
    },
  }
}

/** World coordinate -> camera space, on the quantum's grid. */
export function cameraSpace(world: number, origin: number, quantum: number): number {
  return Math.round((world - origin) / quantum) * quantum
}

/** World rectangle -> the whole device pixels it touches, inside the surface. */
export function deviceRect(out: Rect, world: Rect, view: EncodeView): Rect {
  const { scale, offsetX, offsetY, originX, originY } = view
  out.x0 = Math.max(0, Math.floor((world.x0 - originX) * scale + offsetX) - 1)
  out.y0 = Math.max(0, Math.floor((world.y0 - originY) * scale + offsetY) - 1)
  out.x1 = Math.min(view.width, Math.ceil((world.x1 - originX) * scale + offsetX) + 1)
  out.y1 = Math.min(view.height, Math.ceil((world.y1 - originY) * scale + offsetY) + 1)
  return out
}
